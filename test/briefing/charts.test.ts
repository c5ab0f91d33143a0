import { describe, expect, test } from 'vitest';
import { chartsOf } from '#src/briefing/charts/chart-of.ts';
import { type Speech, spansText } from '#src/briefing/wording-spans.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { createAsk, loadBundled } from '#test/bundled.ts';

const knowledge = loadBundled();
const ask = createAsk(knowledge);
const SPEECH: Speech = { locale: 'en', wording: knowledge.wordings.en, library: knowledge.library };

function chartsFor(question: string): readonly ChartSpec[] {
  return chartsOf(ask(question).answer, SPEECH).map(({ spec }) => spec);
}

/** A chart in a few lines: title, subtitle, then each category with its values. */
function gist(spec: ChartSpec | undefined): readonly string[] {
  if (spec === undefined) return [];
  const rows = spec.categories.map(({ label }, at) => {
    const values = spec.series.map(({ points }) => {
      const point = points[at];
      return point === undefined ? '-' : `${point.num.value}${point.tone === 'reported' ? '' : ` ${point.tone}`}`;
    });
    return `${label}: ${values.join(' / ')}`;
  });
  return [spansText(spec.title, 'en'), spec.subtitle, ...rows];
}

describe('an answer is drawn:', () => {
  test('a ranking, largest first, the index set apart', () => {
    expect(gist(chartsFor('rank all segments in August')[0])).toEqual([
      'Lowest market cap first of 6, at 10.5%',
      'Return · Aug 2025',
      'Lowest market cap: 10.5',
      'Micro caps: 9.3',
      'Unprofitable companies: 8.5',
      'Cyclicals: 7.6',
      'Russell 2000: 7 reference',
      'Secular growth: 6.8',
    ]);
  });

  test('two sides of a comparison, both numbers in the takeaway', () => {
    expect(gist(chartsFor('how did micro caps do vs the index in August?')[0])).toEqual([
      'Micro caps 9.3%, Russell 2000 7%',
      'Return · Aug 2025',
      'Micro caps: 9.3',
      'Russell 2000: 7 reference',
    ]);
  });

  test('several segments over several windows, with the holes named', () => {
    const [spec] = chartsFor('cyclicals and unprofitable companies');

    expect(gist(spec)).toEqual([
      'Unprofitable companies first of 2, at 8.5%, Aug 2025',
      'Return · Aug 2025, since the low (date not stated), 2025 YTD (to 29 Aug 2025)',
      'Unprofitable companies: 8.5 / 52.4 / -',
      'Cyclicals: 7.6 / 40.2 / 10',
    ]);
    expect(spec?.footnotes).toContain('Not in the report for 2025 YTD (to 29 Aug 2025): Unprofitable companies.');
    expect(spec?.alt).toContain('Unprofitable companies n/a');
  });

  test('the lead over large caps, with what it leaves for them marked as computed', () => {
    const [spec] = chartsFor('small caps vs large caps since the low');

    expect(gist(spec)).toEqual([
      'Russell 2000 441 bp ahead of large caps',
      'Return · since the 8 Apr 2025 low',
      'Russell 2000: 35',
      'Large caps (computed): 30.6 computed',
    ]);
    expect(spec?.footnotes[0]).toMatch(/computed, 35% minus 441 bp; give or take 0.52 pts/);
  });

  test('a ranking of one common window says what it assumes', () => {
    expect(chartsFor('top 3 since the low')[0]?.footnotes[0]).toMatch(/date of the low is not stated/);
  });
});

test.for(['micro caps in August', 'high beta YTD', 'why did small caps rally?', 'help', 'micro caps'])(
  'nothing is drawn where a line says it better: %s',
  (question) => {
    expect(chartsFor(question)).toEqual([]);
  },
);
