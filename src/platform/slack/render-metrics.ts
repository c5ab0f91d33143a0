/** Numbers with name, window and source: a few as lines, many as a table. */
import type { Locale } from '#src/core/locale.ts';
import type { Block, MetricItem } from '#src/core/message.ts';
import type { Section } from './budget.ts';
import { listSection } from './render-list.ts';
import type { TableDraft } from './render-table.ts';
import { numRun, type Run, wordRun } from './runs.ts';
import { WORDS } from './words.ts';

type Metrics = Extract<Block, { type: 'metrics' }>;

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
function shortSource(source: string, sources: readonly string[]): string {
  const [, origin = '', place = ''] = /^(.*(?:, |，))([^,，]+)$/su.exec(source) ?? [];
  return origin !== '' && sources.some((line) => line.includes(origin)) ? place : source;
}

function headOf({ heading }: Metrics): readonly (readonly Run[])[] {
  return heading === undefined ? [] : [[wordRun(heading, { bold: true })]];
}

/** The mark behind a computed number, unless its source says so in words. */
function markOf({ computed, source }: MetricItem, locale: Locale): string {
  const words = WORDS[locale];
  return computed && !source.includes(words.saysComputed) ? words.bracketed(words.computed) : '';
}

function line(item: MetricItem, { locale, sources }: MetricStyle): readonly Run[] {
  const rest = [item.window, shortSource(item.source, sources)].filter((text) => text.trim() !== '');
  return [
    wordRun(`${item.computed ? '≈ ' : ''}${item.label}  `),
    numRun(item.num, locale),
    wordRun(markOf(item, locale)),
    ...rest.map((text) => wordRun(DOT + text)),
  ];
}

/** The metrics as lines. */
export function metricLines(block: Metrics, style: MetricStyle): Section {
  const items = block.items.map((item) => line(item, style));
  return listSection({
    locale: style.locale,
    head: headOf(block),
    items,
    hasBullets: block.items.length > FEW_METRICS,
  });
}

/** The metrics as a table: name, value, window, source. */
export function metricTable(block: Metrics, { locale, sources }: MetricStyle): TableDraft {
  const { columns, computed, figures, bracketed } = WORDS[locale];
  return {
    locale,
    head: headOf(block),
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
