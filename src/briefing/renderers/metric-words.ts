/** Numbers with name, window and source as they are written in a chat. */
import type { Locale } from '#src/core/locale.ts';
import type { Block, MetricItem } from '#src/core/message.ts';
import { numRun, type Run, wordRun } from './runs.ts';
import type { TableDraft } from './table-draft.ts';
import { WORDS } from './words.ts';

/** A block of metrics. */
export type Metrics = Extract<Block, { type: 'metrics' }>;

/** Up to so many are lines: they are read faster than a table. */
export const FEW_METRICS = 3;
const DOT = '  ·  ';

/** How metrics are written in one message. */
export interface MetricStyle {
  readonly locale: Locale;
  /** The source lines of the message: what they say already is not repeated behind every number. */
  readonly sources: readonly string[];
}

/** "¶2" where the message's own source line names publisher and date, else the whole source. */
export function shortSource(source: string, sources: readonly string[]): string {
  const [, origin = '', place = ''] = /^(.*(?:, |，))([^,，]+)$/su.exec(source) ?? [];
  return origin !== '' && sources.some((line) => line.includes(origin)) ? place : source;
}

/** The heading as a line, where there is one. */
export function metricsHead({ heading }: Metrics): readonly (readonly Run[])[] {
  return heading === undefined ? [] : [[wordRun(heading, { bold: true })]];
}

/** The mark behind a computed number, unless its source says so in words. */
export function computedMark({ computed, source }: MetricItem, locale: Locale): string {
  const words = WORDS[locale];
  return computed && !source.includes(words.saysComputed) ? words.bracketed(words.computed) : '';
}

/** One metric as a line: name, number, window, source. */
export function metricLine(item: MetricItem, { locale, sources }: MetricStyle): readonly Run[] {
  const rest = [item.window, shortSource(item.source, sources)].filter((text) => text.trim() !== '');
  return [
    wordRun(`${item.computed ? '≈ ' : ''}${item.label}  `),
    numRun(item.num, locale),
    wordRun(computedMark(item, locale)),
    ...rest.map((text) => wordRun(DOT + text)),
  ];
}

/** The metrics as a table: name, value, window, source. */
export function metricTable(block: Metrics, { locale, sources }: MetricStyle): TableDraft {
  const { columns, computed, figures, bracketed } = WORDS[locale];
  return {
    locale,
    head: metricsHead(block),
    caption: block.heading ?? figures,
    columns: [columns.name, columns.value, columns.window, columns.source],
    rows: block.items.map((item) => [
      { runs: [wordRun(item.computed ? `≈ ${item.label}${bracketed(computed)}` : item.label)] },
      { runs: [numRun(item.num, locale)], num: item.num },
      { runs: [wordRun(item.window)] },
      { runs: [wordRun(shortSource(item.source, sources))] },
    ]),
  };
}
