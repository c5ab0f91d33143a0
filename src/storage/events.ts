import type { EventClaim, EventStore } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import { createNameTaker, nameOf } from './event-names.ts';
import type { StoreContext } from './store-context.ts';

/** Events in a table. */
export function createEvents({ db, now }: StoreContext): EventStore {
  const claimEach = async (claims: readonly EventClaim[]): Promise<readonly boolean[]> => {
    const all = claims.flatMap(({ workspaceId, keys }) => keys.map((key) => ({ workspaceId, key })));
    const rows = new Map(all.map(({ workspaceId, key }) => [nameOf(workspaceId, key), { workspaceId, key }]));
    // In one order for all: two claims with names in common wait for each other instead of blocking each other.
    const names = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    if (names.length === 0) return claims.map(() => true);
    const taken = await db
      .insertInto('claimed_event')
      .values(names.map(({ workspaceId, key }) => ({ workspace_id: workspaceId, event_key: key, claimed_at: now() })))
      .onConflict((conflict) => conflict.doNothing())
      .returning(['workspace_id', 'event_key'])
      .execute();
    const fresh = new Set(taken.map((row) => nameOf(row.workspace_id, row.event_key)));
    return claims.map(createNameTaker(fresh));
  };
  return {
    claim: async (workspaceId, keys) => (await claimEach([{ workspaceId, keys }]))[0] === true,
    claimEach,
    prune: (before) => countDeleted(db.deleteFrom('claimed_event').where('claimed_at', '<', before)),
  };
}
