import { expect, test } from 'vitest';
import { scorePhrases } from './score-phrases.ts';

/** Reached, and not to be fallen behind: of the commands, how many are taken for what they are, and how many are understood in all they say. */
const BAR = { kinds: 44, wholes: 29 };

const scored = await scorePhrases();
const commands = scored.filter(({ phrase }) => phrase.expect.is !== 'question');

test('no question is taken for a command', () => {
  const questions = scored.filter(({ phrase }) => phrase.expect.is === 'question');

  expect(questions.length).toBeGreaterThan(20);
  expect(questions.filter(({ isKind }) => !isKind).map(({ phrase, kind }) => [phrase.text, kind])).toEqual([]);
});

test('no command is taken for another one', () => {
  const wrong = commands.filter(({ isKind, kind }) => !isKind && kind !== 'question');

  expect(wrong.map(({ phrase, kind }) => [phrase.text, phrase.expect.is, kind])).toEqual([]);
});

test('as many are understood as were before', () => {
  expect(commands.filter(({ isKind }) => isKind).length).toBeGreaterThanOrEqual(BAR.kinds);
  expect(commands.filter(({ isWhole }) => isWhole).length).toBeGreaterThanOrEqual(BAR.wholes);
});
