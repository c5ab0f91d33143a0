import { describe, expect, test } from 'vitest';
import { CATALOGUE, sampleLibrary, sampleReport } from './sample-reports.ts';

const JULY = { month: '2025-07', version: 1, value: '1.1' };
const AUGUST = { month: '2025-08', version: 1, value: '9.3' };
const CORRECTED = { month: '2025-08', version: 2, value: '9.4' };

describe('a library of two months, one of them corrected', () => {
  const library = sampleLibrary([AUGUST, JULY, CORRECTED]);

  test('has the newest month first and the newest version before the older', () => {
    expect(library.reports.map(({ id }) => id)).toEqual(['house-2025-08@2', 'house-2025-08@1', 'house-2025-07@1']);
    expect(library.latest?.id).toBe('house-2025-08@2');
  });

  test('answers a month from the newest version of its report', () => {
    expect(library.reportOfMonth('2025-08')?.id).toBe('house-2025-08@2');
    expect(library.reportOfMonth('2025-07')?.id).toBe('house-2025-07@1');
    expect(library.reportOfMonth('2025-06')).toBeUndefined();
  });

  test('keeps the corrected version answerable as published', () => {
    const values = library.reports.map(({ id }) => library.figuresOf(id, 'return', 'micro_cap')[0]?.value);

    expect(values).toEqual(['9.4', '9.3', '1.1']);
    expect(library.report('house-2025-08@1')?.version).toBe(1);
    expect(library.report('house-2025-08@3')).toBeUndefined();
  });

  test('finds each vintage’s figure by its own key', () => {
    const keys = library.reports.flatMap(({ figures }) => figures.map(({ key }) => key));

    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(library.figure(key)?.key).toBe(key);
    expect(library.figure('return|micro_cap|month:2025-08|house-2025-08@1')?.value).toBe('9.3');
    expect(library.figure('return|micro_cap|month:2025-08|house-2025-08@2')?.value).toBe('9.4');
    expect(library.figure('return|micro_cap|month:2025-07|house-2025-07@1')?.value).toBe('1.1');
    expect(library.figure('return|micro_cap|month:2025-07|house-2025-08@1')).toBeUndefined();
  });

  test('ranks within one report only', () => {
    const keys = library.figuresIn('house-2025-08@1', 'return', 'since_low').map(({ key }) => key);

    expect(keys).toEqual([
      'return|micro_cap|since_low|house-2025-08@1',
      'return|high_beta|since_low:2025-04-08|house-2025-08@1',
    ]);
  });
});

describe('the indexes of a library', () => {
  const library = sampleLibrary([AUGUST]);
  const id = 'house-2025-08@1';

  test('agree with a search through its figures', () => {
    const figures = library.latest?.figures ?? [];

    expect(figures).toHaveLength(4);
    for (const figure of figures) {
      const same = figures.filter(({ metric, segment }) => metric === figure.metric && segment === figure.segment);
      expect(library.figuresOf(id, figure.metric, figure.segment)).toEqual(same);
    }
  });

  test('have the windows in the order of the figures, each once', () => {
    expect(library.windowsOf(id)).toEqual(['month:2025-08', 'since_low']);
  });

  test('are empty for what is not there', () => {
    expect(library.figuresOf(id, 'return', 'large_cap')).toEqual([]);
    expect(library.figuresOf('nobody-2025-08@1', 'return', 'micro_cap')).toEqual([]);
    expect(library.figuresIn(id, 'return', 'ytd:2025')).toEqual([]);
    expect(library.windowsOf('nobody-2025-08@1')).toEqual([]);
    expect(library.figure('')).toBeUndefined();
    expect(library.report('constructor')).toBeUndefined();
  });
});

test('a library without a report has no latest one', () => {
  const library = sampleLibrary([]);

  expect(library.latest).toBeUndefined();
  expect(library.reports).toEqual([]);
});

test('the order in which reports are given does not matter', () => {
  const ids = (issues: Parameters<typeof sampleLibrary>[0]) => sampleLibrary(issues).reports.map(({ id }) => id);

  expect(ids([JULY, CORRECTED, AUGUST])).toEqual(ids([CORRECTED, AUGUST, JULY]));
});

describe('nothing that was published can be changed', () => {
  const library = sampleLibrary([AUGUST, JULY]);

  test.for([
    ['the library', library],
    ['its list of reports', library.reports],
    ['a report', library.latest],
    ['a figure', library.latest?.figures[0]],
  ] as const)('%s is frozen', ([, part]) => {
    expect(part).toBeDefined();
    expect(Object.isFrozen(part)).toBe(true);
  });

  test('the list that a library was made from is not its own', () => {
    const reports = [AUGUST, JULY].map(sampleReport);
    const before = sampleLibrary([AUGUST, JULY]);

    reports.pop();

    expect(before.reports).toHaveLength(2);
  });
});

describe('a figure of a report', () => {
  const figures = sampleReport(AUGUST).figures;

  test('has a key of metric, segment, benchmark, window and report', () => {
    expect(figures.map(({ key }) => key)).toEqual([
      'return|micro_cap|month:2025-08|house-2025-08@1',
      'return|micro_cap|since_low|house-2025-08@1',
      'return|high_beta|since_low:2025-04-08|house-2025-08@1',
      'lead|micro_cap|vs:large_cap|since_low:2025-04-08|house-2025-08@1',
    ]);
  });

  test('has its own doubts before those of the rules, each once', () => {
    expect(figures.map(({ doubts }) => doubts)).toEqual([['own', 'basis'], ['basis', 'anchor'], ['basis'], []]);
  });

  test('keeps its value as printed and says where it stands', () => {
    expect(figures[0]?.value).toBe('9.3');
    expect(figures[0]?.source).toEqual({ publisher: 'House', date: '2025-08-28', paragraph: 2 });
  });
});

test('the catalogue keeps the order of its files', () => {
  expect([...CATALOGUE.segments.keys()]).toEqual(['micro_cap', 'high_beta', 'large_cap']);
  expect([...CATALOGUE.metrics.keys()]).toEqual(['return', 'lead']);
  expect(CATALOGUE.metrics.get('return')?.rankable).toBe(true);
  expect(CATALOGUE.metrics.get('lead')?.rankable).toBe(false);
});
