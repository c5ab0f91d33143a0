import type { Knowledge } from '#src/bot/knowledge.ts';
import { figureKey } from '#src/core/figure.ts';
import { createLibrary } from '#src/core/library.ts';
import type { Correction, Report } from '#src/core/report.ts';
import { loadBundled } from '#test/bundled.ts';

const BUNDLED = loadBundled();

/** What a version of the bundled report has otherwise: values by `metric|segment|window kind`; `gone` for a figure that it lacks. */
export interface VersionDraft {
  readonly version: number;
  readonly values?: Readonly<Record<string, string>>;
  readonly corrections?: readonly Correction[];
  /** Another month's report, of the same figures. */
  readonly month?: string;
}

/** The bundled report in another version. */
export function versionOf({ version, values = {}, corrections = [], month }: VersionDraft): Report {
  const [bundled] = BUNDLED.library.reports;
  if (bundled === undefined) throw new Error('there is no report');
  const name = month === undefined ? bundled.name : `jefferies-${month}`;
  const reportId = `${name}@${version}`;
  const figures = bundled.figures.flatMap((figure) => {
    const value = values[`${figure.metric}|${figure.segment}|${figure.period.kind}`] ?? figure.value;
    if (value === 'gone') return [];
    const period = month !== undefined && figure.period.kind === 'month' ? { ...figure.period, month } : figure.period;
    const own = { ...figure, period, value, reportId };
    return [{ ...own, key: figureKey(own) }];
  });
  return { ...bundled, id: reportId, name, version, covers: month ?? bundled.covers, figures, corrections };
}

/** The bundled knowledge with these versions in place of its own report. */
export function knowledgeOf(...drafts: readonly VersionDraft[]): Knowledge {
  const { catalogue, doubts } = BUNDLED.library;
  return { ...BUNDLED, library: createLibrary({ catalogue, doubts, reports: drafts.map(versionOf) }) };
}
