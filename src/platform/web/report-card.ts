/** What the page says of the reports held: whose, which month, how old. */
import {
  type CalendarDate,
  daysBetween,
  formatDate,
  formatMonth,
  monthOf,
  monthsBetween,
} from '#src/core/calendar-date.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Report } from '#src/core/report.ts';
import { type Html, html } from './escape-html.ts';
import { pageWord } from './page-words.ts';

/** Up to this age days say more than months. */
const DAYS_AT_MOST = 60;

/** Days that have passed; none where the other day is yet to come. */
function daysSince(from: CalendarDate, today: CalendarDate): number {
  return Math.max(0, daysBetween(from, today));
}

function count(n: number, locale: Locale): string {
  return formatNum({ value: String(n), unit: 'count' }, locale);
}

/** The reports held, newest first, and the days after publication from which one counts as old. */
export interface Held {
  readonly reports: readonly Report[];
  readonly staleAfterDays: number;
}

/** How old figures are, in words: "1 day old", "15 months old". */
export function ageInWords(asOf: CalendarDate, today: CalendarDate, locale: Locale): string {
  const days = daysSince(asOf, today);
  if (days === 0) return pageWord('age_today', locale);
  if (days === 1) return pageWord('age_day', locale);
  if (days <= DAYS_AT_MOST) return pageWord('age_days', locale, { n: count(days, locale) });
  return pageWord('age_months', locale, { n: count(monthsBetween(monthOf(asOf), monthOf(today)), locale) });
}

/** The newest report in one line, for the head of the page. */
export function renderReportLine(held: Held, today: CalendarDate, locale: Locale): Html {
  const report = held.reports[0];
  if (report === undefined) return html`<span class="line-name">${pageWord('no_report', locale)}</span>`;
  const name = { publisher: report.publisher, month: formatMonth(report.covers, locale) };
  const old = daysSince(report.published, today) >= held.staleAfterDays ? ' age-old' : '';
  return html`<span class="line-name">${pageWord('line_name', locale, name)}</span>
<span class="line-as-of">${pageWord('line_as_of', locale, { date: formatDate(report.asOf, locale) })}</span>
<span class="age${old}">${ageInWords(report.asOf, today, locale)}</span>`;
}

function renderReport(report: Report, locale: Locale): Html {
  const counts = { figures: count(report.figures.length, locale), statements: count(report.statements.length, locale) };
  const rows: readonly (readonly [string, string])[] = [
    [pageWord('report_publisher', locale), report.publisher],
    ...(report.via === undefined ? [] : [[pageWord('report_via', locale), report.via] as const]),
    [pageWord('report_covers', locale), formatMonth(report.covers, locale)],
    [pageWord('report_as_of', locale), formatDate(report.asOf, locale)],
    [pageWord('report_published', locale), formatDate(report.published, locale)],
    [pageWord('report_holds', locale), pageWord('report_counts', locale, counts)],
  ];
  return html`<li class="report"><h3>${report.title[locale]}</h3>
<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p class="licence">${report.licence[locale]}</p></li>`;
}

/** Every report held, newest first, for the side of the page. */
export function renderReports(reports: readonly Report[], locale: Locale): Html {
  const heading = pageWord(reports.length === 1 ? 'report' : 'reports', locale);
  const list = reports.map((report) => renderReport(report, locale));
  return html`<h2>${heading}</h2><ul class="reports">${reports.length === 0 ? html`<li>${pageWord('no_report', locale)}</li>` : list}</ul>`;
}
