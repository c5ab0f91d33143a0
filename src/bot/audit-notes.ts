import type { DeskDeps } from './desk-deps.ts';
import type { AuditEntry } from './ports.ts';

/** Audit records that are written a moment later, together: nobody waits for a disk to be answered. */
export interface AuditNotes {
  note(workspaceId: string, entry: AuditEntry): void;
  /** Writes down what is still to be written. */
  settle(): Promise<void>;
}

/** How long a record may be in memory alone; a kill in that time loses it. */
const LATER_MS = 100;
/** A statement of a database takes so many and some more. */
const AT_ONCE = 500;

/** @param deps `onAuditLost` is told of records that the store did not take. */
export function createAuditNotes({
  audit,
  wait,
  onAuditLost,
}: Pick<DeskDeps, 'audit' | 'wait' | 'onAuditLost'>): AuditNotes {
  let pending = new Map<string, AuditEntry[]>();
  const write = async (): Promise<void> => {
    const taken = [...pending];
    pending = new Map();
    for (const [workspaceId, entries] of taken) {
      for (let from = 0; from < entries.length; from += AT_ONCE) {
        const part = entries.slice(from, from + AT_ONCE);
        await audit.append(workspaceId, ...part).catch((error: unknown) => onAuditLost(error, part.length));
      }
    }
  };
  return {
    note: (workspaceId, entry) => {
      if (pending.size === 0) void wait(LATER_MS).then(write);
      const entries = pending.get(workspaceId) ?? [];
      entries.push(entry);
      pending.set(workspaceId, entries);
    },
    settle: write,
  };
}
