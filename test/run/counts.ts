/** The part of Vitest's JSON report that is counted. */
export interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts tests. What is neither passed nor failed is skipped.
 *
 * A file that failed outside its tests (a broken import, a failing hook) counts as one failure, and so does
 * a run that ended badly though no test failed (an unhandled error, no test file found).
 *
 * @param exitCode Vitest's own.
 */
export function countTests(report: Report, exitCode: number): Counts {
  const statuses = report.testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const failedFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = failedTests + failedFiles;
  const skipped = statuses.length - passed - failedTests;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

/** A run is good when nothing failed and something passed: skipped tests prove nothing. */
export function isGood(counts: Counts): boolean {
  return counts.failed === 0 && counts.passed > 0;
}

export function toLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
