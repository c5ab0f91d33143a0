/** The texts of a spec as they are drawn. */
import { inertText } from '#src/briefing/inert-text.ts';
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { formatMissing, formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';

/** Said before a number that we worked out. */
const COMPUTED = '≈ ';
/** What needs no cleaning: a line may have two thousand dates. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const NO_BREAK = '\u00a0';

/** A text with what cannot be seen taken out and spaces of all kinds made one, composed so that each letter is one glyph. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text;
  return inertText(text.replace(/\s+/gu, ' ')).normalize('NFC').trim();
}

/** The takeaway. A number and its unit hold together until its lines are broken: see `unbound`. */
export function titleText({ title, locale }: ChartSpec): string {
  const text = title.map((span) => {
    if (span.type === 'text') return span.text.replace(/\s+/gu, ' ');
    return formatNum(span.num, locale).replaceAll(' ', NO_BREAK);
  });
  return inertText(text.join('')).normalize('NFC').trim();
}

/** Spaces that held a number together, made plain. */
export function unbound(line: string): string {
  return line.replaceAll(NO_BREAK, ' ');
}

/** What stands at a bar's or a line's end. */
export function pointText(point: ChartPoint | undefined, locale: Locale): string {
  if (point === undefined) return formatMissing(locale);
  return (point.tone === 'computed' ? COMPUTED : '') + formatNum(point.num, locale);
}

/** Whether the series are named in a legend: always, unless the windows under the title name the only one. */
export function needsLegend({ series, subtitle }: ChartSpec): boolean {
  const [only, ...others] = series;
  if (only === undefined) return false;
  return others.length > 0 || !plainText(subtitle).includes(plainText(only.name));
}

/** The windows under the title; empty where the legend, which follows there, says all of it. */
export function subtitleText(spec: ChartSpec): string {
  const text = plainText(spec.subtitle);
  if (!needsLegend(spec)) return text;
  const names = spec.series.map(({ name }) => plainText(name)).toSorted((a, b) => b.length - a.length);
  if (!names.every((name) => text.includes(name))) return text;
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), text);
  return /^[\s·,，、;；|/]*$/u.test(rest) ? '' : text;
}
