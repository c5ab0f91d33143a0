import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, correctedIn, type FigureChange } from '#src/core/corrections.ts';
import { formatPeriod } from '#src/core/period.ts';
import { PublishedReport } from '#src/core/published-report.ts';
import { type Report, ReportFile } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';
import { anyLibrary } from '#test/briefing/random-library.ts';
import { loadBundled } from '#test/bundled.ts';

const label = { en: 'Label', zh: '名称' };
const reason = { en: 'A slip of the point.', zh: '小数点有误。' };

interface Draft {
  readonly version: number;
  /** `segment window value`, a line each. */
  readonly figures: readonly string[];
  readonly corrections?: readonly Record<string, unknown>[];
}

function report({ version, figures, corrections = [] }: Draft): Report {
  return toReport(
    ReportFile.parse({
      id: 'house-2025-08',
      version: String(version),
      publisher: 'House',
      published: '2025-09-02',
      covers: '2025-08',
      as_of: '2025-08-29',
      title: label,
      licence: label,
      windows: {
        month: { kind: 'month', month: '2025-08' },
        low: { kind: 'since_low', anchor: '2025-04-08' },
        open: { kind: 'since_low' },
        ytd: { kind: 'ytd', year: '2025' },
      },
      figures: figures.map((line) => {
        const [segment, window, value] = line.split(' ');
        return { metric: 'return', segment, window, value, unit: 'pct', paragraph: '1' };
      }),
      corrections,
    }),
  );
}

function gist({ from, to, reason: why }: FigureChange): string {
  const of = ({ value, period }: FigureChange['from']): string => `${value}, ${formatPeriod(period, 'en')}`;
  return `${from.segment}: ${of(from)} -> ${to === undefined ? 'gone' : of(to)}${why === undefined ? '' : `; ${why.en}`}`;
}

const FIRST = report({ version: 1, figures: ['micro_cap month 9.3', 'micro_cap open 47', 'high_beta low 63.8'] });

describe('a later version corrects', () => {
  test.for([
    [
      'a value',
      ['micro_cap month 9.8', 'micro_cap open 47', 'high_beta low 63.8'],
      ['micro_cap: 9.3, Aug 2025 -> 9.8, Aug 2025'],
    ],
    [
      'nothing, where the same number is printed otherwise',
      ['micro_cap month 9.30', 'micro_cap open 47', 'high_beta low 63.8'],
      [],
    ],
    [
      'a low whose date is stated now',
      ['micro_cap month 9.3', 'micro_cap low 47', 'high_beta low 63.8'],
      ['micro_cap: 47, since the low (date not stated) -> 47, since the 8 Apr 2025 low'],
    ],
    [
      'a figure that is gone',
      ['micro_cap month 9.3', 'micro_cap open 47'],
      ['high_beta: 63.8, since the 8 Apr 2025 low -> gone'],
    ],
    [
      'nothing, where a figure is new',
      ['micro_cap month 9.3', 'micro_cap open 47', 'high_beta low 63.8', 'cyclicals ytd 10'],
      [],
    ],
  ] as const)('%s', ([, figures, changes]) => {
    expect(changesBetween(FIRST, report({ version: 2, figures })).map(gist)).toEqual(changes);
  });

  test('with the reason that it gives, and the window that it moves a figure to', () => {
    const second = report({
      version: 2,
      figures: ['micro_cap month 9.8', 'micro_cap ytd 47'],
      corrections: [
        { metric: 'return', segment: 'micro_cap', window: 'month', reason },
        { metric: 'return', segment: 'micro_cap', window: 'ytd', was: 'open', reason },
        { metric: 'return', segment: 'high_beta', window: 'low', withdrawn: 'true', reason },
      ],
    });

    expect(changesBetween(FIRST, second).map(gist)).toEqual([
      'micro_cap: 9.3, Aug 2025 -> 9.8, Aug 2025; A slip of the point.',
      'micro_cap: 47, since the low (date not stated) -> 47, 2025 YTD (to 29 Aug 2025); A slip of the point.',
      'high_beta: 63.8, since the 8 Apr 2025 low -> gone; A slip of the point.',
    ]);
  });

  test('no figure by another one that stood beside it all the time', () => {
    const both = report({ version: 1, figures: ['micro_cap open 47', 'micro_cap low 45'] });

    expect(changesBetween(both, report({ version: 2, figures: ['micro_cap low 45'] })).map(gist)).toEqual([
      'micro_cap: 47, since the low (date not stated) -> gone',
    ]);
  });
});

describe('over several versions', () => {
  const versions = [
    report({
      version: 1,
      figures: ['micro_cap month 9', 'high_beta low 60', 'cyclicals ytd 10', 'bond_proxies low 17'],
    }),
    report({
      version: 2,
      figures: ['micro_cap month 10', 'high_beta low 60', 'cyclicals ytd 11', 'bond_proxies low 18'],
    }),
  ];
  const third = report({
    version: 3,
    figures: ['micro_cap month 9', 'high_beta low 61', 'cyclicals ytd 12', 'bond_proxies low 18'],
  });
  const corrected = [...correctedIn(third, versions)].map(
    ([key, { from, to }]) => `${key.split('|').slice(1).join('|')}: ${from.value} -> ${to?.value}`,
  );

  test('each is compared with what it showed itself, and only what this version changes is corrected', () => {
    expect(corrected).toEqual([
      'micro_cap|month:2025-08|house-2025-08@2: 10 -> 9',
      'high_beta|since_low:2025-04-08|house-2025-08@2: 60 -> 61',
      'cyclicals|ytd:2025|house-2025-08@2: 11 -> 12',
      'high_beta|since_low:2025-04-08|house-2025-08@1: 60 -> 61',
      'cyclicals|ytd:2025|house-2025-08@1: 10 -> 12',
    ]);
  });

  test('the first version corrects nothing', () => {
    expect([...correctedIn(FIRST, [third])]).toEqual([]);
  });
});

describe('of any report', () => {
  const bundled = loadBundled();

  test('a version that says the same corrects nothing, and what is remembered of it is the same', () => {
    fc.assert(
      fc.property(anyLibrary(bundled.library), ({ latest }) => {
        if (latest === undefined) throw new Error('no report');
        const kept = PublishedReport.parse(JSON.parse(JSON.stringify(latest)));

        expect(changesBetween(kept, { ...latest, version: 2 })).toEqual([]);
        expect(kept.figures).toEqual(latest.figures);
      }),
    );
  });
});
