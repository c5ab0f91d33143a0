/** Reads every report of config/reports: a faulty file is refused whole, the others stand. */
import { SmallcapsError } from '#src/core/errors.ts';
import { type Report, ReportFile } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';
import type { Words } from './catalogue-files.ts';
import { listYamlFiles } from './list-files.ts';
import { type Checked, type ConfigFolder, problemAt, readYaml } from './read-yaml.ts';
import { checkReport } from './report-checks.ts';

/** The folder of the reports, below the configuration folder. */
const REPORTS_FOLDER = 'reports';

/** The reports by the file they stand in (from the configuration folder), and the problems of the files that were refused. */
export interface ReportsRead {
  readonly reports: ReadonlyMap<string, Report>;
  readonly problems: readonly SmallcapsError[];
  /** Every file looked at, good or not. */
  readonly files: readonly string[];
}

function readReport(
  folder: ConfigFolder,
  file: string,
  words: Words,
  taken: ReadonlyMap<string, string>,
): Checked<Report> {
  const read = readYaml(folder, file, ReportFile);
  if (!read.ok) return read;
  const problems = checkReport(read.value, words);
  if (problems.length > 0) return { ok: false, problems };
  const report = toReport(read.value.data);
  const other = taken.get(report.id);
  if (other === undefined) return { ok: true, value: report };
  const details = {
    value: report.id,
    detail: `the report stands already in ${other}`,
    next: 'Raise its version, or remove one of the two.',
  };
  return { ok: false, problems: [problemAt(read.value.source, ['id'], { code: 'ID_TWICE', ...details })] };
}

/** Reads the reports in the order of their file names; of two files with the same report and version the later is refused. */
export function readReports(folder: ConfigFolder, words: Words): ReportsRead {
  const { files, problems: listProblems } = listYamlFiles(folder, REPORTS_FOLDER);
  const reports = new Map<string, Report>();
  const taken = new Map<string, string>();
  const problems = [...listProblems];
  for (const file of files) {
    const checked = readReport(folder, file, words, taken);
    if (checked.ok) {
      reports.set(file, checked.value);
      taken.set(checked.value.id, `${folder.name}/${file}`);
    } else problems.push(...checked.problems);
  }
  return { reports, problems, files };
}

/** That there is no report to answer from. */
export function noReport(folder: ConfigFolder): SmallcapsError {
  return new SmallcapsError('NO_REPORT', { file: `${folder.name}/${REPORTS_FOLDER}` });
}
