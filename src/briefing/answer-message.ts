import type { Answer, Remark, Shown } from '#src/core/answer.ts';
import { type CalendarDate, monthOf, monthsBetween } from '#src/core/calendar-date.ts';
import { toCanonical } from '#src/core/canonical.ts';
import type { Derived } from '#src/core/figure.ts';
import type { Library } from '#src/core/library.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { citationText, metricItems, paragraphLabel } from './metric-items.ts';
import { readingLine, slotsIn } from './reading-line.ts';
import { plainSpan, type Speech, say, speak } from './wording-spans.ts';
import type { Wordings } from './wordings.ts';

/** What a Message is written with. */
export interface Desk {
  readonly library: Library;
  readonly wordings: Wordings;
  /** The reader's day: how old the report is. */
  readonly today: CalendarDate;
}

/** A monthly report is old news once the next one could have come out: the second month after the one it covers. */
const STALE_FROM_MONTHS = 2;

function remarkBlocks(remarks: readonly Remark[], tones: readonly Remark['tone'][], speech: Speech): Block[] {
  return remarks
    .filter(({ tone }) => tones.includes(tone))
    .map(({ code, tone, params }) => {
      const spans = speak(speech, `remark.${code}`, params);
      return tone === 'answer' ? { type: 'paragraph', spans } : { type: 'note', tone, spans };
    });
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

function computedNotes(shown: readonly Shown[], speech: Speech): Block[] {
  return shown.flatMap((item) => (item.type === 'derived' ? (computedNote(item.derived, speech) ?? []) : []));
}

function metricsBlock(shown: readonly Shown[], speech: Speech, heading?: string): Block[] {
  const items = metricItems(shown, speech);
  if (items.length === 0) return [];
  return [{ type: 'metrics', ...(heading === undefined ? {} : { heading }), items }];
}

function statementsBlock(answer: Answer, speech: Speech): Block[] {
  if (answer.statements.length === 0) return [];
  const items = answer.statements.map(({ kind, text, source }): readonly Span[] => [
    plainSpan(`${say(speech, `statement.${kind}`)}: `, true),
    plainSpan(`${text[speech.locale]} (${paragraphLabel(source.paragraph, speech)})`),
  ]);
  return [{ type: 'list', items }];
}

function doubtsNote(answer: Answer, speech: Speech): Block[] {
  const said = new Set(
    answer.remarks.flatMap(({ params }) => (params['doubt']?.type === 'doubt' ? [params['doubt'].code] : [])),
  );
  const figures = answer.figures.flatMap((item) => (item.type === 'figure' ? [item.figure] : item.derived.from));
  const codes = [...new Set(figures.flatMap(({ doubts }) => doubts))].filter((code) => !said.has(code));
  if (codes.length === 0) return [];
  const words = codes
    .map((code) => speech.library.doubts.get(code)?.[speech.locale] ?? code)
    .join(speech.locale === 'zh' ? '；' : '; ');
  return [{ type: 'note', tone: 'doubt', spans: speak(speech, 'doubts', { doubts: { type: 'text', text: words } }) }];
}

function staleNote(answer: Answer, desk: Desk, speech: Speech): Block[] {
  const { report } = answer;
  if (report === undefined || answer.kind === 'refusal' || answer.kind === 'clarify') return [];
  const months = monthsBetween(report.covers, monthOf(desk.today));
  if (months < STALE_FROM_MONTHS) return [];
  const spans = speak(speech, 'stale', {
    month: { type: 'window', key: `month:${report.covers}` },
    as_of: { type: 'date', date: report.asOf },
    months: { type: 'num', num: { value: String(months), unit: 'count' } },
  });
  return [{ type: 'note', tone: 'stale', spans }];
}

function sourceBlock(answer: Answer, speech: Speech): Block[] {
  const cited = [
    ...[...answer.figures, ...answer.related].flatMap((item) =>
      item.type === 'figure' ? [item.figure.source] : item.derived.from.map(({ source }) => source),
    ),
    ...answer.statements.map(({ source }) => source),
  ];
  const [first] = cited;
  if (first === undefined) return [];
  const paragraphs = [...new Set(cited.map(({ paragraph }) => paragraph))].sort((a, b) => a - b);
  const places = paragraphs.map((paragraph) => paragraphLabel(paragraph, speech)).join(', ');
  const { paragraph: _paragraph, ...origin } = first;
  const text = citationText({ ...origin, paragraph: first.paragraph }, speech).replace(
    paragraphLabel(first.paragraph, speech),
    places,
  );
  return [{ type: 'source', spans: speak(speech, 'source.line', { source: { type: 'text', text } }) }];
}

function actionsBlock(answer: Answer, speech: Speech): Block[] {
  if (answer.choices.length === 0) return [];
  const actions = answer.choices.map(({ label, params, query }) => {
    const words = label === 'guess' ? [plainSpan(slotsIn([query], speech))] : speak(speech, `choice.${label}`, params);
    return {
      label: words
        .map((span) => (span.type === 'text' ? span.text : ''))
        .join('')
        .trim(),
      query: toCanonical(query),
    };
  });
  return [{ type: 'actions', actions }];
}

function helpBlocks(answer: Answer, speech: Speech): Block[] {
  if (answer.kind !== 'help') return [];
  const examples = [1, 2, 3, 4, 5].map((index) => [plainSpan(say(speech, `page.example_${index}`))]);
  return [
    { type: 'paragraph', spans: speak(speech, 'help.intro') },
    { type: 'list', heading: say(speech, 'help.try'), items: examples },
  ];
}

/** The answer as a neutral Message: how it was read, what it says, what is missing or doubtful, where it stands, where to go on. */
export function answerMessage(answer: Answer, desk: Desk): Message {
  const speech: Speech = { locale: answer.locale, wording: desk.wordings[answer.locale], library: desk.library };
  const reading = readingLine(answer, speech);
  const heading =
    answer.related.length === 0
      ? undefined
      : say(speech, answer.kind === 'no-data' ? 'heading.there' : 'heading.beside');
  return {
    locale: answer.locale,
    blocks: [
      ...(reading === undefined ? [] : [reading]),
      ...remarkBlocks(answer.remarks, ['premise'], speech),
      ...remarkBlocks(answer.remarks, ['answer'], speech),
      ...helpBlocks(answer, speech),
      ...metricsBlock(answer.figures, speech),
      ...statementsBlock(answer, speech),
      ...remarkBlocks(answer.remarks, ['hole'], speech),
      ...metricsBlock(answer.related, speech, heading),
      ...computedNotes(answer.figures, speech),
      ...remarkBlocks(answer.remarks, ['computed', 'doubt'], speech),
      ...doubtsNote(answer, speech),
      ...staleNote(answer, desk, speech),
      ...sourceBlock(answer, speech),
      ...actionsBlock(answer, speech),
    ],
  };
}
