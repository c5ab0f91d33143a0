/** Recall: when a version of a report corrects a figure, whoever was shown the old one is told, once. */
import { formatPeriod } from '#src/core/period.ts';
import { PublishedReport } from '#src/core/published-report.ts';
import type { Report } from '#src/core/report.ts';
import type { NewPost, Published } from '../ports.ts';
import { correctedFigures } from './corrected-figures.ts';
import type { RecallDeps } from './recall-deps.ts';
import { type Shown, whereShown } from './where-shown.ts';

/** Source of the posts that tell of a correction. */
const RECALL_SOURCE = 'recall';
/** Who tells, in the audit record. */
const ACTOR = 'smallcaps';
/** What was being sent, or written down, when the version came out is found by looking again. */
const LOOKED_AGAIN_MS = 86_400_000;
/** How often, in that time: thousands of people are not gone through every minute. */
const AGAIN_EVERY_MS = 600_000;

function toPost(shown: Shown, report: string, { newToken, now }: RecallDeps): NewPost {
  const { workspaceId, target, locale, figures, person } = shown;
  return {
    workspaceId,
    id: newToken(),
    source: RECALL_SOURCE,
    target,
    // One word a thread or person and version, however often it is planned.
    occurrence: report,
    notBefore: now(),
    task: {
      kind: 'recall',
      report,
      figures: [...figures],
      locale,
      ...(person === undefined ? {} : { person }),
    },
  };
}

/** Plans what is to be told of a version. Resolves to whether nobody was left out. */
async function recallBy(report: PublishedReport, deps: RecallDeps): Promise<boolean> {
  const corrected = await correctedFigures(report, deps.published);
  if (corrected.size === 0) return true;
  const { places, isWhole } = await whereShown([...corrected.keys()], deps);
  const posts = places.map((shown) => toPost(shown, report.id, deps));
  const added = new Set(await deps.posts.add(posts));
  for (const { workspaceId, id, target } of posts) {
    if (added.has(id))
      await deps.audit.append(workspaceId, { actor: ACTOR, action: 'recalled', subject: report.id, place: target });
  }
  if (added.size > 0) deps.log.info({ report: report.id, count: added.size }, 'a correction is being told');
  return isWhole;
}

function gist({ figures }: Pick<Report, 'figures'>): string {
  return figures.map(({ key, value, unit, period }) => `${key} ${value} ${unit} ${formatPeriod(period, 'en')}`).join();
}

/** A figure that was changed without a new version cannot be told from what was shown: its key is the same. */
async function complainOfChanged(reports: readonly Report[], told: Set<string>, deps: RecallDeps): Promise<void> {
  for (const report of reports) {
    if (told.has(report.id)) continue;
    const kept = await deps.published.find(report.id);
    if (kept === undefined || gist(kept.report) === gist(report)) continue;
    told.add(report.id);
    deps.log.warn(
      { report: report.id },
      'figures of a report were changed without a new version: nobody is told; raise its version',
    );
  }
}

/** Whether a version is to be gone through now; a clock that was set back lets none wait longer. */
function isTime({ isConsumed, report }: Published, looked: ReadonlyMap<string, number>, now: number): boolean {
  const last = looked.get(report.id);
  return !isConsumed || last === undefined || Math.abs(now - last) >= AGAIN_EVERY_MS;
}

/** Remembers what is new of the reports that are held. */
async function publish(reports: readonly Report[], told: Set<string>, deps: RecallDeps): Promise<void> {
  const fresh = await deps.published.record(reports.map((report) => PublishedReport.parse(report)));
  for (const report of fresh) deps.log.info({ report }, 'a report was published');
  await complainOfChanged(reports, told, deps);
}

/**
 * Makes the work of one look: remembers the versions that are new, and plans what is to be told of each.
 *
 * Nothing is thrown: what goes wrong is logged, and tried again at the next look.
 */
export function createRecall(deps: RecallDeps): () => Promise<void> {
  const told = new Set<string>();
  const looked = new Map<string, number>();
  let seen: unknown;
  return async () => {
    try {
      const { library } = deps.knowledge();
      if (library !== seen) await publish(library.reports, told, deps);
      seen = library;
      const now = deps.now();
      for (const published of await deps.published.pending(now - LOOKED_AGAIN_MS)) {
        const { report } = published;
        if (!isTime(published, looked, now)) continue;
        const isWhole = await recallBy(report, deps);
        await deps.published.consume(report.id);
        // A platform that is not reached yet is asked after at each look.
        if (isWhole) looked.set(report.id, now);
      }
    } catch (error) {
      deps.log.error({ err: error }, 'what a report corrects could not be told');
    }
  };
}
