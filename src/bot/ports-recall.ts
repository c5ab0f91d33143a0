/** What was published, and who was shown it: so that a correction finds them. Export to the edges is through `ports.ts`. */
import type { FigureKey, ReportId } from '#src/core/ids.ts';
import type { Locale } from '#src/core/locale.ts';
import type { PublishedReport } from '#src/core/published-report.ts';

/** A version of a report as it was when it was first seen. */
export interface Published {
  readonly report: PublishedReport;
  /** When it was first seen. */
  readonly at: number;
  /** Whoever had to be told of it is told. */
  readonly isConsumed: boolean;
}

/** The reports that were published, of all workspaces: one event each, consumed once. */
export interface PublishedStore {
  /**
   * Remembers versions of reports. One that is remembered already stays as it was.
   *
   * @returns The ids of those that are new, in the order given.
   */
  record(reports: readonly PublishedReport[]): Promise<readonly ReportId[]>;
  /** `undefined` for one that was never seen. */
  find(id: ReportId): Promise<Published | undefined>;
  /** All versions of a report, by its name without the version, the first one first. */
  versions(name: string): Promise<readonly Published[]>;
  /** Those that are not consumed, or were first seen at `since` or later. In the order of their ids. */
  pending(since: number): Promise<readonly Published[]>;
  /** Resolves to whether it was not before. */
  consume(id: ReportId): Promise<boolean>;
}

/** That one person was shown a figure where nobody else sees it. */
export interface Seen {
  readonly person: string;
  readonly figure: FigureKey;
  /** The language that it was shown in. */
  readonly locale: Locale;
}

/** A person, and which of the figures asked for they were shown. `locale`: of the one that they were shown last. */
export interface Seer {
  readonly workspaceId: string;
  readonly person: string;
  readonly locale: Locale;
  readonly figures: readonly FigureKey[];
}

export interface SeenStore {
  /** Remembers who was shown what, all or none. Of a figure that was shown before, the time and the language are renewed. */
  note(workspaceId: string, ...seen: readonly Seen[]): Promise<void>;
  /** By workspace, then by person; their figures in the order of their keys. */
  by(figures: readonly FigureKey[]): Promise<readonly Seer[]>;
  /** Forgets what was last shown before `before`, in all workspaces. Resolves to how many figures of how many people. */
  prune(before: number): Promise<number>;
}
