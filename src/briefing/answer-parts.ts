import type { Answer, Remark } from '#src/core/answer.ts';
import { toCanonical } from '#src/core/canonical.ts';
import type { Block } from '#src/core/message.ts';
import { chartsOf } from './charts/chart-of.ts';
import type { Desk } from './desk.ts';
import { computedNotes, doubtsNote, metricsBlock, sourceBlock, staleNote, statementsBlock } from './notes.ts';
import { readingLine, slotsIn } from './reading-line.ts';
import type { AnswerPart, CommonPart } from './template/parts.ts';
import { plainSpan, type Speech, say, speak } from './wording-spans.ts';

function remarkBlocks(remarks: readonly Remark[], tones: readonly Remark['tone'][], speech: Speech): Block[] {
  return remarks
    .filter(({ tone }) => tones.includes(tone))
    .map(({ code, tone, params }) => {
      const spans = speak(speech, `remark.${code}`, params);
      return tone === 'answer' ? { type: 'paragraph', spans } : { type: 'note', tone, spans };
    });
}

/** Doubts that a remark of the answer has spoken of already. */
function doubtsSaid(answer: Answer): ReadonlySet<string> {
  return new Set(
    answer.remarks.flatMap(({ params }) => (params['doubt']?.type === 'doubt' ? [params['doubt'].code] : [])),
  );
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

function helpBlocks(speech: Speech): Block[] {
  const examples = [1, 2, 3, 4, 5].map((index) => [plainSpan(say(speech, `page.example_${index}`))]);
  return [
    { type: 'paragraph', spans: speak(speech, 'help.intro') },
    { type: 'list', heading: say(speech, 'help.try'), items: examples },
    { type: 'paragraph', spans: speak(speech, 'help.subscribe') },
  ];
}

function relatedBlock(answer: Answer, speech: Speech): Block[] {
  return metricsBlock(
    answer.related,
    speech,
    say(speech, answer.kind === 'no-data' ? 'heading.there' : 'heading.beside'),
  );
}

function chartBlocks(answer: Answer, speech: Speech): Block[] {
  return chartsOf(answer, speech).map(({ spec, repeats }) => ({ type: 'chart', spec, repeats }));
}

function licenceBlock({ report }: Answer, speech: Speech): Block[] {
  return report === undefined ? [] : [{ type: 'source', spans: [plainSpan(report.licence[speech.locale])] }];
}

/** One part of an answer's template as blocks; none where the answer has nothing of it. */
export function answerPart(
  part: AnswerPart | CommonPart,
  answer: Answer,
  desk: Desk,
  speech: Speech,
): readonly Block[] {
  switch (part) {
    case 'reading':
      return [readingLine(answer, speech) ?? []].flat();
    case 'premises':
      return remarkBlocks(answer.remarks, ['premise'], speech);
    case 'says':
      return remarkBlocks(answer.remarks, ['answer'], speech);
    case 'help':
      return helpBlocks(speech);
    case 'chart':
      return chartBlocks(answer, speech);
    case 'figures':
      return metricsBlock(answer.figures, speech);
    case 'statements':
      return statementsBlock(answer.statements, speech);
    case 'holes':
      return remarkBlocks(answer.remarks, ['hole'], speech);
    case 'related':
      return relatedBlock(answer, speech);
    case 'computed':
      return computedNotes(answer.figures, speech);
    case 'remarks':
      return remarkBlocks(answer.remarks, ['computed', 'doubt'], speech);
    case 'doubts':
      return doubtsNote(answer.figures, speech, doubtsSaid(answer));
    case 'age':
      return answer.report === undefined ? [] : staleNote(answer.report, desk.today, speech);
    case 'source':
      return sourceBlock([...answer.figures, ...answer.related], answer.statements, speech);
    case 'licence':
      return licenceBlock(answer, speech);
    case 'divider':
      return [{ type: 'divider' }];
    case 'follow_ups':
      return actionsBlock(answer, speech);
  }
}
