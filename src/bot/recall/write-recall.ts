import { figuresCarried, sourceBlock } from '#src/briefing/notes.ts';
import { metricLabel, plainSpan, type Speech, segmentLabel, speak } from '#src/briefing/wording-spans.ts';
import type { Param, Shown } from '#src/core/answer.ts';
import type { FigureChange } from '#src/core/corrections.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Block, Message } from '#src/core/message.ts';
import { periodKey } from '#src/core/period.ts';
import type { PublishedReport } from '#src/core/published-report.ts';
import type { Span } from '#src/core/span.ts';
import type { Knowledge } from '../knowledge.ts';
import type { PostTask, PublishedStore } from '../ports.ts';
import { correctedFigures } from './corrected-figures.ts';

type RecallTask = Extract<PostTask, { kind: 'recall' }>;

function nameOf({ metric, segment }: Figure, speech: Speech): string {
  const name = segmentLabel(segment, speech);
  if (metric === 'return') return name;
  return `${name}${speech.locale === 'zh' ? '，' : ', '}${metricLabel(metric, speech)}`;
}

function num({ value, unit }: Figure): Param {
  return { type: 'num', num: { value, unit } };
}

/** "Micro caps: 9.3%, Aug 2025 → 9.8%, Aug 2025. Reason: …" */
function changeLine({ from, to, reason }: FigureChange, speech: Speech): readonly Span[] {
  const why = reason?.[speech.locale];
  const params = {
    name: { type: 'text' as const, text: nameOf(from, speech) },
    old: num(from),
    old_window: { type: 'period' as const, period: from.period },
    ...(to === undefined ? {} : { new: num(to), new_window: { type: 'period' as const, period: to.period } }),
  };
  return [
    ...speak(speech, to === undefined ? 'recall.withdrawn' : 'recall.changed', params),
    ...(why === undefined
      ? speak(speech, 'recall.no_reason')
      : speak(speech, 'recall.reason', { reason: { type: 'text', text: why } })),
  ];
}

/** Of one figure in several versions the line of the one that was shown last. */
function lastShown(changes: readonly FigureChange[]): readonly FigureChange[] {
  const placeOf = ({ from: { metric, segment, benchmark, period } }: FigureChange): string =>
    [metric, segment, benchmark ?? '', periodKey(period)].join('|');
  const versionOf = ({ from }: FigureChange): number => Number(from.reportId.split('@')[1]);
  const last = new Map<string, FigureChange>();
  for (const change of changes.toSorted((a, b) => versionOf(a) - versionOf(b))) last.set(placeOf(change), change);
  return [...last.values()];
}

function message(
  changes: readonly FigureChange[],
  report: PublishedReport,
  { locale, person }: RecallTask,
  { wordings, library }: Knowledge,
): Message {
  const speech: Speech = { locale, wording: wordings[locale], library };
  const params = {
    publisher: { type: 'text' as const, text: report.publisher },
    month: { type: 'window' as const, key: `month:${report.covers}` },
    version: { type: 'text' as const, text: String(report.version) },
  };
  const blocks: Block[] = [
    { type: 'header', spans: speak(speech, 'recall.title', params) },
    {
      type: 'paragraph',
      spans: speak(speech, person === undefined ? 'recall.in_thread' : 'recall.in_private', params),
    },
    { type: 'list', items: changes.map((change) => changeLine(change, speech)) },
  ];
  const now = changes.flatMap(({ to }): readonly Shown[] => (to === undefined ? [] : [{ type: 'figure', figure: to }]));
  blocks.push(...sourceBlock(now, [], speech));
  const licence = library.report(report.id)?.licence[locale];
  if (licence !== undefined) blocks.push({ type: 'source', spans: [plainSpan(licence)] });
  return { locale, blocks, ...figuresCarried(now) };
}

/**
 * What somebody is told of corrected figures: each old and new with its window, and the reason.
 *
 * @returns `undefined` where nothing of it is known any more, or nothing has changed.
 */
export async function writeRecall(
  task: RecallTask,
  knowledge: Knowledge,
  published: Pick<PublishedStore, 'find' | 'versions'>,
): Promise<Message | undefined> {
  const found = await published.find(task.report);
  if (found === undefined) return undefined;
  const corrected = await correctedFigures(found.report, published);
  const told = new Set(task.figures);
  const changes = lastShown([...corrected].flatMap(([key, change]) => (told.has(key) ? [change] : [])));
  return changes.length === 0 ? undefined : message(changes, found.report, task, knowledge);
}
