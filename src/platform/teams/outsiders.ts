/** Who is of another organisation: the report's licence is for one only. */
import type { Logger } from 'pino';
import type { Where } from './inbound.ts';
import type { Member, TeamsLink } from './link.ts';
import { toThreadKey } from './thread-key.ts';

/** `unknown` where Teams did not say: nothing is handed out then that leaves the conversation. */
export type Standing = 'inside' | 'outside' | 'unknown';

export interface StandingDeps {
  readonly link: TeamsLink;
  readonly log: Logger;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
}

/** How a person stands is asked again after so long. */
const KEPT_MS = 3_600_000;
const MOST_KEPT = 2_000;

function standingOf({ role, tenantId, userPrincipalName }: Member, ownTenant: string): Standing {
  if (role !== undefined && /^(?:guest|anonymous)$/i.test(role)) return 'outside';
  if (tenantId !== undefined && tenantId.toLowerCase() !== ownTenant) return 'outside';
  return /#EXT#/i.test(userPrincipalName ?? '') ? 'outside' : 'inside';
}

/** Asks Teams once an hour for each person and conversation. */
export function createStandings({ link, log, now }: StandingDeps): (where: Where, person: string) => Promise<Standing> {
  const kept = new Map<string, { readonly standing: Standing; readonly until: number }>();
  return async (where, person) => {
    const { serviceUrl, conversationId, tenantId } = where;
    const key = `${tenantId} ${conversationId} ${person}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > now()) return known.standing;
    try {
      const member = await link.member({ serviceUrl, conversationId: toThreadKey({ conversationId }) }, person);
      const standing = standingOf(member, tenantId);
      const [oldest] = kept.size >= MOST_KEPT ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(key, { standing, until: now() + KEPT_MS });
      return standing;
    } catch (error) {
      log.warn({ err: error }, 'Teams did not say who a person is');
      return 'unknown';
    }
  };
}
