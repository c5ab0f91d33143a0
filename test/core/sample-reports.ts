import { type Catalogue, createCatalogue, Metric, Segment } from '#src/core/catalogue.ts';
import { createLibrary, type Library } from '#src/core/library.ts';
import { type Report, ReportFile } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';

const label = { en: 'Label', zh: '名称' };

/** Two metrics and three segments. */
export const CATALOGUE: Catalogue = createCatalogue(
  [
    Metric.parse({ id: 'return', unit: 'pct', label, definition: label, favourable: 'up', rankable: 'true' }),
    Metric.parse({ id: 'lead', unit: 'bp', label, definition: label, favourable: 'up', benchmark: 'large_cap' }),
  ],
  ['micro_cap', 'high_beta', 'large_cap'].map((id) =>
    Segment.parse({ id, axis: 'size', label, definition: label, metric: 'return' }),
  ),
);

/** What tells sample reports apart: month, version and the value of micro caps in the month. */
export interface SampleIssue {
  readonly month: string;
  readonly version: number;
  readonly value: string;
}

/** A small report of a house: micro caps in the month and since the low, high beta since the low, and a lead. */
export function sampleReport({ month, version, value }: SampleIssue): Report {
  const row = { metric: 'return', unit: 'pct', paragraph: '2' };
  return toReport(
    ReportFile.parse({
      id: `house-${month}`,
      version: String(version),
      publisher: 'House',
      published: `${month}-28`,
      covers: month,
      as_of: `${month}-27`,
      title: label,
      licence: label,
      windows: {
        month: { kind: 'month', month },
        low: { kind: 'since_low', anchor: '2025-04-08' },
        unstated: { kind: 'since_low' },
      },
      doubt_rules: [
        { doubt: 'basis', metric: 'return' },
        { doubt: 'anchor', window: 'since_low', anchor: 'unstated' },
      ],
      figures: [
        { ...row, segment: 'micro_cap', value, window: 'month', doubts: ['own', 'basis'] },
        { ...row, segment: 'micro_cap', value: '47', window: 'unstated' },
        { ...row, segment: 'high_beta', value: '63.8', window: 'low' },
        { ...row, metric: 'lead', unit: 'bp', segment: 'micro_cap', vs: 'large_cap', value: '441', window: 'low' },
      ],
    }),
  );
}

/** A library of sample reports, given in the order of the list. */
export function sampleLibrary(issues: readonly SampleIssue[]): Library {
  return createLibrary({ catalogue: CATALOGUE, doubts: new Map(), reports: issues.map(sampleReport) });
}
