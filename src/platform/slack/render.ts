/** A Message as a Slack payload: pure, and with only the words of `words.ts` beside those of the Message. */

import { chartTable } from '#src/briefing/renderers/chart-draft.ts';
import { clipMessage } from '#src/briefing/renderers/clip.ts';
import { FEW_METRICS, metricTable } from '#src/briefing/renderers/metric-words.ts';
import { NOTE_MARKS, sourceLines, withoutEchoes } from '#src/briefing/renderers/prepare-message.ts';
import { numbersAmong, type Run, textOf, toRuns, wordRun } from '#src/briefing/renderers/runs.ts';
import { whole } from '#src/briefing/renderers/sections.ts';
import { type TableDraft, toTableDraft } from '#src/briefing/renderers/table-draft.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Block, Message, Rendering } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import type { Button, DataVisualization, SlackBlock } from './blocks.ts';
import { fitSections, type Section } from './budget.ts';
import { fallbackText } from './fallback-text.ts';
import { LIMITS } from './limits.ts';
import type { SlackPayload } from './payload.ts';
import { actionsSection } from './render-actions.ts';
import { chartLines, imageSection, nativeChart, nativeSection } from './render-chart.ts';
import { listSection } from './render-list.ts';
import { metricLines } from './render-metrics.ts';
import { isTableable, tableLines, tableSection } from './render-table.ts';
import { context, header, linesElement, richText } from './render-text.ts';
import type { SlackImage } from './slack-image.ts';

/** How much is asked of Slack; what it refuses is rendered again one step down. */
export interface SlackOptions {
  /** `native`: charts and tables as Slack's own blocks. `image`: charts as pictures, tables as lines. `plain`: words only. */
  readonly level?: 'native' | 'image' | 'plain';
  /** The picture of a chart, ready to be shown; asked for on level `image` only. None: the chart is told in words. */
  readonly imageOf?: (spec: ChartSpec) => SlackImage | undefined;
  /** Buttons of our own below all else: part of the core, so that they stand in the smallest message too. */
  readonly controls?: readonly Button[];
}

type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** What is decided for the message as a whole before its blocks are rendered. */
interface Plan {
  readonly message: Message;
  /** The charts that Slack draws: the first two that it can. */
  readonly charts: ReadonlyMap<Block, DataVisualization>;
  /** The block that is the one table of the message. */
  readonly table: Block | undefined;
  readonly sources: readonly string[];
  readonly images: ReadonlyMap<Block, SlackImage>;
}

/**
 * The Message as `{ text, blocks }` for `chat.postMessage`, within all limits of `limits.ts` whatever the Message holds.
 *
 * `dropped` are the numbers, as printed, that the blocks could not hold. A chart with `repeats` is left out where it cannot be
 * drawn. `fallbackText` is the payload's `text`.
 */
export function renderSlack(message: Message, options: SlackOptions = {}): Rendering<SlackPayload> {
  const plan = toPlan(message, options);
  const { controls = [] } = options;
  const own =
    controls.length === 0
      ? []
      : [whole<SlackBlock>('core', { blocks: [{ type: 'actions', elements: [...controls] }], numbers: [] })];
  const { blocks, numbers } = fitSections([...toSections(plan), ...own], message.locale);
  const shown = new Set(numbers);
  const printed = new Set(numbersIn(message).map((num) => formatNum(num, message.locale)));
  const text = fallbackText(message);
  return {
    payload: { text, blocks: [...blocks] },
    fallbackText: text,
    dropped: [...printed].filter((number) => !shown.has(number)),
  };
}

function toPlan(original: Message, { level = 'native', imageOf = () => undefined }: SlackOptions): Plan {
  const message = withoutEchoes(clipMessage(original));
  const isNative = level === 'native';
  // Pictures are asked for with the caller's own charts, which it may know them by.
  const images = original.blocks.flatMap((block, at) => {
    const own = message.blocks[at];
    const image = level === 'image' && block.type === 'chart' ? imageOf(block.spec) : undefined;
    return own === undefined || image === undefined ? [] : [[own, image] as const];
  });
  const charts = isNative ? chartsOf(message) : new Map<Block, DataVisualization>();
  return {
    message,
    charts,
    table: isNative ? tableOf(message, charts) : undefined,
    sources: sourceLines(message),
    images: new Map(images),
  };
}

function chartsOf({ blocks }: Message): ReadonlyMap<Block, DataVisualization> {
  const drawable = blocks.flatMap((block) => {
    const chart = block.type === 'chart' ? nativeChart(block.spec) : undefined;
    return chart === undefined ? [] : [[block, chart] as const];
  });
  return new Map(drawable.slice(0, LIMITS.charts));
}

/** The one table of a message: a table before a chart that cannot be drawn, and that before many metrics. */
function tableOf({ blocks, locale }: Message, charts: ReadonlyMap<Block, DataVisualization>): Block | undefined {
  const drafts = blocks.map((block): readonly [Block, TableDraft | undefined] => {
    if (block.type === 'table') return [block, toTableDraft(block, locale)];
    if (block.type === 'chart') {
      return [block, block.repeats || charts.has(block) ? undefined : chartTable(block.spec)];
    }
    const isMany = block.type === 'metrics' && block.items.length > FEW_METRICS;
    return [block, isMany ? metricTable(block, { locale, sources: [] }) : undefined];
  });
  const tables = drafts.flatMap(([block, draft]) => (draft !== undefined && isTableable(draft) ? [block] : []));
  return tables.find(({ type }) => type === 'table') ?? tables.find(({ type }) => type === 'chart') ?? tables.at(0);
}

function toSections(plan: Plan): readonly Section[] {
  let asked = 0;
  return plan.message.blocks.flatMap((block): readonly Section[] => {
    if (block.type !== 'actions') return toSection(block, plan);
    const section = actionsSection(block.actions, asked);
    asked += block.actions.length;
    return [section];
  });
}

function toSection(block: Exclude<Block, BlockOf<'actions'>>, plan: Plan): readonly Section[] {
  const { locale } = plan.message;
  switch (block.type) {
    case 'header': {
      const runs = toRuns(block.spans, locale);
      return [whole('core', { blocks: header(runs), numbers: numbersAmong(runs) })];
    }
    case 'reading':
      return [paragraph('words', toRuns(block.spans, locale, { italic: true }))];
    case 'paragraph':
      return [paragraph('words', toRuns(block.spans, locale))];
    case 'note':
      return [note(block, plan)];
    case 'source':
      return [smallPrint('core', toRuns(block.spans, locale))];
    case 'metrics':
      return [metrics(block, plan)];
    case 'list': {
      const head = block.heading === undefined ? [] : [[wordRun(block.heading, { bold: true })]];
      return [listSection({ locale, head, items: block.items.map((item) => toRuns(item, locale)), hasBullets: true })];
    }
    case 'chart':
      return chart(block, plan);
    case 'table': {
      const table = toTableDraft(block, locale);
      return [plan.table === block ? tableSection(table) : tableLines(table)];
    }
    case 'divider':
      return [whole('words', { blocks: [{ type: 'divider' }], numbers: [] })];
  }
}

function paragraph(rank: Section['rank'], runs: readonly Run[]): Section {
  return whole(rank, { blocks: richText(linesElement([runs])), numbers: numbersAmong(runs) });
}

function smallPrint(rank: Section['rank'], runs: readonly Run[]): Section {
  return whole(rank, { blocks: context([textOf(runs)]), numbers: numbersAmong(runs) });
}

/** What is missing and what is put right is part of the answer and stands in full size; the rest is small print. */
function note({ tone, spans }: BlockOf<'note'>, { message }: Plan): Section {
  const runs = [wordRun(`${NOTE_MARKS[tone]} `), ...toRuns(spans, message.locale)];
  if (tone === 'hole') return paragraph('core', runs);
  return tone === 'premise' ? paragraph('words', runs) : smallPrint('words', runs);
}

function metrics(block: BlockOf<'metrics'>, { message: { locale }, sources, table }: Plan): Section {
  const style = { locale, sources };
  return table === block ? tableSection(metricTable(block, style)) : metricLines(block, style);
}

function chart(block: BlockOf<'chart'>, { charts, table, images }: Plan): readonly Section[] {
  const { spec, repeats } = block;
  const drawn = charts.get(block);
  if (drawn !== undefined) return [nativeSection(spec, drawn, repeats)];
  const image = images.get(block);
  const pictured = image === undefined ? undefined : imageSection(spec, image, repeats);
  if (pictured !== undefined) return [pictured];
  if (repeats) return [];
  return [table === block ? tableSection(chartTable(spec)) : chartLines(spec)];
}
