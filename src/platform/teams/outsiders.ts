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

/** What Teams says of the people in conversations; asked once an hour for each. */
export interface Standings {
  /** Of one person. */
  ofPerson(where: Where, person: string): Promise<Standing>;
  /** Of those who read along: `outside` where one of them is. Of a channel only whether it is shared; its guests are not looked for. */
  ofReaders(where: Where): Promise<Standing>;
}

/** Asks only where nothing is known; what Teams did not say is asked again the next time. */
export function createStandings({ link, log, now }: StandingDeps): Standings {
  const kept = new Map<string, { readonly standing: Standing; readonly until: number }>();
  const look = async ({ serviceUrl, conversationId, tenantId }: Where, person?: string): Promise<Standing> => {
    const key = `${tenantId} ${conversationId} ${person ?? ''}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > now()) return known.standing;
    try {
      const members = await link.members({ serviceUrl, conversationId: toThreadKey({ conversationId }) }, person);
      const isOutside = members.some((member) => standingOf(member, tenantId) === 'outside');
      const standing = isOutside ? 'outside' : 'inside';
      const [oldest] = kept.size >= MOST_KEPT ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(key, { standing, until: now() + KEPT_MS });
      return standing;
    } catch (error) {
      log.warn({ err: error }, 'Teams did not say who is in a conversation');
      return 'unknown';
    }
  };
  return {
    ofPerson: look,
    ofReaders: async (where) => {
      if (where.isShared) return 'outside';
      // In a chat among several, people of other tenants can be added by anybody.
      return where.kind === 'group' ? look(where) : 'inside';
    },
  };
}
