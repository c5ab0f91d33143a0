import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

describe('a stretch to date is none that is held, unless it starts at the low or with the year:', () => {
  test.for(['high beta 3Q to date', 'micro caps in 3q', 'micro caps to date', 'RTY month to date', '三季度以来高贝塔'])(
    '%s',
    (question) => {
      expect(gist(ask(question)).figures).toEqual([]);
    },
  );

  test.for<readonly [string, string]>([
    ['cyclicals so far this year', 'return cyclicals ytd 10 pct'],
    ['small caps since the low to date', 'return russell_2000 since_low 35 pct'],
  ])('but %s is', ([question, figure]) => {
    expect(gist(ask(question)).figures).toEqual([figure]);
  });
});
