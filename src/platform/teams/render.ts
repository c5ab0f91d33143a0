/** A Message as an Adaptive Card for Teams: pure, and with only the words of the renderers beside those of the Message. */
import { clipMessage } from '#src/briefing/renderers/clip.ts';
import { FEW_METRICS, metricTable } from '#src/briefing/renderers/metric-words.ts';
import { NOTE_MARKS, sourceLines, withoutEchoes } from '#src/briefing/renderers/prepare-message.ts';
import { isBlank, numbersAmong, type Run, toRuns, wordRun } from '#src/briefing/renderers/runs.ts';
import { whole } from '#src/briefing/renderers/sections.ts';
import { toTableDraft } from '#src/briefing/renderers/table-draft.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Block, Message, Rendering } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import { actionsSection, controlsSection } from './actions.ts';
import { fitSections, type Section } from './budget.ts';
import { bytesOf, type Card, type CardAction, type CardElement, type FormField } from './card.ts';
import { fallbackText, plainWords } from './fallback-text.ts';
import { LIMITS } from './limits.ts';
import { nativeChart } from './native-chart.ts';
import { chartLines, nativeSection, pictureSection, type TeamsPicture, tabledSection } from './render-chart.ts';
import { listSection } from './render-list.ts';
import { metricColumns, metricLines } from './render-metrics.ts';
import { isTableable, tableLines, tableSection } from './render-table.ts';
import { type Look, line, SMALL } from './render-text.ts';

/** How much is asked of Teams, and what stands beside the message. */
export interface TeamsOptions {
  /** `full`: charts, tables and columns. `compact`: lines only, in less room, for a card that was refused as too big. */
  readonly level?: 'full' | 'compact';
  /** Addresses of a chart's picture; asked for charts that Teams would draw wrongly. None: a table with its bars. */
  readonly pictureOf?: (spec: ChartSpec) => TeamsPicture | undefined;
  /** Fields of a form, below the words. */
  readonly fields?: readonly FormField[];
  /** Buttons of our own below all else (`controls.ts`). */
  readonly controls?: readonly CardAction[];
}

/** What an activity is made of. */
export interface TeamsPayload {
  /** Content of the one attachment, of type `application/vnd.microsoft.card.adaptive`. */
  readonly card: Card;
  /** `summary` of the activity: what a notification shows. */
  readonly summary: string;
}

type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** What is decided for the message as a whole before its blocks are rendered. */
interface Plan {
  readonly message: Message;
  readonly isFull: boolean;
  readonly sources: readonly string[];
  readonly pictures: ReadonlyMap<Block, TeamsPicture>;
}

/**
 * The Message as a card of at most `LIMITS.cardBytes`, whatever it holds, and the line of its notification.
 *
 * What does not fit in full is told in lines where that saves numbers. `dropped` are the numbers, as printed, that the card
 * could not hold; a chart with `repeats` is left out where it can be neither drawn nor shown as a picture. `fallbackText` is
 * the message as markdown that shows it as it is, for a message without a card.
 */
export function renderTeams(message: Message, options: TeamsOptions = {}): Rendering<TeamsPayload> {
  const { level = 'full' } = options;
  const said = plainWords(message);
  const cardText = fallbackText(said.lines, LIMITS.fallbackBytes);
  const most = level === 'full' ? LIMITS.cardBytes : LIMITS.compactBytes;
  const full = toCard(message, { options, isFull: level === 'full', cardText, most });
  const lean =
    level === 'full' && full.dropped.length > 0
      ? toCard(message, { options, isFull: false, cardText, most })
      : undefined;
  const { card, dropped } = lean !== undefined && lean.dropped.length < full.dropped.length ? lean : full;
  return {
    payload: { card, summary: said.summary },
    fallbackText: fallbackText(said.lines, LIMITS.textBytes),
    dropped,
  };
}

interface Wanted {
  readonly options: TeamsOptions;
  readonly isFull: boolean;
  readonly cardText: string;
  readonly most: number;
}

function toCard(message: Message, { options, isFull, cardText, most }: Wanted): { card: Card; dropped: string[] } {
  const empty: Card = {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: message.locale,
    fallbackText: cardText,
    msteams: { width: 'full' },
    body: [],
  };
  const { controls = [], fields = [] } = options;
  const plan = toPlan(message, isFull, options);
  const form = fields.length === 0 ? [] : [whole<CardElement>('core', { blocks: [...fields], numbers: [] })];
  const own = controls.length === 0 ? form : [...form, controlsSection(controls)];
  const { blocks, numbers } = fitSections([...toSections(plan), ...own], most - bytesOf(empty), message.locale);
  const shown = new Set(numbers);
  const printed = new Set(numbersIn(message).map((num) => formatNum(num, message.locale)));
  return { card: { ...empty, body: [...blocks] }, dropped: [...printed].filter((number) => !shown.has(number)) };
}

function toPlan(original: Message, isFull: boolean, { pictureOf = () => undefined }: TeamsOptions): Plan {
  const message = withoutEchoes(clipMessage(original));
  // Pictures are asked for with the caller's own charts, which it may know them by.
  const pictures = original.blocks.flatMap((block, at) => {
    const own = message.blocks[at];
    const picture = isFull && block.type === 'chart' ? pictureOf(block.spec) : undefined;
    return own === undefined || picture === undefined ? [] : [[own, picture] as const];
  });
  return { message, isFull, sources: sourceLines(message), pictures: new Map(pictures) };
}

/** The sections in order. A divider is a line above what follows it. */
function toSections(plan: Plan): readonly Section[] {
  const sections: Section[] = [];
  let isParted = false;
  for (const block of plan.message.blocks) {
    if (block.type === 'divider') {
      isParted = true;
      continue;
    }
    const section = toSection(block, plan);
    if (section === undefined) continue;
    sections.push(isParted ? parted(section) : section);
    isParted = false;
  }
  return sections;
}

function parted(section: Section): Section {
  return {
    ...section,
    build(kept) {
      const { blocks, numbers } = section.build(kept);
      const [first, ...rest] = blocks;
      return { blocks: first === undefined ? [] : [{ ...first, separator: true, spacing: 'Large' }, ...rest], numbers };
    },
  };
}

function toSection(block: Exclude<Block, BlockOf<'divider'>>, plan: Plan): Section | undefined {
  const { locale } = plan.message;
  switch (block.type) {
    case 'header':
      return text('core', toRuns(block.spans, locale, { bold: true }), { size: 'Large' });
    case 'reading':
      return text('words', toRuns(block.spans, locale, { italic: true }), SMALL);
    case 'paragraph':
      return text('words', toRuns(block.spans, locale));
    case 'note':
      return note(block, plan);
    case 'source':
      return text('core', toRuns(block.spans, locale), SMALL);
    case 'metrics':
      return metrics(block, plan);
    case 'list': {
      const head = block.heading === undefined ? [] : [[wordRun(block.heading, { bold: true })]];
      return listSection({ locale, head, items: block.items.map((item) => toRuns(item, locale)), hasBullets: true });
    }
    case 'chart':
      return chart(block, plan);
    case 'table': {
      const table = toTableDraft(block, locale);
      return plan.isFull && isTableable(table) ? tableSection(table) : tableLines(table);
    }
    case 'actions':
      return actionsSection(block.actions, locale);
  }
}

function text(rank: Section['rank'], runs: readonly Run[], look: Look = {}): Section {
  return whole<CardElement>(rank, { blocks: line(runs, look), numbers: isBlank(runs) ? [] : numbersAmong(runs) });
}

/** What is missing and what is put right is part of the answer and stands in full size; the rest is small print. */
function note({ tone, spans }: BlockOf<'note'>, { message }: Plan): Section {
  const runs = [wordRun(`${NOTE_MARKS[tone]} `), ...toRuns(spans, message.locale)];
  if (tone === 'hole') return text('core', runs);
  return tone === 'premise' ? text('words', runs) : text('words', runs, SMALL);
}

function metrics(block: BlockOf<'metrics'>, { message: { locale }, sources, isFull }: Plan): Section {
  const style = { locale, sources };
  if (!isFull || block.items.length === 0) return metricLines(block, style);
  const columns = block.items.length <= FEW_METRICS ? metricColumns(block, style) : undefined;
  if (columns !== undefined) return columns;
  const table = metricTable(block, style);
  return isTableable(table) ? tableSection(table) : metricLines(block, style);
}

function chart(block: BlockOf<'chart'>, { isFull, pictures }: Plan): Section | undefined {
  const { spec, repeats } = block;
  const drawing = isFull ? nativeChart(spec) : undefined;
  const native = drawing === undefined ? undefined : nativeSection(spec, drawing, repeats);
  if (native !== undefined) return native;
  const picture = pictures.get(block);
  const pictured = picture === undefined ? undefined : pictureSection(spec, picture, repeats);
  if (pictured !== undefined) return pictured;
  if (repeats) return undefined;
  return isFull ? tabledSection(spec) : chartLines(spec);
}
