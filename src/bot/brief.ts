import { type Briefing, writeBriefing } from '#src/briefing/briefing-message.ts';
import { BRIEFING_TEMPLATES } from '#src/briefing/template/parts.ts';
import type { Template } from '#src/briefing/template/template-file.ts';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Locale, Localised } from '#src/core/locale.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import { nextTradingDay, tradingDayCount, tradingDayFrom } from '#src/schedule/trading-days.ts';
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
  /** A cut to lead with whatever the day. */
  readonly cut?: string;
}

/** A briefing, or why there is none. */
export type Briefed =
  | ({ readonly kind: 'briefed'; readonly template: Template } & Briefing)
  | { readonly kind: 'unknown-template'; readonly known: readonly string[] }
  | { readonly kind: 'unknown-cut'; readonly known: readonly string[] }
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
export function digestDays(from: CalendarDate, count: number, calendar: TradingCalendar): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = tradingDayFrom(from, calendar); days.length < count; day = nextTradingDay(day, calendar))
    days.push(day);
  return days;
}

/** Writes a briefing from the newest report. Pure: the same day and snapshot give the same words. */
export function brief({ template: name, day, locale, ...asked }: BriefingAsked, knowledge: Knowledge): Briefed {
  const template = knowledge.templates.get(name);
  const report = knowledge.library.latest;
  const known = listBriefings(knowledge).map((listed) => listed.name);
  if (template === undefined || !known.includes(name)) return { kind: 'unknown-template', known };
  if (asked.cut !== undefined && !template.cuts.includes(asked.cut))
    return { kind: 'unknown-cut', known: template.cuts };
  if (report === undefined) return { kind: 'no-report' };
  const turn = tradingDayCount(day, knowledge.calendar);
  const written = writeBriefing(template, { report, locale, turn, ...asked }, { ...knowledge, today: day });
  return { kind: 'briefed', template, ...written };
}
