import type { ReportId } from '#src/core/ids.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * The knowledge as a thread sees it that speaks of one report: that version is the newest, whatever came out later.
 *
 * A report that is no longer held leaves the knowledge as it is.
 */
export function knowledgeAsOf(knowledge: Knowledge, reportId: ReportId): Knowledge {
  const { library } = knowledge;
  const report = library.report(reportId);
  if (report === undefined || library.latest?.id === reportId) return knowledge;
  const reportOfMonth: typeof library.reportOfMonth = (month) =>
    month === report.covers ? report : library.reportOfMonth(month);
  return { ...knowledge, library: { ...library, latest: report, reportOfMonth } };
}
