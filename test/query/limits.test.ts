import { expect, test } from 'vitest';
import { QUESTION_MAX } from '#src/query/tokens.ts';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

test('a question that is too long is not read, and its opening is said back', () => {
  const long = `micro caps in August ${'and more '.repeat(QUESTION_MAX / 8)}`;
  const answered = ask(long);

  expect(gist(answered)).toEqual({ kind: 'clarify', figures: [] });
  expect(answered.answer.readAs.unknown).toEqual(['micro caps in August and more and more a…']);
});

test('with more than a dozen unknown words the later ones are not corrected, and nothing is shown', () => {
  const slips = Array.from({ length: 12 }, (_, index) => `qzx${String.fromCharCode(97 + index)}kwj`).join(' ');
  const answered = ask(`${slips} micro caps in Agust`);

  expect(gist(answered).figures).toEqual([]);
  expect(answered.answer.readAs.corrections).toEqual([]);
});

test('an echo has the capitals of the question', () => {
  expect(ask('Swiss small caps since the low').answer.reason).toBe('not-in-report');
  expect(JSON.stringify(ask('Swiss small caps since the low').message)).toContain('Swiss');
});

test('what is not held is said to be missing once, however often it is named', () => {
  const once = ask('8月亏损公司低点以来的数据可靠吗七月');
  const often = ask('\u2167月亏损公司低点以来的数据可靠吗'.repeat(64));

  expect(once.answer.remarks.length).toBeGreaterThan(0);
  expect(often.answer.remarks).toHaveLength(1);
});
