import { correctedIn, type FigureChange } from '#src/core/corrections.ts';
import type { FigureKey } from '#src/core/ids.ts';
import type { PublishedReport } from '#src/core/published-report.ts';
import type { PublishedStore } from '../ports.ts';

/** What a version of a report corrects, by the keys of the figures as they were shown; empty for a first version. */
export async function correctedFigures(
  report: PublishedReport,
  published: Pick<PublishedStore, 'versions'>,
): Promise<ReadonlyMap<FigureKey, FigureChange>> {
  const versions = await published.versions(report.name);
  return correctedIn(
    report,
    versions.map(({ report: each }) => each),
  );
}
