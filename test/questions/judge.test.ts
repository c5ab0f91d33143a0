import { describe, expect, test } from 'vitest';
import type { FigureJson } from '#src/bot/answer-json.ts';
import { type Judged, judge } from './judge.ts';
import { Question } from './question-set.ts';

const END = '2025-08-29';

function figure(segment: string, value: number, derived?: true): FigureJson {
  return {
    metric: 'return',
    segment,
    period: { kind: 'month', month: '2025-08', end: END },
    value,
    printed: String(value),
    unit: derived === undefined ? 'pct' : 'pp',
    reportId: 'house-2025-08@1',
    ...(derived === undefined ? {} : { derived, from: [] }),
  };
}

const MICRO = figure('micro_cap', 9.3);
const INDEX = figure('russell_2000', 7);
const LEAD = figure('micro_cap', 2.3, true);

function expecting(rest: Partial<Question>): Question {
  return Question.parse({
    id: 'x1',
    thread: [],
    question: 'x',
    kinds: ['figures'],
    figures: [],
    allowed: [],
    computed: [],
    ...rest,
  });
}

const ONE = expecting({ figures: ['return|micro_cap|month'] });
const COMPARED = expecting({
  kinds: ['derived'],
  figures: ['return|micro_cap|month', 'return|russell_2000|month'],
  computed: [2.3],
});
const HOLE = expecting({ kinds: ['no-data'] });
const WHY = expecting({ kinds: ['notes'], allowed: ['return|micro_cap|month'] });

describe('an answer is judged by what it shows:', () => {
  test.for<readonly [string, Question, Judged, string]>([
    ['the figure', ONE, { kind: 'figures', figures: [MICRO] }, 'right'],
    ['another figure', ONE, { kind: 'figures', figures: [INDEX] }, 'wrong'],
    ['the figure and another', ONE, { kind: 'figures', figures: [MICRO, INDEX] }, 'wrong'],
    ['a question back', ONE, { kind: 'clarify', figures: [] }, 'missed'],
    ['a no that is false', ONE, { kind: 'no-data', figures: [] }, 'falseNo'],
    ['a refusal that is false', ONE, { kind: 'refusal', figures: [] }, 'falseNo'],
    ['statements instead', ONE, { kind: 'notes', figures: [] }, 'wrong'],
    ['the figure and a number of our own', ONE, { kind: 'derived', figures: [MICRO, LEAD] }, 'wrong'],
    ['the difference', COMPARED, { kind: 'derived', figures: [MICRO, INDEX, LEAD] }, 'right'],
    [
      'the difference the other way round',
      COMPARED,
      { kind: 'derived', figures: [MICRO, INDEX, figure('micro_cap', -2.3, true)] },
      'right',
    ],
    [
      'another difference',
      COMPARED,
      { kind: 'derived', figures: [MICRO, INDEX, figure('micro_cap', 2.4, true)] },
      'wrong',
    ],
    ['half of a comparison', COMPARED, { kind: 'derived', figures: [MICRO] }, 'missed'],
    ['a no that is true', HOLE, { kind: 'no-data', figures: [] }, 'right'],
    ['a figure in a hole', HOLE, { kind: 'figures', figures: [MICRO] }, 'wrong'],
    ['a question back for a hole', HOLE, { kind: 'clarify', figures: [] }, 'missed'],
    ['statements', WHY, { kind: 'notes', figures: [] }, 'right'],
    ['statements with an allowed figure', WHY, { kind: 'notes', figures: [MICRO] }, 'right'],
    ['statements with a stray figure', WHY, { kind: 'notes', figures: [INDEX] }, 'wrong'],
  ])('%s', ([, question, answer, verdict]) => {
    expect(judge(question, answer)).toBe(verdict);
  });
});

test('a question may accept more than one kind', () => {
  const either = expecting({ kinds: ['clarify', 'no-data'] });

  expect(judge(either, { kind: 'clarify', figures: [] })).toBe('right');
  expect(judge(either, { kind: 'no-data', figures: [] })).toBe('right');
  expect(judge(either, { kind: 'help', figures: [] })).toBe('missed');
});
