import type { Answer } from '#src/core/answer.ts';
import type { Block } from '#src/core/message.ts';
import type { Query } from '#src/core/query.ts';
import type { Span } from '#src/core/span.ts';
import { formatWindow } from './format-window.ts';
import { metricLabel, plainSpan, type Speech, say, segmentLabel, speak } from './wording-spans.ts';

const WITH_SEGMENTS: ReadonlySet<Query['intent']> = new Set([
  'show',
  'compare',
  'position',
  'confirm',
  'source',
  'doubt',
  'define',
  'wording',
  'coverage',
  'missing',
  'notes',
]);

function join(items: readonly string[], { locale }: Speech): string {
  return items.join(locale === 'zh' ? '、' : ', ');
}

function segmentsIn(queries: readonly Query[], speech: Speech): string[] {
  const ids = [...new Set(queries.flatMap(({ segments }) => segments))];
  const everyone = queries.every(({ intent }) => !WITH_SEGMENTS.has(intent));
  if (ids.length === 0) return everyone ? [say(speech, 'reading.all_segments')] : [];
  return [
    join(
      ids.map((id) => segmentLabel(id, speech)),
      speech,
    ),
  ];
}

function windowsIn(queries: readonly Query[], speech: Speech): string[] {
  const keys = [...new Set(queries.flatMap(({ windows }) => windows))];
  if (keys.length > 0)
    return [
      join(
        keys.map((key) => formatWindow(key, speech)),
        speech,
      ),
    ];
  return queries.some(({ intent }) => intent === 'notes' || intent === 'as_of' || intent === 'help')
    ? []
    : [say(speech, 'reading.all_windows')];
}

/** How queries are read, in one line without a lead-in. */
export function slotsIn(queries: readonly Query[], speech: Speech): string {
  const [first] = queries;
  if (first === undefined) return '';
  const metrics = [...new Set(queries.flatMap((query) => query.metrics))];
  const topics = queries.flatMap((query) => query.topics).map((topic) => speech.wording.get(`topic.${topic}`) ?? topic);
  const intents = [
    ...new Set(queries.flatMap(({ intent }) => (intent === 'show' ? [] : [say(speech, `intent.${intent}`)]))),
  ];
  const lookups = queries.flatMap(({ lookup }) => lookup ?? []);
  const parts = [
    ...segmentsIn(queries, speech),
    ...(metrics.length === 0
      ? []
      : [
          join(
            metrics.map((id) => metricLabel(id, speech)),
            speech,
          ),
        ]),
  ];
  return [
    ...(lookups.length > 0 ? [join(lookups, speech)] : parts),
    join(topics, speech),
    ...windowsIn(queries, speech),
    join(intents, speech),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** "Read as: Micro caps · return · Aug 2025 (window kept from the thread; “mircocap” read as “microcap”)"; absent when nothing was read. */
export function readingLine(answer: Answer, speech: Speech): Block | undefined {
  // What is absent was not read as the words around it: only a question that was answered shows its slots.
  const unanswered = answer.kind === 'refusal' || (answer.kind === 'no-data' && answer.readAs.query === undefined);
  const slots = unanswered ? '' : slotsIn(answer.queries, speech);
  const asides: Span[][] = [];
  if (answer.readAs.kept.length > 0) {
    const names = join(
      answer.readAs.kept.map((slot) => say(speech, `slot.${slot}`)),
      speech,
    );
    asides.push([...speak(speech, 'reading.kept', { slots: { type: 'text', text: names } })]);
  }
  for (const { from, to } of answer.readAs.corrections) {
    asides.push([
      ...speak(speech, 'reading.corrected', { from: { type: 'text', text: from }, to: { type: 'text', text: to } }),
    ]);
  }
  if (slots === '' && asides.length === 0) return undefined;
  const line = slots === '' ? [] : [...speak(speech, 'reading.line', { reading: { type: 'text', text: slots } })];
  const extra = asides.flatMap((aside) => [plainSpan(' '), ...aside]);
  return { type: 'reading', spans: [...line, ...extra] };
}
