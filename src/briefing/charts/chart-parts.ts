import type { ChartCategory, ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { type Derived, type Figure, statedLow } from '#src/core/figure.ts';
import { formatMissing, formatNum } from '#src/core/format-num.ts';
import { formatPeriod } from '#src/core/period.ts';
import type { Span } from '#src/core/span.ts';
import { citationText, paragraphLabel } from '../metric-items.ts';
import {
  metricLabel,
  plainSpan,
  type Speech,
  say,
  segmentLabel,
  segmentShort,
  spansText,
  speak,
} from '../wording-spans.ts';

/** The index that the other segments are read against. */
const REFERENCE = 'russell_2000';

/** Longest alternative text, in code points: Slack's limit, and more than anybody listens to. */
const ALT_MAX = 2_000;

export function segmentCategory(id: string, speech: Speech): ChartCategory {
  return { label: segmentLabel(id, speech), short: segmentShort(id, speech) };
}

/** A report's number as a point; the index is set apart where there are others beside it. */
export function reportedPoint(figure: Figure, alone = false): ChartPoint {
  const tone = !alone && figure.segment === REFERENCE ? 'reference' : 'reported';
  return { num: { value: figure.value, unit: figure.unit }, tone };
}

export function computedPoint({ value, unit }: Derived): ChartPoint {
  return { num: { value, unit }, tone: 'computed' };
}

/** "Return · Aug 2025". */
export function subtitleOf(metric: string, window: string, speech: Speech): string {
  const label = metricLabel(metric, speech);
  return `${label.slice(0, 1).toUpperCase()}${label.slice(1)} · ${window}`;
}

/** The window that figures share: with its date where all state the same, else by its name alone. */
export function commonWindow(figures: readonly Figure[], speech: Speech): string {
  const said = new Set(figures.map(({ period }) => formatPeriod(period, speech.locale)));
  const [only = ''] = said;
  return said.size === 1 ? only : say(speech, 'window.since_low');
}

/** Whether figures of one common window differ in whether its first day is stated. */
function hasAssumedAnchor(figures: readonly Figure[]): boolean {
  return figures.some(({ period }) => period.kind === 'since_low' && !period.anchorStated);
}

/** A wording as text, where a chart takes no spans. */
export function sayText(speech: Speech, key: string, params: Parameters<typeof speak>[2]): string {
  return spansText(speak(speech, key, params), speech.locale);
}

/** "Source: Jefferies via Zhitong, 2 Sep 2025, ¶2, ¶3". */
export function sourceNote(figures: readonly Figure[], speech: Speech): string {
  const [first] = figures;
  if (first === undefined) return '';
  const paragraphs = [...new Set(figures.map(({ source }) => source.paragraph))].sort((a, b) => a - b);
  const own = paragraphLabel(first.source.paragraph, speech);
  const places = paragraphs
    .map((paragraph) => paragraphLabel(paragraph, speech))
    .join(speech.locale === 'zh' ? '、' : ', ');
  const text = citationText(first.source, speech).replace(own, places);
  return sayText(speech, 'source.line', { source: { type: 'text', text } });
}

/** What a chart of one common window owes its reader: the assumption about its first day. */
export function anchorNotes(figures: readonly Figure[], speech: Speech): readonly string[] {
  const [first] = figures;
  if (first === undefined || figures.length < 2 || !hasAssumedAnchor(figures)) return [];
  const low = statedLow(speech.library.report(first.reportId)?.figures ?? []);
  if (low === undefined) return [say(speech, 'remark.anchor_unknown')];
  return [sayText(speech, 'remark.anchor_common', { low: { type: 'date', date: low } })];
}

type Drawn = Omit<ChartSpec, 'alt' | 'locale'>;

function valuesOf({ categories, series }: Drawn, at: number, speech: Speech): string {
  return categories
    .map(({ label }, index) => {
      const point = series[at]?.points[index];
      return `${label} ${point === undefined ? formatMissing(speech.locale) : formatNum(point.num, speech.locale)}`;
    })
    .join(speech.locale === 'zh' ? '；' : '; ');
}

function cut(text: string): string {
  const points = [...text];
  return points.length <= ALT_MAX ? text : `${points.slice(0, ALT_MAX - 1).join('')}…`;
}

/** A chart with its alternative text, made from its data: takeaway, window, every value and hole. */
export function finishChart(drawn: Drawn, speech: Speech): ChartSpec {
  const { series, title, subtitle } = drawn;
  const values = series
    .map(({ name }, at) => (series.length === 1 ? '' : `${name}: `) + valuesOf(drawn, at, speech))
    .join(speech.locale === 'zh' ? '。' : '. ');
  const text = (words: string) => ({ type: 'text', text: words }) as const;
  const alt = sayText(speech, 'chart.alt', {
    title: text(spansText(title, speech.locale)),
    subtitle: text(subtitle),
    values: text(values),
  });
  return { ...drawn, locale: speech.locale, alt: cut(alt) };
}

/** A title given by a template, or the usual takeaway. */
export type Title = readonly Span[] | undefined;

/** The names of segments in a row, for a sentence. */
export function segmentList(ids: readonly string[], speech: Speech): string {
  return spansText(
    [plainSpan(ids.map((id) => segmentLabel(id, speech)).join(speech.locale === 'zh' ? '、' : ', '))],
    speech.locale,
  );
}
