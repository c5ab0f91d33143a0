/** Charts of the bundled report's figures, as briefings and answers ask for them. */
import type { ChartCategory, ChartPoint, ChartSeries, ChartSpec } from '#src/core/chart.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Num } from '#src/core/num.ts';
import type { Span } from '#src/core/span.ts';
import type { Unit } from '#src/core/unit.ts';

interface Names {
  readonly en: string;
  readonly zh: string;
}

const SEGMENTS = {
  high_beta: { en: 'High beta', zh: '高贝塔' },
  lowest_market_cap: { en: 'Lowest market cap', zh: '最低市值' },
  unprofitable: { en: 'Unprofitable companies', zh: '亏损公司' },
  micro_cap: { en: 'Micro caps', zh: '微型股' },
  cyclicals: { en: 'Cyclicals', zh: '周期股' },
  russell_2000: { en: 'Russell 2000', zh: '罗素2000指数' },
  secular_growth: { en: 'Secular growth', zh: '长期成长股' },
  bond_proxies: { en: 'Bond proxies', zh: '类债股' },
} satisfies Record<string, Names>;
type Segment = keyof typeof SEGMENTS;

const SOURCE: Names = {
  en: 'Source: Jefferies via Zhitong, 2 Sep 2025, ¶2, ¶3 and ¶5. Price or total return is not stated.',
  zh: '来源：杰富瑞，经智通财经，2025年9月2日，第2、3、5段。未说明是价格回报还是总回报。',
};

const SINCE_LOW: Readonly<Partial<Record<Segment, string>>> = {
  high_beta: '63.8',
  lowest_market_cap: '52.8',
  unprofitable: '52.4',
  micro_cap: '47',
  cyclicals: '40.2',
  russell_2000: '35',
  secular_growth: '33.1',
  bond_proxies: '17.7',
};
const AUGUST: Readonly<Partial<Record<Segment, string>>> = {
  lowest_market_cap: '10.5',
  micro_cap: '9.3',
  unprofitable: '8.5',
  cyclicals: '7.6',
  russell_2000: '7',
  secular_growth: '6.8',
};
const YTD: Readonly<Partial<Record<Segment, string>>> = { cyclicals: '10', secular_growth: '2.4' };

export function num(value: string, unit: Unit = 'pct', signed = false): Num {
  return { value, unit, signed };
}

export function text(words: string): Span {
  return { type: 'text', text: words };
}

function numSpan(value: Num): Span {
  return { type: 'num', num: value };
}

export function point(
  value: string | undefined,
  tone: ChartPoint['tone'] = 'reported',
  unit: Unit = 'pct',
): ChartPoint | undefined {
  return value === undefined ? undefined : { num: num(value, unit), tone };
}

export function category(label: string, short = label): ChartCategory {
  return { label, short: [...short].slice(0, 20).join('') };
}

function segmentSeries(
  name: string,
  values: Readonly<Partial<Record<Segment, string>>>,
  segments: readonly Segment[],
): ChartSeries {
  return {
    name,
    points: segments.map((segment) => point(values[segment], segment === 'russell_2000' ? 'reference' : 'reported')),
  };
}

const ORDER: readonly Segment[] = [
  'high_beta',
  'lowest_market_cap',
  'unprofitable',
  'micro_cap',
  'cyclicals',
  'russell_2000',
  'secular_growth',
  'bond_proxies',
];

function ranked(locale: Locale): ChartSpec {
  const subtitle = { en: 'Return since the low of 8 Apr 2025', zh: '自2025年4月8日低点以来的回报' }[locale];
  const middle = { en: ' since the low, ahead of the Russell 2000 at ', zh: '，领先罗素2000指数的' }[locale];
  return {
    kind: 'bars',
    locale,
    unit: 'pct',
    title: [
      text({ en: 'High beta led with ', zh: '低点以来高贝塔领涨' }[locale]),
      numSpan(num('63.8')),
      text(middle),
      numSpan(num('35')),
    ],
    subtitle,
    footnotes: [
      SOURCE[locale],
      {
        en: 'The date of the low is stated for the index and the lowest market caps only; for the others it is assumed.',
        zh: '仅指数与最低市值注明低点日期；其余为假定。',
      }[locale],
    ],
    categories: ORDER.map((segment) => category(SEGMENTS[segment][locale])),
    series: [segmentSeries(subtitle, SINCE_LOW, ORDER)],
    alt: 'Bar chart, 8 bars. Best high beta 63.8%, worst bond proxies 17.7%.',
  };
}

function grouped(locale: Locale): ChartSpec {
  const windows = {
    en: ['Aug 2025', 'Since the low', '2025 to date'],
    zh: ['2025年8月', '低点以来', '2025年今年以来'],
  }[locale];
  const values = [AUGUST, SINCE_LOW, YTD];
  const order: readonly Segment[] = [
    'russell_2000',
    'micro_cap',
    'lowest_market_cap',
    'unprofitable',
    'high_beta',
    'cyclicals',
    'secular_growth',
    'bond_proxies',
  ];
  return {
    kind: 'grouped',
    locale,
    unit: 'pct',
    title: [
      text(
        {
          en: 'The smallest and the unprofitable led in every window that the report gives for them',
          zh: '在报告给出的各个区间，最小市值与亏损公司均领先',
        }[locale],
      ),
    ],
    subtitle: windows.join(' · '),
    footnotes: [
      SOURCE[locale],
      {
        en: 'n/a: the report has no figure for that segment and window.',
        zh: '无数据：报告没有该板块在该区间的数字。',
      }[locale],
    ],
    categories: order.map((segment) => category(SEGMENTS[segment][locale])),
    series: windows.map((name, at) => segmentSeries(name, values[at] ?? {}, order)),
    alt: 'Grouped bars, 8 segments, 3 windows.',
  };
}

function lead(locale: Locale): ChartSpec {
  const subtitle = { en: 'Return since the low of 8 Apr 2025', zh: '自2025年4月8日低点以来的回报' }[locale];
  return {
    kind: 'bars',
    locale,
    unit: 'pct',
    title: [
      text({ en: 'Small caps beat large caps by ', zh: '小盘股领先大盘股' }[locale]),
      numSpan(num('441', 'bp')),
      text({ en: ' since the low', zh: '（低点以来）' }[locale]),
    ],
    subtitle,
    footnotes: [
      { en: 'Source: Jefferies via Zhitong, 2 Sep 2025, ¶2.', zh: '来源：杰富瑞，经智通财经，2025年9月2日，第2段。' }[
        locale
      ],
      {
        en: '≈ Computed: 35% minus 441 bp, give or take 0.5 points from rounding. The report does not name the large-cap index.',
        zh: '≈ 为计算值：35%减441个基点，舍入误差约0.5个百分点。报告未指明大盘股指数。',
      }[locale],
    ],
    categories: [
      category({ en: 'Russell 2000', zh: '罗素2000指数' }[locale]),
      category({ en: 'Large caps', zh: '大盘股' }[locale]),
    ],
    series: [{ name: subtitle, points: [point('35'), point('30.59', 'computed')] }],
    alt: 'Bar chart: Russell 2000 35%, large caps about 30.59% (computed).',
  };
}

function flows(locale: Locale): ChartSpec {
  const subtitle = { en: 'Net flow since the low', zh: '低点以来的净流量' }[locale];
  return {
    kind: 'bars',
    locale,
    unit: 'usd_bn',
    title: [
      text({ en: 'Money kept leaving small-cap ETFs through the rally', zh: '反弹期间资金持续流出小盘股ETF' }[locale]),
    ],
    subtitle,
    footnotes: [
      {
        en: 'Source: Jefferies via Zhitong, 2 Sep 2025, ¶4. The list of funds and the end date are not stated.',
        zh: '来源：杰富瑞，经智通财经，2025年9月2日，第4段。未说明基金名单与截止日期。',
      }[locale],
    ],
    categories: [category({ en: 'Small-cap ETFs', zh: '小盘股ETF' }[locale])],
    series: [{ name: subtitle, points: [point('-11.4', 'reported', 'usd_bn')] }],
    alt: 'Bar chart, one bar: small-cap ETFs −$11.4bn.',
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A walk that is the same every time (xorshift). */
function walk(seed: number, length: number, drift: number): readonly string[] {
  let state = seed;
  let level = 100;
  return Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    level *= 1 + ((state >>> 0) / 2 ** 32 - 0.5 + drift) * 0.022;
    return level.toFixed(2);
  });
}

/** Two lines over sessions; the levels are made up. */
function line(locale: Locale = 'en', sessions = 250): ChartSpec {
  const days = Array.from(
    { length: sessions },
    (_, at) => new Date(Date.UTC(2024, 8, 3 + Math.floor((at * 361) / sessions))),
  );
  const label = (day: Date): string =>
    locale === 'zh'
      ? `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
      : `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  const small = { name: { en: 'Small caps', zh: '小盘股' }[locale], values: walk(7, sessions, 0.04) };
  const large = { name: { en: 'Large caps', zh: '大盘股' }[locale], values: walk(99, sessions, 0.05) };
  return {
    kind: 'line',
    locale,
    unit: 'count',
    title: [text({ en: 'Large caps pulled ahead of small caps from May on', zh: '五月以来大盘股领先小盘股' }[locale])],
    subtitle: {
      en: '3 Sep 2024 to 29 Aug 2025, 3 Sep 2024 = 100',
      zh: '2024年9月3日至2025年8月29日，2024年9月3日 = 100',
    }[locale],
    footnotes: [{ en: 'Levels made up for this picture.', zh: '数值为示意。' }[locale]],
    categories: days.map((day) => category(label(day), day.toISOString().slice(0, 10))),
    series: [
      { name: small.name, points: small.values.map((value) => point(value, 'reported', 'count')) },
      { name: large.name, points: large.values.map((value) => point(value, 'reference', 'count')) },
    ],
    alt: 'Line chart, 2 lines.',
  };
}

/** Returns around zero, some of them computed: a month in which the low fell. */
function mixed(locale: Locale): ChartSpec {
  const subtitle = { en: 'Ahead of the Russell 2000, Aug 2025', zh: '领先罗素2000指数的幅度，2025年8月' }[locale];
  const values: Readonly<Partial<Record<Segment, string>>> = {
    lowest_market_cap: '3.5',
    micro_cap: '2.3',
    unprofitable: '1.5',
    cyclicals: '0.6',
    secular_growth: '-0.2',
  };
  const segments: readonly Segment[] = [
    'lowest_market_cap',
    'micro_cap',
    'unprofitable',
    'cyclicals',
    'secular_growth',
  ];
  return {
    kind: 'bars',
    locale,
    unit: 'pp',
    title: [
      text({ en: 'Only secular growth fell behind the index in August', zh: '八月仅长期成长股落后于指数' }[locale]),
    ],
    subtitle,
    footnotes: [
      {
        en: '≈ Computed from the returns of the segment and the index; give or take 0.55 points.',
        zh: '≈ 由板块与指数的回报计算；误差约0.55个百分点。',
      }[locale],
      SOURCE[locale],
    ],
    categories: segments.map((segment) => category(SEGMENTS[segment][locale])),
    series: [
      {
        name: subtitle,
        points: segments.map((segment) => ({ num: num(values[segment] ?? '0', 'pp', true), tone: 'computed' })),
      },
    ],
    alt: 'Bar chart, 5 bars, lead over the Russell 2000.',
  };
}

/** Each chart by its name. */
export const CHART_CASES: Readonly<Record<string, (locale: Locale) => ChartSpec>> = {
  ranked,
  grouped,
  mixed,
  lead,
  flows,
  line,
};
