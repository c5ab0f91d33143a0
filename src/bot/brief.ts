import { briefingMessage, cutOf } from '#src/briefing/briefing-message.ts';
import { BRIEFING_TEMPLATES } from '#src/briefing/template/parts.ts';
import type { Template } from '#src/briefing/template/template-file.ts';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Locale, Localised } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { nextTradingDay, tradingDayCount, tradingDayFrom } from '#src/schedule/nyse.ts';
import type { Knowledge } from './knowledge.ts';

/** The briefing that goes out each morning. */
export const DIGEST: (typeof BRIEFING_TEMPLATES)[number] = 'morning-digest';

/** A briefing to be written: which, for which day, in which language. */
export interface BriefingAsked {
  /** A template's name. */
  readonly template: string;
  /** The reader's day: what the report's age is counted to, and whose turn decides the cut. */
  readonly day: CalendarDate;
  readonly locale: Locale;
}

/** A briefing, or why there is none. */
export type Briefed =
  | { readonly kind: 'briefed'; readonly message: Message; readonly template: Template; readonly cut?: string }
  | { readonly kind: 'unknown-template'; readonly known: readonly string[] }
  | { readonly kind: 'no-report' };

/** A briefing as it is listed. */
export interface ListedBriefing {
  readonly name: string;
  readonly title: Localised;
}

/** Every template that can be sent by itself, the project's own first, then by name. */
export function listBriefings({ templates }: Knowledge): readonly ListedBriefing[] {
  const own: readonly string[] = BRIEFING_TEMPLATES;
  const place = (name: string): number => (own.includes(name) ? own.indexOf(name) : own.length);
  return [...templates.values()]
    .filter(({ name }) => !name.startsWith('answer-'))
    .map(({ name, title }) => ({ name, title }))
    .sort((a, b) => place(a.name) - place(b.name) || a.name.localeCompare(b.name));
}

/** The next days on which a digest goes out, from the given one on: trading days of the New York Stock Exchange. */
export function digestDays(from: CalendarDate, count: number): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = tradingDayFrom(from); days.length < count; day = nextTradingDay(day)) days.push(day);
  return days;
}

/** Writes a briefing from the newest report. Pure: the same day and snapshot give the same words. */
export function brief({ template: name, day, locale }: BriefingAsked, knowledge: Knowledge): Briefed {
  const template = knowledge.templates.get(name);
  const report = knowledge.library.latest;
  const known = listBriefings(knowledge).map((listed) => listed.name);
  if (template === undefined || !known.includes(name)) return { kind: 'unknown-template', known };
  if (report === undefined) return { kind: 'no-report' };
  const turn = tradingDayCount(day);
  const cut = cutOf(template, turn);
  const message = briefingMessage(template, { report, locale, turn }, { ...knowledge, today: day });
  return { kind: 'briefed', message, template, ...(cut === undefined ? {} : { cut }) };
}
