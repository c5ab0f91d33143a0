import { type Logger, pino } from 'pino';

/** A line of the log: its level and message, and the fields. */
export type LogLine = Readonly<Record<string, unknown>>;

/** A logger whose lines are kept for a test to read. */
export function createLogLines(): { readonly log: Logger; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(JSON.parse(line) as LogLine) }); // pino writes objects
  return { log, lines };
}
