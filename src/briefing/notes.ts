import type { Shown } from '#src/core/answer.ts';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Derived, Figure } from '#src/core/figure.ts';
import type { FigureKey } from '#src/core/ids.ts';
import type { Block } from '#src/core/message.ts';
import type { Report, Statement } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { isOutOfDate, monthsBehind } from './age.ts';
import { citationText, metricItems, paragraphLabel } from './metric-items.ts';
import { doubtText, plainSpan, type Speech, say, segmentLabel, spansText, speak } from './wording-spans.ts';

/** The report's figures behind what is shown: a computed number's inputs too. */
export function figuresBehind(shown: readonly Shown[]): readonly Figure[] {
  return shown.flatMap((item) => (item.type === 'figure' ? [item.figure] : item.derived.from));
}

/** What a message carries: the figures behind what it shows, each once, in the order shown; nothing where it shows none. */
export function figuresCarried(shown: readonly Shown[]): { readonly figures?: readonly FigureKey[] } {
  const keys = new Set(figuresBehind(shown).map(({ key }) => key));
  return keys.size === 0 ? {} : { figures: [...keys] };
}

/** The numbers as lines, each with window and source; nothing where there is none. */
export function metricsBlock(shown: readonly Shown[], speech: Speech, heading?: string): Block[] {
  const items = metricItems(shown, speech);
  if (items.length === 0) return [];
  return [{ type: 'metrics', ...(heading === undefined ? {} : { heading }), items }];
}

function inBrackets(text: string, aside: string, { locale }: Speech): string {
  return locale === 'zh' ? `${text}（${aside}）` : `${text} (${aside})`;
}

/** Statements as a list, each with its paragraph, and with its kind unless a heading speaks for one kind alone. */
export function statementsBlock(statements: readonly Statement[], speech: Speech, heading?: string): Block[] {
  if (statements.length === 0) return [];
  const isOneKind = heading !== undefined && new Set(statements.map(({ kind }) => kind)).size === 1;
  const items = statements.map(({ kind, text, source }): readonly Span[] => [
    ...(isOneKind
      ? []
      : [plainSpan(`${say(speech, `statement.${kind}`)}${speech.locale === 'zh' ? '：' : ': '}`, true)]),
    plainSpan(inBrackets(text[speech.locale], paragraphLabel(source.paragraph, speech), speech)),
  ]);
  return [{ type: 'list', ...(heading === undefined ? {} : { heading }), items }];
}

function computedNote(derived: Derived, speech: Speech): Block | undefined {
  const [a, b] = derived.from;
  if (a === undefined || derived.operation === 'rank') return undefined;
  const num = (value: string, unit: Derived['unit']) => ({ type: 'num', num: { value, unit } }) as const;
  const rounding = derived.rounding === undefined || /^0(\.0+)?$/.test(derived.rounding) ? undefined : derived.rounding;
  const spans = speak(speech, `computed.${derived.operation}`, {
    a: num(a.value, a.unit),
    ...(b === undefined ? {} : { b: num(b.value, b.unit) }),
    value: num(derived.value, derived.unit),
    ...(derived.amount === undefined ? {} : { amount: num(derived.amount, 'usd') }),
  });
  const slack =
    rounding === undefined ? [] : speak(speech, 'computed.rounding', { rounding: num(rounding, derived.unit) });
  return { type: 'note', tone: 'computed', spans: [...spans, ...slack] };
}

/** How each computed number came about. */
export function computedNotes(shown: readonly Shown[], speech: Speech): Block[] {
  const notes = shown.flatMap((item) => (item.type === 'derived' ? (computedNote(item.derived, speech) ?? []) : []));
  const texts = notes.map((note) => JSON.stringify(note));
  return notes.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
}

/** Up to this many segments are named beside a doubt; of more it says how many. */
const NAMED_AT_MOST = 2;

/** Each doubt once, in words, with the segments whose figures carry it. */
function doubtsOf(
  figures: readonly Figure[],
  said: ReadonlySet<string>,
  speech: Speech,
): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  for (const { doubts, reportId, segment } of figures)
    for (const code of doubts.filter((doubt) => !said.has(doubt))) {
      const text = doubtText(code, speech.library.report(reportId), speech);
      held.set(text, (held.get(text) ?? new Set()).add(segment));
    }
  return held;
}

function withNames(text: string, segments: ReadonlySet<string>, speech: Speech): string {
  const names = [...segments].map((id) => segmentLabel(id, speech)).join(speech.locale === 'zh' ? '、' : ', ');
  const count = { type: 'count', value: String(segments.size) } as const;
  const whose = segments.size <= NAMED_AT_MOST ? names : spansText(speak(speech, 'doubt.of', { count }), speech.locale);
  return inBrackets(text, whose, speech);
}

/**
 * The doubts that hold for what is shown, in one note; with several segments on show each says whose figures it is about.
 *
 * @param said Codes that the message has spoken of already.
 */
export function doubtsNote(shown: readonly Shown[], speech: Speech, said: ReadonlySet<string> = new Set()): Block[] {
  const figures = figuresBehind(shown);
  const held = doubtsOf(figures, said, speech);
  if (held.size === 0) return [];
  const isMany = new Set(figures.map(({ segment }) => segment)).size > 1;
  const words = [...held]
    .map(([text, segments]) => (isMany ? withNames(text, segments, speech) : text))
    .join(speech.locale === 'zh' ? '；' : '; ');
  return [{ type: 'note', tone: 'doubt', spans: speak(speech, 'doubts', { doubts: { type: 'text', text: words } }) }];
}

/** That a newer report could be out; nothing while the report is the newest there can be. */
export function staleNote(report: Report, today: CalendarDate, speech: Speech): Block[] {
  if (!isOutOfDate(report, today)) return [];
  const spans = speak(speech, 'stale', {
    month: { type: 'window', key: `month:${report.covers}` },
    as_of: { type: 'date', date: report.asOf },
    months: { type: 'num', num: { value: String(monthsBehind(report, today)), unit: 'count' } },
  });
  return [{ type: 'note', tone: 'stale', spans }];
}

/** "Jefferies via Zhitong, 2 Sep 2025, ¶2, ¶3": where figures and statements stand, each paragraph once; `undefined` where there are none. */
export function sourceText(
  shown: readonly Shown[],
  statements: readonly Statement[],
  speech: Speech,
): string | undefined {
  const cited = [...figuresBehind(shown).map(({ source }) => source), ...statements.map(({ source }) => source)];
  const [first] = cited;
  if (first === undefined) return undefined;
  const paragraphs = [...new Set(cited.map(({ paragraph }) => paragraph))].sort((a, b) => a - b);
  const places = paragraphs
    .map((paragraph) => paragraphLabel(paragraph, speech))
    .join(speech.locale === 'zh' ? '、' : ', ');
  return citationText(first, speech).replace(paragraphLabel(first.paragraph, speech), places);
}

/** The source line of what is shown. */
export function sourceBlock(shown: readonly Shown[], statements: readonly Statement[], speech: Speech): Block[] {
  const text = sourceText(shown, statements, speech);
  if (text === undefined) return [];
  return [{ type: 'source', spans: speak(speech, 'source.line', { source: { type: 'text', text } }) }];
}
