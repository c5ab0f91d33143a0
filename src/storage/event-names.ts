import type { EventClaim } from '#src/bot/ports.ts';

/** A name of an event in its workspace. */
export function nameOf(workspaceId: string, key: string): string {
  return JSON.stringify([workspaceId, key]);
}

/**
 * Tells of claims in turn whether they are new: all of their names are, and none is of an earlier claim.
 *
 * @param fresh Names that were not known before any of the claims.
 */
export function createNameTaker(fresh: Set<string>): (claim: EventClaim) => boolean {
  return ({ workspaceId, keys }) => {
    const names = new Set(keys.map((key) => nameOf(workspaceId, key)));
    const isNew = [...names].every((name) => fresh.has(name));
    for (const name of names) fresh.delete(name);
    return isNew;
  };
}
