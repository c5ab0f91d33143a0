/**
 * The few words that a rendering for a chat needs beside those of the message: heads of columns, units of axes, marks. Both
 * languages in one table, so that a missing one does not compile.
 */
import type { Locale } from '#src/core/locale.ts';
import type { Unit } from '#src/core/unit.ts';

interface Words {
  /** Beside every number that we computed. */
  readonly computed: string;
  /** What a source says that speaks of computing already. */
  readonly saysComputed: string;
  readonly reference: string;
  readonly chart: string;
  readonly figures: string;
  readonly columns: {
    readonly name: string;
    readonly value: string;
    readonly window: string;
    readonly source: string;
  };
  readonly colon: string;
  /** A word in brackets behind a number or a name. */
  readonly bracketed: (word: string) => string;
  /** What stands where items were left out. */
  readonly more: (count: number) => string;
  /** A number's side of zero, where colour must not say it alone. */
  readonly signs: { readonly positive: string; readonly negative: string; readonly zero: string };
  /** The unit of an axis; at most 50 code points. */
  readonly units: Readonly<Record<Unit, string>>;
}

const EN: Words = {
  computed: 'computed',
  saysComputed: 'computed',
  reference: 'reference',
  chart: 'Chart',
  figures: 'Figures with window and source',
  columns: { name: 'Name', value: 'Value', window: 'Window', source: 'Source' },
  colon: ': ',
  bracketed: (word) => ` (${word})`,
  more: (count) => `… ${count} more not shown`,
  signs: { positive: 'positive', negative: 'negative', zero: 'zero' },
  units: {
    pct: 'percent',
    pp: 'percentage points',
    bp: 'basis points',
    usd_bn: 'U.S. dollars, billions',
    usd_mn: 'U.S. dollars, millions',
    usd: 'U.S. dollars',
    x: 'multiple (x)',
    year: 'year',
    count: 'number',
  },
};

const ZH: Words = {
  computed: '计算值',
  saysComputed: '计算',
  reference: '参照',
  chart: '图表',
  figures: '数据（含区间与出处）',
  columns: { name: '名称', value: '数值', window: '区间', source: '出处' },
  colon: '：',
  bracketed: (word) => `（${word}）`,
  more: (count) => `…另有${count}项未显示`,
  signs: { positive: '正', negative: '负', zero: '零' },
  units: {
    pct: '%',
    pp: '百分点',
    bp: '基点',
    usd_bn: '十亿美元',
    usd_mn: '百万美元',
    usd: '美元',
    x: '倍',
    year: '年份',
    count: '数量',
  },
};

export const WORDS: Readonly<Record<Locale, Words>> = { en: EN, zh: ZH };
