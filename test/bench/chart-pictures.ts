/** The two charts that all ways of drawing are measured with: 24 grouped bars with losses, and two lines of 250 sessions. */
import type { ChartSpec } from '#src/core/chart.ts';

const SEGMENTS = [
  'Biotech',
  'Regional banks',
  'Energy',
  'Software',
  'Industrials',
  'REITs',
  'Consumer disc.',
  'Materials',
];
const WINDOWS = ['1 day', '1 week', '1 month'];
const SPREADS = [2.5, 5, 11];
const SESSIONS = 250;
const FOOTNOTE = 'Total return in USD, equal weighted. As of 2026-11-20 16:00 New York.';

/** The same numbers for the same seed (xorshift), 0 to 1. */
function createRandom(seed: number): () => number {
  let state = (Math.imul(seed, 2_654_435_761) + 12_345) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function bars(seed: number): ChartSpec {
  const random = createRandom(seed + 1);
  return {
    kind: 'grouped',
    locale: 'en',
    unit: 'pct',
    title: [{ type: 'text', text: 'US small-cap returns by segment' }],
    subtitle: WINDOWS.join(', '),
    footnotes: [FOOTNOTE],
    categories: SEGMENTS.map((label) => ({ label, short: label })),
    series: WINDOWS.map((name, at) => ({
      name,
      points: SEGMENTS.map(() => {
        const value = ((random() * 2 - 0.9) * (SPREADS[at] ?? 1)).toFixed(1);
        return {
          num: { value: value === '-0.0' ? '0.0' : value, unit: 'pct' as const, signed: true },
          tone: 'reported' as const,
        };
      }),
    })),
    alt: 'Bar chart, 8 segments, 3 windows.',
  };
}

function line(seed: number): ChartSpec {
  const random = createRandom(seed + 7);
  const walk = (drift: number, spread: number): ChartSpec['series'][number]['points'] => {
    let level = 100;
    return Array.from({ length: SESSIONS }, () => {
      level *= 1 + (random() - drift) * spread;
      return { num: { value: level.toFixed(2), unit: 'count' }, tone: 'reported' };
    });
  };
  const days = Array.from({ length: SESSIONS }, (_, at) =>
    new Date(Date.UTC(2025, 10, 24 + Math.floor(at * 1.45))).toISOString().slice(0, 10),
  );
  return {
    kind: 'line',
    locale: 'en',
    unit: 'count',
    title: [{ type: 'text', text: 'Small caps against large caps, 250 sessions' }],
    subtitle: '24 Nov 2025 = 100',
    footnotes: [FOOTNOTE],
    categories: days.map((label) => ({ label, short: label })),
    series: [
      { name: 'Small caps', points: walk(0.485, 0.025) },
      { name: 'Large caps', points: walk(0.48, 0.016) },
    ],
    alt: 'Line chart, 2 lines, 250 sessions.',
  };
}

/** Each chart with other numbers for each seed, so that no cache helps. */
export const BENCH_CHARTS: Readonly<Record<'bars' | 'line', (seed: number) => ChartSpec>> = { bars, line };

export type BenchChart = keyof typeof BENCH_CHARTS;
