import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();
const MICRO = 'return micro_cap month 9.3 pct';

describe('small talk around a question moves nothing:', () => {
  test.for([
    'hi team, sorry I was out last week, how did micro caps do in August?',
    'Morning! Quick one: micro caps in August please. Thanks',
    'hope you are well. could you tell me what micro caps did in August?',
    'my boss wants to know: micro caps in August?',
    '/smallcaps micro caps in August',
    'smallcaps: micro caps in August',
    '您好，请问一下微盘股8月表现如何？谢谢',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([MICRO]);
  });
});

describe('words that change what is asked are not small talk:', () => {
  test.for([
    'micro caps last week',
    'sorry, I meant micro caps in July',
    'micro caps in August, but for Japan',
    'micro caps in August, excluding biotech',
    'micro caps in August, after fees',
    'micro caps in August, in euros',
    'my client asks about the Nikkei',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });
});

describe('a greeting or thanks alone gets what can be asked, never the figures again:', () => {
  test.for(['hello', 'Hi there', 'thanks', '你好', '谢谢'])('%s', (question) => {
    expect(gist(ask(question))).toEqual({ kind: 'help', figures: [] });
    expect(gist(ask(question, { thread: ['high beta since the low'] }))).toEqual({ kind: 'help', figures: [] });
  });
});
