import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

const figures = (question: string, thread: readonly string[] = []): readonly string[] =>
  gist(ask(question, { thread })).figures;

describe('what is named to be left out is left out:', () => {
  test.for<readonly [string, string]>([
    ['not high beta, not micros. the cyclicals. since low.', 'cyclicals since the low'],
    ['不是罗素，是低市值的8月', '低市值8月'],
    [
      'I have high beta since the low already, I still need secular growth since the low',
      'secular growth since the low',
    ],
    ['We are underweight micro caps by 5% and it hurt. How did micro caps do in August?', 'micro caps in August'],
  ])('%s', ([question, same]) => {
    expect(figures(question)).toEqual(figures(same));
    expect(figures(same)).not.toEqual([]);
  });

  test.for([
    ["I've got the since-low for high beta already, just need August by itself"],
    ['which did not beat the index since the low, and by what in March'],
    ['we hold 5% of micro caps, what is their P/E'],
    ['our fund made 6.1% in August, should we sell micro caps'],
  ])('and nothing else is asked for: %s', ([question]) => {
    expect(figures(question ?? '')).toEqual([]);
  });
});

test('a name that is not understood in a list is never passed over', () => {
  expect(figures('R2K, foo, micros, cyclicals, Aug')).toEqual([]);
  expect(figures('R2K, micros, cyclicals, Aug')).toHaveLength(3);
});

test('the return asked for after the record is that of its month', () => {
  expect(figures('and what was the return?', ['best August since when?'])).toEqual(figures('Russell 2000 in August'));
});
