import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Localised } from '#src/core/locale.ts';
import { type ClosureKey, closureOf, EARLY_CLOSE, type EarlyCloseKey, earlyCloseOf } from './nyse.ts';
import type { LocalTime } from './schedule.ts';

/** A day on which the exchange closes early though no rule says so. */
export interface AnnouncedEarlyClose {
  /** In New York. */
  readonly at: LocalTime;
  readonly reason: Localised;
}

/** What the exchange announced and no rule gives: `config/calendar.yaml`. */
export interface CalendarOverrides {
  /** Days without a session, each with its reason. */
  readonly closures: ReadonlyMap<CalendarDate, Localised>;
  readonly earlyCloses: ReadonlyMap<CalendarDate, AnnouncedEarlyClose>;
  /** Last day for which the exchange has published its sessions; later ones are by rule. */
  readonly publishedUntil: CalendarDate;
}

/** Sessions of the New York Stock Exchange. Days are dates in New York. */
export interface TradingCalendar {
  isTradingDay(day: CalendarDate): boolean;
  /** Why there is no session, as the key of a wording; `undefined` on a trading day. */
  reasonClosed(day: CalendarDate): ClosureKey | undefined;
  /** When the exchange closes, in New York, where that is earlier than usual. */
  earlyClose(day: CalendarDate): LocalTime | undefined;
  /** Why it closes early, as the key of a wording. */
  reasonEarly(day: CalendarDate): EarlyCloseKey | undefined;
  /** What was announced for a day, in words, where its reason is `closed.announced` or `early.announced`. */
  announced(day: CalendarDate): Localised | undefined;
  /** Last day for which the exchange has published its sessions; later ones are by rule. */
  readonly publishedUntil: CalendarDate;
}

/** The rules of the exchange, and what was announced since. */
export function createTradingCalendar({ closures, earlyCloses, publishedUntil }: CalendarOverrides): TradingCalendar {
  const reasonClosed = (day: CalendarDate): ClosureKey | undefined =>
    closureOf(day) ?? (closures.has(day) ? 'closed.announced' : undefined);
  const isTradingDay = (day: CalendarDate): boolean => reasonClosed(day) === undefined;
  const reasonEarly = (day: CalendarDate): EarlyCloseKey | undefined => {
    if (!isTradingDay(day)) return undefined;
    return earlyCloses.has(day) ? 'early.announced' : earlyCloseOf(day);
  };
  return {
    isTradingDay,
    reasonClosed,
    reasonEarly,
    earlyClose: (day) => (reasonEarly(day) === undefined ? undefined : (earlyCloses.get(day)?.at ?? EARLY_CLOSE)),
    announced: (day) => closures.get(day) ?? earlyCloses.get(day)?.reason,
    publishedUntil,
  };
}
