import type { DeskDeps } from './desk-deps.ts';
import type { AuditEntry } from './ports.ts';

/** A request that one person is answered. */
export interface Taken {
  readonly workspaceId: string;
  /** Every name of the request. */
  readonly keys: readonly string[];
  readonly entry: AuditEntry;
}

/** Requests that are taken up and recorded together with others of the same moment: a disk is waited for once for all of them. */
export interface Intake {
  /** Resolves when it is on the disk, to whether it is new; only then it is recorded. */
  take(taken: Taken): Promise<boolean>;
  /** Writes down what is still to be written. */
  settle(): Promise<void>;
}

/** How long the first of a moment waits for others [ours]: nobody notices it beside the way to a platform and back. */
const MOMENT_MS = 20;
/** A statement of a database takes so many and some more. */
const AT_ONCE = 500;

type Waiting = Taken & { readonly resolve: (isNew: boolean) => void; readonly reject: (error: unknown) => void };

type IntakeDeps = Pick<DeskDeps, 'events' | 'audit' | 'wait' | 'onAuditLost'>;

function byWorkspace(taken: readonly Taken[]): ReadonlyMap<string, readonly AuditEntry[]> {
  const entries = new Map<string, AuditEntry[]>();
  for (const { workspaceId, entry } of taken) entries.set(workspaceId, [...(entries.get(workspaceId) ?? []), entry]);
  return entries;
}

/** One batch: names first, then the records of what is new. What cannot be recorded is not answered. */
async function write(batch: readonly Waiting[], { events, audit, onAuditLost }: IntakeDeps): Promise<void> {
  try {
    const news = await events.claimEach(batch);
    const isNew = (_: unknown, at: number): boolean => news[at] === true;
    for (const [workspaceId, entries] of byWorkspace(batch.filter(isNew))) await audit.append(workspaceId, ...entries);
    for (const [at, { resolve }] of batch.entries()) resolve(isNew(undefined, at));
  } catch (error) {
    onAuditLost(error, batch.length);
    for (const { reject } of batch) reject(error);
  }
}

/** @param deps `onAuditLost` is told of requests that the store did not take. */
export function createIntake(deps: IntakeDeps): Intake {
  let pending: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const all = pending;
    pending = [];
    for (let from = 0; from < all.length; from += AT_ONCE) await write(all.slice(from, from + AT_ONCE), deps);
  };
  return {
    take: (taken) =>
      new Promise((resolve, reject) => {
        if (pending.length === 0) void deps.wait(MOMENT_MS).then(flush);
        pending.push({ ...taken, resolve, reject });
      }),
    settle: flush,
  };
}
