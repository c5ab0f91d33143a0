import type { Message } from '#src/core/message.ts';
import type { DeskDeps } from '../desk-deps.ts';
import type { Seen } from '../ports.ts';

/** Who was shown which figure privately, written down a moment later, together: nobody waits for it. */
export interface SeenNotes {
  note(workspaceId: string, person: string, message: Pick<Message, 'figures' | 'locale'>): void;
  /** Writes down what is still to be written. */
  settle(): Promise<void>;
}

/** How long a note may be in memory alone; a kill in that time loses it. */
const LATER_MS = 100;

/** @param deps `onSeenLost` is told of notes that the store did not take. */
export function createSeenNotes({ seen, wait, onSeenLost }: Pick<DeskDeps, 'seen' | 'wait' | 'onSeenLost'>): SeenNotes {
  let pending = new Map<string, Map<string, Seen>>();
  const write = async (): Promise<void> => {
    const taken = [...pending];
    pending = new Map();
    for (const [workspaceId, notes] of taken) {
      await seen.note(workspaceId, ...notes.values()).catch((error: unknown) => onSeenLost(error, notes.size));
    }
  };
  return {
    note: (workspaceId, person, { figures = [], locale }) => {
      if (figures.length === 0) return;
      if (pending.size === 0) void wait(LATER_MS).then(write);
      const notes = pending.get(workspaceId) ?? new Map<string, Seen>();
      for (const figure of figures) notes.set(`${person}\n${figure}`, { person, figure, locale });
      pending.set(workspaceId, notes);
    },
    settle: write,
  };
}
