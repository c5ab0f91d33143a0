import type { EventStore } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import type { StoreContext } from './store-context.ts';

/** Events in a table. */
export function createEvents({ db, now }: StoreContext): EventStore {
  return {
    claim: async (workspaceId, keys) => {
      // In one order for all: two claims with names in common wait for each other instead of blocking each other.
      const names = [...new Set(keys)].toSorted();
      const taken = await db
        .insertInto('claimed_event')
        .values(names.map((name) => ({ workspace_id: workspaceId, event_key: name, claimed_at: now() })))
        .onConflict((conflict) => conflict.doNothing())
        .returning('event_key')
        .execute();
      return taken.length === names.length;
    },
    prune: (before) => countDeleted(db.deleteFrom('claimed_event').where('claimed_at', '<', before)),
  };
}
