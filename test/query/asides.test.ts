import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();
const MICRO = 'return micro_cap month 9.3 pct';

describe('small talk in a frame changes nothing:', () => {
  test.for([
    'a client wants to know how micro caps did in August',
    'my boss keeps asking what micro caps did in August',
    'micro caps in August for my slide',
    'hey team how did micro caps do in August',
    'micro caps in August please, I need it for the deck',
    'can I tell the client that micro caps rose 9.3% in August',
    'the report says micro caps rose 9.3% in August',
    '客户想知道微盘股8月涨了多少',
    '老板，微盘股8月涨了多少',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([MICRO]);
  });
});

describe('the same words in the question itself are what is asked, and no figure is shown:', () => {
  test.for([
    'micro cap email in August',
    'small-cap clients since the low',
    'redemption notice period of small-cap ETFs',
    'notice periods, small-cap ETFs',
    'which clients did best in August',
    'which segment is mentioned most in the report',
    'best company in the lowest caps since the low',
    'flows from clients since the low',
    '微盘股的会议8月',
    '哪个客户8月涨得最多',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });
});

test('a word out of place is said, with the reading that is left without it', () => {
  const { answer } = ask('micro cap email in August');

  expect(answer.kind).toBe('clarify');
  expect(answer.readAs.unknown).toEqual(['email']);
  expect(answer.choices.length).toBeGreaterThan(0);
});

test('where a statement answers, a word out of place spoils nothing', () => {
  expect(gist(ask('did companies beat on earnings')).kind).toBe('notes');
});
