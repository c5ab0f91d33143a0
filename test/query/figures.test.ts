import { describe, expect, test } from 'vitest';
import { createAsk, gist, loadBundled, toLine } from '#test/bundled.ts';

const knowledge = loadBundled();
const ask = createAsk(knowledge);
const FIGURES = knowledge.library.latest?.figures ?? [];

interface Words {
  readonly en: string;
  readonly zh: string;
}

/** How the desk calls each segment and each window. */
const SEGMENTS: Readonly<Record<string, Words>> = {
  russell_2000: { en: 'the Russell 2000', zh: '罗素2000' },
  micro_cap: { en: 'micro caps', zh: '微盘股' },
  lowest_market_cap: { en: 'the lowest market cap stocks', zh: '低市值股' },
  unprofitable: { en: 'unprofitable companies', zh: '亏损公司' },
  high_beta: { en: 'high beta', zh: '高贝塔' },
  cyclicals: { en: 'cyclicals', zh: '周期股' },
  secular_growth: { en: 'secular growth', zh: '长期成长股' },
  bond_proxies: { en: 'bond proxies', zh: '债券替代' },
};
const WINDOWS: Readonly<Record<string, Words>> = {
  month: { en: 'in August', zh: '8月' },
  since_low: { en: 'since the low', zh: '低点以来' },
  ytd: { en: 'year to date', zh: '年初至今' },
};

/** Questions for what is not a return. */
const OTHERS: Readonly<Record<string, Words>> = {
  best_same_month_since: { en: 'since when was it the best August?', zh: '这是自哪一年以来最好的8月？' },
  relative_return: {
    en: 'how far did small caps beat large caps since the low?',
    zh: '低点以来小盘股跑赢大盘股多少？',
  },
  net_flow: { en: 'how much money left small-cap ETFs?', zh: '小盘股ETF流出了多少资金？' },
  hit_rate: { en: 'what share of active managers beat their benchmark?', zh: '多少主动基金跑赢基准？' },
};

function questionsFor(metric: string, segment: string, window: string): Words {
  const other = OTHERS[metric];
  if (other !== undefined) return other;
  const [name, when] = [SEGMENTS[segment], WINDOWS[window]];
  if (name === undefined || when === undefined) throw new Error(`no words for ${metric} of ${segment} in ${window}`);
  return { en: `what did ${name.en} return ${when.en}?`, zh: `${name.zh} ${when.zh}涨了多少？` };
}

const TABLE = FIGURES.map((figure) => {
  const line = toLine({ type: 'figure', figure });
  return { figure, line, ...questionsFor(figure.metric, figure.segment, figure.period.kind) };
});

test('the bundled report has twenty figures', () => {
  expect(FIGURES).toHaveLength(20);
  expect(new Set(FIGURES.map(({ key }) => key)).size).toBe(20);
});

describe('every figure is the answer to a plain question', () => {
  test.for(TABLE)('$en', ({ en, line }) => {
    expect(gist(ask(en))).toEqual({ kind: 'figures', figures: [line] });
  });

  test.for(TABLE)('$zh', ({ zh, line }) => {
    const answered = ask(zh);

    expect(gist(answered)).toEqual({ kind: 'figures', figures: [line] });
    expect(answered.answer.locale).toBe('zh');
  });
});

test('every figure is found by its value', () => {
  const numbers = TABLE.filter(({ figure }) => figure.unit !== 'year'); // a year alone is a window
  for (const { figure, line } of numbers) {
    const found = gist(ask(`where does the ${figure.value.replace('-', '')} come from?`)).figures;

    expect(found, figure.key).toContain(line);
  }
});

const RETURNS = FIGURES.filter(({ metric }) => metric === 'return').map(
  ({ segment, period }) => `${segment} ${period.kind}`,
);
const HOLES = Object.entries(SEGMENTS).flatMap(([segment, name]) =>
  Object.entries(WINDOWS)
    .filter(([window]) => !RETURNS.includes(`${segment} ${window}`))
    .map(([window, when]) => ({ segment, window, en: `${name.en} ${when.en}`, zh: `${name.zh} ${when.zh}` })),
);

test('the table of returns has eight holes', () => {
  expect(HOLES.map(({ segment, window }) => `${segment} ${window}`)).toEqual([
    'russell_2000 ytd',
    'micro_cap ytd',
    'lowest_market_cap ytd',
    'unprofitable ytd',
    'high_beta month',
    'high_beta ytd',
    'bond_proxies month',
    'bond_proxies ytd',
  ]);
});

describe('a hole is never filled', () => {
  test.for(HOLES.flatMap(({ en, zh, segment }) => [en, zh].map((question) => ({ question, segment }))))(
    '$question',
    ({ question, segment }) => {
      const { answer } = ask(question);

      expect(answer.kind).toBe('no-data');
      expect(answer.figures).toEqual([]);
      expect(answer.related.length).toBeGreaterThan(0);
      for (const item of answer.related) expect(item.type === 'figure' && item.figure.segment).toBe(segment);
    },
  );

  test.for([
    ['large caps since the low', 'no return of large caps is in the report'],
    ['大盘股8月', 'the same in Chinese'],
    ['low quality in August', 'low quality has no number'],
    ['large-cap value funds hit rate', 'large-cap value funds have no number'],
    ['ETF flows in August', 'the flow is since the low only'],
    ['lead over large caps in August', 'the lead is since the low only'],
    ['hit rate in August', 'the hit rate is year to date only'],
  ] as const)('%s: %s', ([question]) => {
    expect(gist(ask(question))).toEqual({ kind: 'no-data', figures: [] });
  });
});

describe('without a window all windows of the report are shown', () => {
  test.for(Object.entries(SEGMENTS))('%s', ([segment, { en, zh }]) => {
    const expected = FIGURES.filter((figure) => figure.metric === 'return' && figure.segment === segment).map(
      (figure) => toLine({ type: 'figure', figure }),
    );

    expect(gist(ask(`${en}?`)).figures).toEqual(expected);
    expect(gist(ask(`${zh}？`)).figures).toEqual(expected);
  });
});
