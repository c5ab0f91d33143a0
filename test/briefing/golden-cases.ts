/** One kind of answer with a question in each language, and the thread before it where it needs one. */
export interface GoldenCase {
  readonly kind: string;
  readonly en: readonly string[];
  readonly zh: readonly string[];
  /** The day it is asked; a few days after the report where absent. */
  readonly today?: string;
}

/** The answers whose whole plain rendering is kept under `test/golden/plain` and read by a person when it changes. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  { kind: 'single-figure', en: ['micro caps in August'], zh: ['微盘股8月涨了多少？'] },
  { kind: 'several-figures', en: ['cyclicals and unprofitable companies'], zh: ['周期股和亏损公司'] },
  { kind: 'comparison', en: ['how did micro caps do vs the index in August?'], zh: ['8月微盘股和罗素2000相比如何？'] },
  { kind: 'ranking', en: ['top 3 since the low'], zh: ['低点以来涨幅前三名'] },
  { kind: 'filter', en: ['which segments returned more than 8% in August?'], zh: ['8月涨幅超过8%的有哪些？'] },
  { kind: 'coverage', en: ['what do you have on high beta?'], zh: ['高贝塔有哪些数据？'] },
  { kind: 'notes', en: ['why did small caps rally?'], zh: ['小盘股为什么上涨？'] },
  { kind: 'source', en: ['micro caps in August', 'source?'], zh: ['微盘股8月涨了多少？', '数据来源？'] },
  { kind: 'definition', en: ['what does lowest market cap mean?'], zh: ['低市值是什么意思？'] },
  { kind: 'doubt', en: ['how reliable is the lead over large caps?'], zh: ['跑赢大盘股的数据可靠吗？'] },
  { kind: 'no-data', en: ['high beta YTD'], zh: ['高贝塔今年以来'] },
  { kind: 'foreign', en: ['Swiss small caps since the low'], zh: ['瑞士小盘股低点以来'] },
  { kind: 'clarify', en: ['frobnicated micro caps in August'], zh: ['微盘股囧8月'] },
  { kind: 'refusal', en: ['should I buy small caps now?'], zh: ['现在该买小盘股吗？'] },
  { kind: 'help', en: ['help'], zh: ['帮助'] },
  { kind: 'premise', en: ['so the ETF outflow was 114 billion?'], zh: ['小盘股ETF流出1140亿美元，对吗？'] },
  {
    kind: 'growth',
    en: ['if I had put $10,000 into high beta at the low, what would it be worth?'],
    zh: ['低点时投10000美元到高贝塔，现在值多少？'],
  },
  { kind: 'follow-up', en: ['mircocaps in August', 'and since the low?'], zh: ['微盘股8月', '低点以来呢？'] },
  { kind: 'stale', en: ['ETF flows'], zh: ['小盘股ETF资金流向'], today: '2026-11-22' },
];
