import type { Timing } from '#src/schedule/schedule.ts';

const ONCE_A_DAY = /^(\d{1,2}) (\d{1,2}) (.+)$/;

/** The days of an expression (its last three fields), and its time where it has one a day. */
export function cronFields({ expression }: Extract<Timing, { kind: 'cron' }>): {
  readonly days: string;
  readonly time: string | undefined;
} {
  const [, minute, hour, days] = ONCE_A_DAY.exec(expression) ?? [];
  if (minute === undefined || hour === undefined || days === undefined) {
    return { days: expression.split(' ').slice(2).join(' '), time: undefined };
  }
  return { days, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
}
