import { expect, test } from 'vitest';
import { type Answered, answerQuestion } from '#src/bot/answer-question.ts';
import type { Shown } from '#src/core/answer.ts';
import { checkAnswered } from './check-answer.ts';
import { readTruth } from './check-numbers.ts';
import { checkForeignMarkup } from './check-renderings.ts';
import type { Failure } from './failure.ts';
import { fuzzRange } from './fuzz-range.ts';
import { randomAsked } from './generate.ts';
import { loadConfig, loadPhrases } from './load-config.ts';
import { createRandom } from './random.ts';
import { describeFailures, isGood, toLine } from './report.ts';

const RUNS = 3000;
const knowledge = loadConfig();
const bench = { knowledge, truth: readTruth(knowledge.library), tried: new Map<string, Failure[]>() };

test(`${RUNS} random questions break no invariant`, { timeout: 120_000 }, () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`fuzz: ${RUNS} runs, seed ${seed}`);

  const result = fuzzRange({ seed, first: 0, count: RUNS }, { knowledge, phrases: loadPhrases() });

  expect(isGood(result.counts), `${describeFailures(result)}${toLine(seed, result)}`).toBe(true);
});

test('a run can be repeated by its seed and number', () => {
  const material = { library: knowledge.library, phrases: loadPhrases() };
  const ask = (seed: number, index: number) => randomAsked(createRandom(seed, index), material);

  expect(ask(1, 7)).toEqual(ask(1, 7));
  expect(ask(1, 8)).not.toEqual(ask(1, 7));
  expect(ask(2, 7)).not.toEqual(ask(1, 7));
});

const QUESTION = 'cyclicals vs secular growth YTD';
const asked = { question: QUESTION, thread: [], today: '2025-09-10' };

/** What the checks say of an answer that was tampered with. */
function reasonsFor(change: (answered: Answered) => Answered): readonly string[] {
  return checkAnswered(asked, change(answerQuestion(asked, knowledge)), bench).map(({ reason }) => reason);
}

function withFigures(change: (shown: Shown) => Shown): (answered: Answered) => Answered {
  return ({ answer, message }) => ({ answer: { ...answer, figures: answer.figures.map(change) }, message });
}

test('an answer as it is breaks nothing', () => {
  expect(reasonsFor((answered) => answered)).toEqual([]);
});

test.for([
  [
    'a figure of another value',
    withFigures((shown) =>
      shown.type === 'figure' ? { ...shown, figure: { ...shown.figure, value: '99.9' } } : shown,
    ),
    'a figure differs from the library',
  ],
  [
    'a figure of a foreign key',
    withFigures((shown) =>
      shown.type === 'figure' ? { ...shown, figure: { ...shown.figure, key: 'return|x' } } : shown,
    ),
    'a figure is not of the library',
  ],
  [
    'a difference that is none',
    withFigures((shown) =>
      shown.type === 'derived' ? { ...shown, derived: { ...shown.derived, value: '7.7' } } : shown,
    ),
    'a difference is not the difference',
  ],
  [
    'a difference with too little rounding',
    withFigures((shown) =>
      shown.type === 'derived' ? { ...shown, derived: { ...shown.derived, rounding: '0.05' } } : shown,
    ),
    'a difference has another rounding than its two figures',
  ],
  [
    'a no with a figure',
    ({ answer, message }: Answered): Answered => ({ answer: { ...answer, kind: 'no-data' }, message }),
    'figures of a no-data are not empty',
  ],
  [
    'a number of its own in the message',
    ({ answer, message }: Answered): Answered => ({
      answer,
      message: {
        ...message,
        blocks: [
          ...message.blocks,
          { type: 'paragraph', spans: [{ type: 'num', num: { value: '1234', unit: 'pct' } }] },
        ],
      },
    }),
    'a number of the message is nobody’s',
  ],
  [
    'a choice that is not understood',
    ({ answer, message }: Answered): Answered => ({ answer: { ...answer, choices: [] }, message }),
    'the buttons are not the choices',
  ],
] as const)('%s is caught', ([, change, reason]) => {
  expect(reasonsFor(change)).toContain(reason);
});

test.for([
  ['<p><script></p>', 'a tag in the HTML is not the renderer’s'],
  ['<p onclick="x">a</p>', 'an attribute in the HTML is not the renderer’s'],
  ['<p>1 < 2</p>', 'a bracket in the HTML is not escaped'],
  ['<p><strong>a</p>', 'the tags of the HTML do not close each other'],
  ['<p>a & b</p>', 'an ampersand in the HTML is not escaped'],
  ['<p>a\u202eb</p>', 'a character that acts or hides is in the HTML'],
  ['<p>a\u001b[31mb</p>', 'a character that acts or hides is in the HTML'],
  ['<p>a\u200bb</p>', 'a character that acts or hides is in the HTML'],
] as const)('%j is caught', ([html, reason]) => {
  expect(checkForeignMarkup(html).map((failure) => failure.reason)).toContain(reason);
});
