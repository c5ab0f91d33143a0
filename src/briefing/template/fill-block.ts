import type { Shown } from '#src/core/answer.ts';
import { toCanonical } from '#src/core/canonical.ts';
import { compare } from '#src/core/decimal.ts';
import type { Localised } from '#src/core/locale.ts';
import type { Block } from '#src/core/message.ts';
import { emptyQuery, type Query } from '#src/core/query.ts';
import type { Report, Statement } from '#src/core/report.ts';
import { isOutOfDate } from '../age.ts';
import { metricsBlock, statementsBlock } from '../notes.ts';
import { spansText, speak } from '../wording-spans.ts';
import { parseCondition } from './condition.ts';
import { type FilledBlock, fillChart, fillTable } from './fill-chart.ts';
import { type FilledText, fillText } from './fill-text.ts';
import { parseRef } from './ref.ts';
import { resolveRef } from './resolve-ref.ts';
import { type Scene, windowOfKind } from './scene.ts';
import type { TemplateBlock } from './template-file.ts';

function signOf(shown: Shown | undefined): number {
  if (shown === undefined) return 0;
  return compare(shown.type === 'figure' ? shown.figure.value : shown.derived.value, '0');
}

function holds(text: string, cuts: readonly string[], scene: Scene): boolean {
  const parsed = parseCondition(text, scene.names, cuts);
  if (!parsed.ok) return false;
  const { condition } = parsed;
  switch (condition.kind) {
    case 'has':
      return resolveRef(condition.ref, scene).length > 0;
    case 'no':
      return resolveRef(condition.ref, scene).length === 0;
    case 'up':
      return signOf(resolveRef(condition.ref, scene)[0]) > 0;
    case 'down':
      return signOf(resolveRef(condition.ref, scene)[0]) < 0;
    case 'level': {
      const [number] = resolveRef(condition.ref, scene);
      return number !== undefined && signOf(number) === 0;
    }
    case 'cut':
      return condition.cut === scene.cut;
    case 'not-cut':
      return condition.cut !== scene.cut;
    case 'old':
      return isOutOfDate(scene.report, scene.desk.today);
    case 'fresh':
      return !isOutOfDate(scene.report, scene.desk.today);
  }
}

/** Whether a block is to be shown: all of its conditions hold. */
export function isShown(block: TemplateBlock, cuts: readonly string[], scene: Scene): boolean {
  return [block.when ?? []].flat().every((text) => holds(text, cuts, scene));
}

/** The numbers of references, in their order; what the report does not have is left out. */
export function numbersOf(refs: readonly string[], scene: Scene): readonly Shown[] {
  return refs.flatMap((text) => {
    const parsed = parseRef(text, scene.names);
    return parsed.ok ? resolveRef(parsed.ref, scene) : [];
  });
}

/** A heading as text: it holds names and windows, no numbers of its own. */
function headingOf(heading: Localised | undefined, scene: Scene): string | undefined {
  const filled = heading === undefined ? undefined : fillText(heading, scene);
  return filled === undefined ? undefined : spansText(filled.spans, scene.speech.locale);
}

function fillList(list: NonNullable<TemplateBlock['list']>, scene: Scene): FilledBlock {
  const numbers = numbersOf(list.each, scene).slice(0, list.most);
  const lines = numbers.flatMap((number): readonly FilledText[] => {
    const line = fillText(list.item, scene, number);
    return line === undefined ? [] : [line];
  });
  if (lines.length === 0) return { blocks: [], shown: [] };
  const heading = headingOf(list.heading, scene);
  const items = lines.map(({ spans }) => spans);
  return {
    blocks: [{ type: 'list', ...(heading === undefined ? {} : { heading }), items }],
    shown: lines.flatMap(({ shown }) => shown),
  };
}

function isWanted({ kind, topics }: Statement, wanted: NonNullable<TemplateBlock['statements']>): boolean {
  const ofKind = wanted.kinds.length === 0 || wanted.kinds.includes(kind);
  return ofKind && (wanted.topics.length === 0 || wanted.topics.some((topic) => topics.includes(topic)));
}

function fillStatements(wanted: NonNullable<TemplateBlock['statements']>, scene: Scene): FilledBlock {
  const statements = scene.report.statements.filter((statement) => isWanted(statement, wanted)).slice(0, wanted.most);
  return { blocks: statementsBlock(statements, scene.speech, headingOf(wanted.heading, scene)), shown: [], statements };
}

/** What the report lacks among the numbers asked for: a hole is said to be one. */
function missingNote(refs: readonly string[], scene: Scene): Block[] {
  const lacking = refs.flatMap((text) => {
    const parsed = parseRef(text, scene.names);
    if (!parsed.ok || parsed.ref.kind !== 'figure' || resolveRef(parsed.ref, scene).length > 0) return [];
    return [parsed.ref];
  });
  return lacking.map(({ metric, segment, window }) => ({
    type: 'note' as const,
    tone: 'hole' as const,
    spans: speak(scene.speech, 'remark.hole_window', {
      metric: { type: 'metric', id: metric },
      segment: { type: 'segment', id: segment },
      window: { type: 'window', key: windowOfKind(scene.report, window) ?? window },
    }),
  }));
}

function fillMetrics(metrics: NonNullable<TemplateBlock['metrics']>, scene: Scene): FilledBlock {
  const shown = numbersOf(metrics.of, scene);
  return {
    blocks: [
      ...metricsBlock(shown, scene.speech, headingOf(metrics.heading, scene)),
      ...missingNote(metrics.of, scene),
    ],
    shown,
  };
}

type Ask = NonNullable<TemplateBlock['actions']>[number]['ask'];

/** The question of a button; `undefined` where the report has no such window. */
function queryOf({ intent, metrics, segments, windows, topics, order, top }: Ask, report: Report): Query | undefined {
  const keys = windows.map((kind) => windowOfKind(report, kind));
  if (keys.includes(undefined)) return undefined;
  return {
    ...emptyQuery(intent),
    metrics,
    segments,
    windows: keys.flatMap((key) => key ?? []),
    topics,
    ...(order === undefined ? {} : { order }),
    ...(top === undefined ? {} : { top }),
  };
}

function fillActions(actions: NonNullable<TemplateBlock['actions']>, scene: Scene): FilledBlock {
  const ready = actions.flatMap(({ label, ask }) => {
    const query = queryOf(ask, scene.report);
    const text = headingOf(label, scene);
    return query === undefined || text === undefined ? [] : [{ label: text, query: toCanonical(query) }];
  });
  return { blocks: ready.length === 0 ? [] : [{ type: 'actions', actions: ready }], shown: [] };
}

function fillWords(block: TemplateBlock, scene: Scene): FilledBlock {
  const { header, text, strong, note } = block;
  const words = header ?? text ?? strong ?? note?.text;
  const filled = words === undefined ? undefined : fillText(words, scene);
  if (filled === undefined) return { blocks: [], shown: [] };
  const { spans, shown } = filled;
  if (header !== undefined) return { blocks: [{ type: 'header', spans }], shown };
  if (note !== undefined) return { blocks: [{ type: 'note', tone: note.tone, spans }], shown };
  const said = strong === undefined ? spans : spans.map((span) => ({ ...span, emphasis: true }));
  return { blocks: [{ type: 'paragraph', spans: said }], shown };
}

/** One block of a template, filled; parts are not among them. Empty where the report has nothing for it. */
export function fillBlock(block: TemplateBlock, scene: Scene): FilledBlock {
  if (block.list !== undefined) return fillList(block.list, scene);
  if (block.statements !== undefined) return fillStatements(block.statements, scene);
  if (block.metrics !== undefined) return fillMetrics(block.metrics, scene);
  if (block.chart !== undefined) return fillChart(block.chart, scene);
  if (block.table !== undefined) return fillTable(block.table, scene);
  if (block.actions !== undefined) return fillActions(block.actions, scene);
  return fillWords(block, scene);
}
