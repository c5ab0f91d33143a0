import { type CronRead, readCron } from './cron.ts';

/** A cron expression in a text, and the text without it. */
export interface FoundCron {
  readonly expression: string;
  readonly read: CronRead;
  readonly rest: string;
}

const NAMES = '(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
/** What a field may look like: it has a digit, a star or a question mark, or is made of names of days or months. */
const FIELD = new RegExp(`^(?:[\\d*?/,#lw-]*[\\d*?][\\d*?/,#lw-]*|l|lw|${NAMES}(?:[-,]${NAMES})*)$`, 'i');
const FIELDS = 5;

function runAt(words: readonly string[], at: number): number {
  const rest = words.slice(at);
  const end = rest.findIndex((word) => !FIELD.test(word));
  return end < 0 ? rest.length : end;
}

/** Whether a run of words that look like fields is meant as an expression: there is a star in it, or it is five numbers and more. */
function isMeant(run: readonly string[]): boolean {
  return run.some((word) => word.includes('*')) || run.length >= FIELDS;
}

/** The cron expression that a text holds; `undefined` when there is none. One that is wrong is found too. */
export function findCron(text: string): FoundCron | undefined {
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let at = 0; at < words.length; at += 1) {
    const length = runAt(words, at);
    const run = words.slice(at, at + length);
    if (length > 0 && isMeant(run)) {
      const expression = run.join(' ');
      const rest = [...words.slice(0, at), ...words.slice(at + length)].join(' ');
      return { expression, read: readCron(expression), rest };
    }
    at += Math.max(length - 1, 0);
  }
  return undefined;
}
