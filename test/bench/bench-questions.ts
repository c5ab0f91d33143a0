import { QUESTIONS } from '../fuzz/questions.ts';

/** A question with what was asked before it. */
export interface BenchQuestion {
  readonly question: string;
  readonly thread: readonly string[];
}

const ENGLISH = [
  'micro caps',
  'high beta',
  'unprofitable companies',
  'cyclicals',
  'secular growth',
  'bond proxies',
  'the lowest market cap',
  'small caps',
];
const CHINESE = ['微盘股', '高贝塔股', '亏损公司', '周期股', '长期成长股', '债券替代股', '低市值股', '小盘股'];

const ENGLISH_FORMS = [
  (name: string) => `how did ${name} do since the low?`,
  (name: string) => `${name} YTD please`,
  (name: string) => `what did ${name} return in March 2019`,
  (name: string) => `${name} vs the index in August`,
  (name: string) => `where does ${name} rank in August`,
  (name: string) => `what do you have on ${name}`,
  (name: string) => `whre did ${name} end up in Augst`,
  (name: string) => `why did ${name} rally`,
  (name: string) => `if I had put $10,000 into ${name} at the low`,
  (name: string) => `${name} in Germany, zorblax adjusted`,
];

const CHINESE_FORMS = [
  (name: string) => `${name}低点以来涨了多少`,
  (name: string) => `${name}2019年3月的表现`,
  (name: string) => `${name}和罗素2000比，8月差多少`,
  (name: string) => `${name}今年以来`,
  (name: string) => `${name}的数据有哪些疑问`,
  (name: string) => `为什么${name}上涨`,
];

const THREADS: readonly BenchQuestion[] = [
  { thread: ['micro caps in August'], question: 'and since the low?' },
  { thread: ['micro caps in August', 'and high beta?'], question: "what's the gap?" },
  { thread: ['top 3 since the low'], question: 'and the bottom two?' },
  { thread: ['small caps YTD', 'why?'], question: 'are you sure?' },
  { thread: ['微盘股8月表现如何'], question: '那低点以来呢' },
  { thread: ['q1:i=show;m=return;s=micro_cap;w=since_low'], question: 'source?' },
];

/** About two hundred questions of every kind, in both languages: figures, computed numbers, rankings, holes, refusals, slips of the hand, threads. */
export const BENCH_QUESTIONS: readonly BenchQuestion[] = [
  ...[
    ...new Set([
      ...QUESTIONS,
      ...ENGLISH_FORMS.flatMap((form) => ENGLISH.map(form)),
      ...CHINESE_FORMS.flatMap((form) => CHINESE.map(form)),
    ]),
  ].map((question) => ({ question, thread: [] })),
  ...THREADS,
];
