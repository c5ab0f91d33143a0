import type { Mark } from './marks.ts';
import type { DayPart } from './meaning.ts';
import type { LocalTime } from './schedule.ts';

/** A time of day as it was said. `isWhole` says that its hour is one of 24: "7:30" is, "7" and "七点" may be in the evening. */
interface SaidTime {
  readonly hour: number;
  readonly minute: number;
  readonly isWhole: boolean;
  readonly words: string;
}

/** The times that words say: each with one reading, or with two where nothing tells morning from evening. */
export interface TimesRead {
  readonly times: readonly { readonly readings: readonly LocalTime[]; readonly words: string }[];
  /** What could not be: "13 pm". */
  readonly refused: readonly string[];
  /** The marks that were not used. */
  readonly rest: readonly Mark[];
}

interface Taken {
  readonly time: SaidTime;
  readonly length: number;
}

function numberAt(mark: Mark | undefined): number | undefined {
  return mark?.kind === 'number' ? mark.value : undefined;
}

/** What follows "7点": 半, or minutes with 分 or without. */
function minutesAt(marks: readonly Mark[], at: number): { readonly minute: number; readonly length: number } {
  if (marks[at]?.kind === 'half') return { minute: 30, length: 1 };
  const minute = numberAt(marks[at]);
  if (minute === undefined) return { minute: 0, length: 0 };
  return { minute, length: marks[at + 1]?.kind === 'minute' ? 2 : 1 };
}

/** A time that starts at a mark. A number alone is one too, unless it is a day of the month. */
function timeAt(marks: readonly Mark[], at: number): Taken | undefined {
  const mark = marks[at];
  if (mark === undefined) return undefined;
  const words = (length: number): string =>
    marks
      .slice(at, at + length)
      .map((one) => one.words)
      .join('');
  if (mark.kind === 'time') {
    const [hour = 0, minute = 0] = mark.at.split(':').map(Number);
    return { time: { hour, minute, isWhole: true, words: mark.words }, length: 1 };
  }
  if (mark.kind === 'clock') {
    return { time: { hour: mark.hour, minute: mark.minute, isWhole: true, words: mark.words }, length: 1 };
  }
  const hour = numberAt(mark);
  if (hour === undefined || hour > 23 || marks[at + 1]?.kind === 'monthday') return undefined;
  if (marks[at + 1]?.kind !== 'hour') {
    return { time: { hour, minute: 0, isWhole: hour === 0 || hour > 12, words: mark.words }, length: 1 };
  }
  const { minute, length } = minutesAt(marks, at + 2);
  return { time: { hour, minute, isWhole: hour === 0 || hour > 12, words: words(2 + length) }, length: 2 + length };
}

function clock(hour: number, minute: number): LocalTime {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The times that a said one may be; none where its part of the day contradicts it. */
function readingsOf({ hour, minute, isWhole }: SaidTime, part: DayPart | undefined): readonly LocalTime[] {
  if (part === undefined && isWhole) return [clock(hour, minute)];
  if (part === undefined) return [clock(hour % 12, minute), clock((hour % 12) + 12, minute)];
  if (part === 'am') return hour <= 12 ? [clock(hour % 12, minute)] : [];
  if (hour > 12) return [clock(hour, minute)];
  return hour === 0 || (hour === 12 && part === 'evening') ? [] : [clock((hour % 12) + 12, minute)];
}

interface Found {
  readonly time: SaidTime;
  readonly part: DayPart | undefined;
}

/** Parts of the day belong to the time that they follow ("7:30 pm"), else to all that have none ("every morning at 7", 早上七点). */
function findTimes(marks: readonly Mark[]): { found: Found[]; common: DayPart[]; rest: Mark[] } {
  const [found, common, rest]: [Found[], DayPart[], Mark[]] = [[], [], []];
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at];
    const taken = timeAt(marks, at);
    const after = marks[at + (taken?.length ?? 0)];
    if (taken !== undefined) {
      const part = after?.kind === 'part' ? after.part : undefined;
      found.push({ time: taken.time, part });
      at += taken.length - (part === undefined ? 1 : 0);
    } else if (mark?.kind === 'part') common.push(mark.part);
    else if (mark !== undefined) rest.push(mark);
  }
  return { found, common, rest };
}

/** Takes the times out of what was said. "7:30" is on a clock of 24 hours; a number alone up to 12 has two readings. */
export function readTimes(marks: readonly Mark[]): TimesRead {
  const { found, common, rest } = findTimes(marks);
  const isOnePart = new Set(common).size <= 1;
  const times = found.map(({ time, part }) => ({
    readings: isOnePart ? readingsOf(time, part ?? common[0]) : [],
    words: time.words,
  }));
  return {
    times: times.filter(({ readings }) => readings.length > 0),
    refused: times.filter(({ readings }) => readings.length === 0).map(({ words }) => words),
    rest,
  };
}
