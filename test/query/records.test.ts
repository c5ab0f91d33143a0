import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();
const RECORD = 'best_same_month_since russell_2000 month 2000 year';

describe('a superlative after the record asks for another record:', () => {
  test.for<readonly [readonly string[], string]>([
    [['russell aug?', 'best since?'], 'and what was the worst one'],
    [['best august since when?'], 'and the strongest?'],
    [['best august since when?'], 'which one was worst'],
    [['罗素8月是哪年以来最好'], '最强的一次是'],
  ])('%s / %s', ([thread, question]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([]);
  });

  test.for<readonly [readonly string[], string, string]>([
    [['russell aug?', 'best since?'], 'which segment was worst in August', 'return secular_growth month 6.8 pct'],
    [['did we get any record for august?'], 'best of all months, you mean?', RECORD],
    [['rank the segments in August'], 'which is worst', 'return secular_growth month 6.8 pct'],
  ])('but not %s / %s', ([thread, question, figure]) => {
    expect(gist(ask(question, { thread })).figures).toContain(figure);
  });
});

describe('a window has no rank but the record of the index:', () => {
  test.for([
    'Where does August rank for micro caps',
    'where does YTD rank for cyclicals',
    'where does this rebound rank for micro caps',
    'the position of August for micro caps',
    'where does August rank for small caps since April',
    'where does August come for micro caps',
    '8月在微型股里排第几',
    '对周期股来说8月排第几',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['where does August rank for small caps', RECORD],
    ['best August since when?', RECORD],
    ['how did micro caps rank in August?', 'return micro_cap month 9.3 pct'],
    ['what was the rank of micro caps in August', 'return micro_cap month 9.3 pct'],
    ['rank August returns', 'return micro_cap month 9.3 pct'],
    ['微型股8月排第几', 'return micro_cap month 9.3 pct'],
  ])('but %s has', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});

describe('since when and how long ask for a date or a length of time:', () => {
  test.for([
    'since when have small caps lagged',
    'since when are cyclicals up',
    'since when is the Russell ahead',
    'since when have managers been behind their benchmark',
    'how long a stretch did small caps lag',
    '小盘股落后大盘股多久了',
    '周期股涨了多久',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });

  test('but long-term growth is a name', () => {
    expect(gist(ask('tell me how long-term growth did in August')).figures).toEqual([
      'return secular_growth month 6.8 pct',
    ]);
  });

  test('a statement is shown where one speaks of it', () => {
    expect(gist(ask('how long a stretch did small caps lag')).kind).toBe('notes');
  });

  test('the window of a figure that was shown is told with it', () => {
    expect(gist(ask('since when is that?', { thread: ['ETF flows'] })).figures).toEqual([
      'net_flow small_cap_etfs since_low -11.4 usd_bn',
    ]);
  });
});
