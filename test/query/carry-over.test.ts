import { describe, expect, test } from 'vitest';
import { createAsk, gist, remarkCodes } from '#test/bundled.ts';

const ask = createAsk();

function followUp(thread: readonly string[], question: string) {
  return ask(question, { thread });
}

const MICRO_MONTH = 'return micro_cap month 9.3 pct';
const MICRO_LOW = 'return micro_cap since_low 47 pct';
const INDEX_LOW = 'return russell_2000 since_low 35 pct';
const LEAD = 'relative_return russell_2000 since_low 441 bp';
const FLOW = 'net_flow small_cap_etfs since_low -11.4 usd_bn';
const HITS = 'hit_rate tracked_funds ytd 28.4 pct';

describe('a window alone', () => {
  test('keeps metric and segment', () => {
    const answered = followUp(['micro caps in August'], 'and since the low?');

    expect(gist(answered)).toEqual({ kind: 'figures', figures: [MICRO_LOW] });
    expect(answered.answer.readAs.kept).toContain('segments');
  });

  test('keeps a comparison', () => {
    expect(gist(followUp(['micro caps vs the index in August'], 'and since the low?')).figures).toEqual([
      MICRO_LOW,
      INDEX_LOW,
      '= difference micro_cap since_low 12 pp',
    ]);
  });

  test('that the segment has no figure for is a hole, and not the window before', () => {
    const { kind, figures } = gist(followUp(['micro caps in August'], 'and YTD?'));

    expect([kind, ...figures]).toEqual(['no-data']);
  });
});

describe('a segment alone', () => {
  test('keeps metric and window', () => {
    expect(gist(followUp(['micro caps since the low'], 'the unprofitable ones')).figures).toEqual([
      'return unprofitable since_low 52.4 pct',
    ]);
  });

  test('is shown alone after a comparison, in its window', () => {
    const { figures } = gist(followUp(['micro caps vs the index in August'], 'and the unprofitable ones?'));

    expect(figures).toEqual(['return unprofitable month 8.5 pct']);
  });

  test('asks back where the metric is impossible for it, with the return one tap away', () => {
    const { answer } = followUp(['ETF flows since the low'], 'and high beta?');

    expect(answer.kind).toBe('clarify');
    expect(answer.figures).toEqual([]);
    expect(answer.choices[0]?.query.metrics).toEqual(['return']);
    expect(answer.choices[0]?.query.segments).toEqual(['high_beta']);
  });

  test('falls back to return where the metric is impossible and a window or the return is named', () => {
    expect(gist(followUp(['ETF flows since the low'], 'and high beta off the low?')).figures).toEqual([
      'return high_beta since_low 63.8 pct',
    ]);
  });
});

describe('"vs" with one segment', () => {
  test('sets the thread’s segment against it in the same window', () => {
    expect(gist(followUp(['micro caps in August'], 'vs unprofitable')).figures).toEqual([
      MICRO_MONTH,
      'return unprofitable month 8.5 pct',
      '= difference micro_cap month 0.8 pp',
    ]);
  });

  test('sets small caps against large caps by the reported lead', () => {
    expect(gist(followUp(['Russell 2000 since the low'], 'vs large caps?')).figures).toEqual([LEAD]);
    expect(gist(followUp(['Russell 2000 in August'], 'vs large caps?'))).toEqual({ kind: 'no-data', figures: [] });
  });

  test('against a segment without the window is a hole', () => {
    expect(gist(followUp(['micro caps in August'], 'vs high beta'))).toEqual({ kind: 'no-data', figures: [] });
  });
});

test('another month without a report is a hole, with what is there beside it', () => {
  const answered = followUp(['micro caps in August'], 'vs July?');

  expect(gist(answered)).toEqual({ kind: 'no-data', figures: [] });
  expect(answered.answer.reason).toBe('other-period');
  expect(answered.answer.related).not.toEqual([]);
});

describe('a new metric drops the segments before it', () => {
  test.for([
    ['how much money left small-cap ETFs?', FLOW],
    ['what share of funds beat their benchmark?', HITS],
    ['since when was August the best for the Russell?', 'best_same_month_since russell_2000 month 2000 year'],
  ] as const)('%s', ([question, figure]) => {
    expect(gist(followUp(['micro caps since the low'], question)).figures).toEqual([figure]);
  });
});

test('a superlative alone repeats the ranking the other way round', () => {
  expect(gist(followUp(['best segment since the low'], 'and the worst?')).figures).toEqual([
    'return bond_proxies since_low 17.7 pct',
  ]);
  expect(gist(followUp(['worst segment in August'], 'best?')).figures).toEqual([
    'return lowest_market_cap month 10.5 pct',
  ]);
});

describe('"the difference?"', () => {
  test('is that of the last two answers', () => {
    expect(gist(followUp(['micro caps in August', 'unprofitable in August'], 'the difference?')).figures).toEqual([
      MICRO_MONTH,
      'return unprofitable month 8.5 pct',
      '= difference micro_cap month 0.8 pp',
    ]);
  });

  test('is not taken where the units differ', () => {
    const { figures } = gist(followUp(['micro caps since the low', 'ETF flows'], 'the difference?'));

    expect(figures.filter((line) => line.startsWith('='))).toEqual([]);
  });
});

describe('"why?" and "risks?"', () => {
  test('give the report’s statements on what was asked about', () => {
    const { answer } = followUp(['unprofitable in August'], 'why?');

    expect(answer.kind).toBe('notes');
    expect(answer.statements.some(({ segments }) => segments.includes('unprofitable'))).toBe(true);
    expect(answer.figures).toEqual([]);
  });

  test('on risks give risks only', () => {
    const { answer } = followUp(['ETF flows since the low'], 'risks?');

    expect(answer.kind).toBe('notes');
    expect(new Set(answer.statements.map(({ kind }) => kind))).toEqual(new Set(['risk']));
  });

  test('say so where the report gives no reason for the segment', () => {
    expect(remarkCodes(followUp(['high beta since the low'], 'why?'))).toContain('no_reason');
  });
});

describe('"source?"', () => {
  test('cites the last answer', () => {
    const { answer } = followUp(['micro caps in August'], 'source?');

    expect(answer.kind).toBe('notes');
    expect(answer.figures.map((item) => (item.type === 'figure' ? item.figure.source.paragraph : 0))).toEqual([2]);
  });

  test('looks a number up by its value, whatever the thread was about', () => {
    expect(gist(followUp(['micro caps in August'], 'where does 28.4% come from?')).figures).toEqual([HITS]);
  });
});

describe('another unit', () => {
  test.for([
    ['lead over large caps since the low', 'in percentage points', LEAD, '= conversion russell_2000 since_low 4.41 pp'],
    ['micro caps in August', 'in bp', MICRO_MONTH, '= conversion micro_cap month 930 bp'],
    ['ETF flows', 'in millions', FLOW, '= conversion small_cap_etfs since_low -11400 usd_mn'],
  ] as const)('%s, %s', ([before, question, figure, converted]) => {
    expect(gist(followUp([before], question)).figures).toEqual([figure, converted]);
  });

  test('makes nothing where it makes no sense', () => {
    const { figures } = gist(followUp(['cyclicals YTD'], 'in dollars'));

    expect(figures.filter((line) => line.startsWith('='))).toEqual([]);
  });
});

describe('what does not change the thread:', () => {
  test.for([
    ['a unit', 'in bp'],
    ['a source', 'source?'],
    ['help', 'help'],
    ['a refusal', 'should I buy them?'],
    ['a definition', 'what does that mean?'],
  ] as const)('%s', ([, between]) => {
    expect(gist(followUp(['micro caps in August', between], 'and since the low?')).figures).toEqual([MICRO_LOW]);
  });
});

describe('a turn that could not be read breaks the thread:', () => {
  const broken = ['micro caps in August', 'frobnicate the wibble YTD'];

  test('the turn itself asks back', () => {
    expect(gist(followUp(broken.slice(0, 1), broken[1] ?? ''))).toEqual({ kind: 'clarify', figures: [] });
  });

  test.for(['and since the low?', 'and YTD?', 'why?', 'the difference?', 'vs the index?'])(
    '"%s" after it shows no figure of the thread before it',
    (question) => {
      const { figures } = gist(followUp(broken, question));

      expect(figures).not.toContain(MICRO_MONTH);
      expect(figures).not.toContain(MICRO_LOW);
    },
  );

  test('a window alone after it asks back', () => {
    expect(gist(followUp(broken, 'and since the low?')).kind).toBe('clarify');
  });

  test('"growth?" after it is not silently answered for August', () => {
    const { kind, figures } = gist(followUp(broken, 'growth?'));

    expect(kind === 'clarify' || figures.length === 3).toBe(true);
  });

  test('a whole question after it is answered, and the thread goes on from there', () => {
    expect(gist(followUp(broken, 'cyclicals YTD')).figures).toEqual(['return cyclicals ytd 10 pct']);
    expect(gist(followUp([...broken, 'cyclicals YTD'], 'and in August?')).figures).toEqual([
      'return cyclicals month 7.6 pct',
    ]);
  });
});

test('a new whole question replaces everything', () => {
  expect(gist(followUp(['micro caps vs the index in August', 'and since the low?'], 'cyclicals YTD')).figures).toEqual([
    'return cyclicals ytd 10 pct',
  ]);
  expect(gist(followUp(['cyclicals YTD'], 'high beta since the low')).figures).toEqual([
    'return high_beta since_low 63.8 pct',
  ]);
});

test('a button’s line carries on the thread as a question in words does', () => {
  const button = 'q1:i=show;m=return;s=micro_cap;w=month:2025-08';

  expect(gist(followUp([button], 'and since the low?')).figures).toEqual([MICRO_LOW]);
  expect(gist(followUp(['high beta since the low'], button)).figures).toEqual([MICRO_MONTH]);
});

test('a thread in Chinese goes on in Chinese', () => {
  const { answer } = followUp(['微盘股8月表现如何？'], '那低点以来呢？');

  expect(answer.locale).toBe('zh');
  expect(gist(followUp(['微盘股8月表现如何？'], '那低点以来呢？')).figures).toEqual([MICRO_LOW]);
});

describe('what a turn points to without naming it:', () => {
  test('another number alone moves the threshold of the thread', () => {
    expect(gist(followUp(['what returned more than 50% since the low'], 'make it 60')).figures).toEqual([
      'return high_beta since_low 63.8 pct',
    ]);
  });

  test('"over that stretch" is the window of the figure shown, though its question named none', () => {
    expect(gist(followUp(['ETF flows'], 'and what did the russell return over that stretch')).figures).toEqual([
      INDEX_LOW,
    ]);
  });

  test('a value that was looked up is not shown for another window', () => {
    expect(gist(followUp(['441bp lead since the low'], 'what about just august')).figures).toEqual([]);
  });

  test('"rank all" after two of them ranks all', () => {
    expect(gist(followUp(['micro caps vs unprofitable in August'], '把8月的全部排个名')).figures.length).toBe(6);
  });
});

describe('after an honest no, a turn that only names something else asks for the same again:', () => {
  test.for<readonly [string, string]>([
    ['P/E of micro caps', 'and cyclicals?'],
    ['volatility of micro caps', 'and high beta since the low'],
    ['P/E of micro caps', 'in August?'],
    ['micro caps in July', 'and cyclicals?'],
    ['微盘股市盈率', '周期股呢'],
  ])('%s / %s', ([first, question]) => {
    expect(gist(followUp([first], question))).toEqual({ kind: 'no-data', figures: [] });
  });

  test.for<readonly [string, string, string]>([
    ['P/E of micro caps', 'and their return in August?', MICRO_MONTH],
    ['S&P 500 in August', 'and micro caps?', MICRO_MONTH],
    ['micro caps in July', 'and in August?', MICRO_MONTH],
  ])('but not %s / %s', ([first, question, figure]) => {
    expect(gist(followUp([first], question)).figures).toEqual([figure]);
  });
});
