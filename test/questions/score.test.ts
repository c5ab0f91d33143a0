import { describe, expect, test } from 'vitest';
import { loadBundled } from '#test/bundled.ts';
import { type QuestionSet, readQuestions, SETS } from './question-set.ts';
import { createAskJudged, judgeSet, scoreProbes, scoreSet } from './score.ts';

const knowledge = loadBundled();
const ask = createAskJudged(knowledge);
const KEYS = new Set(
  knowledge.library.latest?.figures.map(({ metric, segment, period }) => [metric, segment, period.kind].join('|')),
);

function setOf(name: string): QuestionSet {
  const found = SETS.find((set) => set.name === name);
  if (found === undefined) throw new Error(`no set ${name}`);
  return found;
}

/** A set takes a second or two; on a machine with other work many times that. */
const SET_TIMEOUT = 60_000;

// Only counts are compared here, so that no question that is kept aside can show in a failure.

test('no figure is shown for a question that the report cannot answer', { timeout: SET_TIMEOUT }, () => {
  const set = setOf('probes-tuning');

  const { probes, withFigures } = scoreProbes(set, judgeSet(set, ask));

  expect(probes).toBeGreaterThanOrEqual(12_000);
  expect(withFigures).toBe(0);
});

test('nor for one of the unread ones', { timeout: SET_TIMEOUT }, () => {
  const set = setOf('probes-set-aside');

  const { probes, withFigures } = scoreProbes(set, judgeSet(set, ask));

  expect(probes).toBeGreaterThanOrEqual(590);
  expect(withFigures).toBe(0);
});

test('questions kept aside are right nine times in ten and wrong at most twice in a hundred', {
  timeout: SET_TIMEOUT,
}, () => {
  const set = setOf('set-aside');

  const { questions, rightShare, wrongShare } = scoreSet(set, judgeSet(set, ask));

  expect(questions).toBeGreaterThanOrEqual(150);
  expect(rightShare).toBeGreaterThanOrEqual(0.9);
  expect(wrongShare).toBeLessThanOrEqual(0.02);
});

test('questions for tuning are right ninety-three times in a hundred', { timeout: SET_TIMEOUT }, () => {
  const set = setOf('tuning');

  const { questions, rightShare } = scoreSet(set, judgeSet(set, ask));

  expect(questions).toBeGreaterThanOrEqual(500);
  expect(rightShare).toBeGreaterThanOrEqual(0.93);
});

describe('the sets', () => {
  test.for(SETS)('$name expects figures that the report has, under ids of its own', (set) => {
    const questions = readQuestions(set);
    const unknown = questions.filter(({ figures, allowed }) => [...figures, ...allowed].some((key) => !KEYS.has(key)));

    expect(questions.length).toBeGreaterThan(0);
    expect(unknown.length).toBe(0);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  test('have nothing in common that is kept aside in one and read in another', () => {
    const asked = (aside: boolean): readonly string[] =>
      SETS.filter((set) => set.aside === aside)
        .flatMap(readQuestions)
        .map(({ thread, question }) => [...thread, question].join('\n').toLowerCase());
    const known = new Set(asked(false));

    expect(asked(true).filter((text) => known.has(text)).length).toBe(0);
  });

  test('end with the one that counts', () => {
    expect(SETS.at(-1)).toEqual({ name: 'set-aside', aside: true, probes: false });
  });
});
