/** What is tried out on the page, kept apart by browser: nobody sees or changes what another one tries. */
import { randomUUID } from 'node:crypto';
import type { WebSchedules } from './deps.ts';
import { readCookie } from './inbound.ts';

const COOKIE = 'smallcaps-desk';
/** More browsers than look at one machine's page at a time; the one that came longest ago is forgotten. */
const MOST = 50;

/** What belongs to one browser. */
export interface Session {
  readonly schedules: WebSchedules;
  /** The header that makes a browser come back to it. Absent where it did. */
  readonly cookie?: string;
}

export interface Sessions {
  /** That of the browser that sends this header; a new one where it has none, or one that is forgotten. */
  of(cookies: string | undefined): Session;
}

export function createSessions(open: () => WebSchedules): Sessions {
  const byKey = new Map<string, WebSchedules>();
  return {
    of: (cookies) => {
      const key = readCookie(cookies, COOKIE);
      const known = key === undefined ? undefined : byKey.get(key);
      if (key !== undefined && known !== undefined) {
        byKey.delete(key);
        byKey.set(key, known);
        return { schedules: known };
      }
      const [fresh, schedules] = [randomUUID(), open()];
      byKey.set(fresh, schedules);
      for (const oldest of [...byKey.keys()].slice(0, -MOST)) byKey.delete(oldest);
      return { schedules, cookie: `${COOKIE}=${fresh}; Path=/; HttpOnly; SameSite=Strict` };
    },
  };
}
