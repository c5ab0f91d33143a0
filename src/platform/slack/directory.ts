/** Who people are and who reads a channel, as Slack says; kept for a little while, and never guessed. */
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Directory, Person, PersonKind, Place } from '#src/bot/ports.ts';
import { createBriefMemory } from '#src/core/brief-memory.ts';
import { LOCALES } from '#src/core/locale.ts';
import { toSlackError } from './errors.ts';
import { parseThreadKey } from './thread-key.ts';

/** What looking up takes. */
export interface DirectoryDeps {
  readonly reading: WebClient;
  readonly log: Logger;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
}

/** A guest may be made a member, and an administrator an ordinary one: soon enough [ours]. */
const PEOPLE_KEPT_MS = 60_000;
/** A channel can be shared at any moment; requests from there say so by themselves from then on [ours]. */
const PLACES_KEPT_MS = 60_000;
/** Pages of people that are looked through for administrators, of 200 each [ours]. */
const PAGES = 10;

const Flag = z.boolean().nullish();

const User = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  deleted: Flag,
  is_bot: Flag,
  is_admin: Flag,
  is_owner: Flag,
  is_primary_owner: Flag,
  is_restricted: Flag,
  is_ultra_restricted: Flag,
  is_stranger: Flag,
  locale: z.string().nullish(),
  tz: z.string().nullish(),
  real_name: z.string().nullish(),
  profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish(), is_admin: Flag, is_owner: Flag }).nullish(),
});
type User = z.infer<typeof User>;

const Channel = z.object({
  id: z.string(),
  name: z.string().nullish(),
  creator: z.string().nullish(),
  is_im: Flag,
  is_shared: Flag,
  is_ext_shared: Flag,
  is_pending_ext_shared: Flag,
  is_org_shared: Flag,
});

/** Whose the token is. */
interface Home {
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
}

function isOurs({ team_id, enterprise_user }: User, { teamId, enterpriseId }: Home): boolean {
  const of = enterprise_user?.enterprise_id ?? undefined;
  return (teamId !== undefined && team_id === teamId) || (enterpriseId !== undefined && of === enterpriseId);
}

function kindOf(user: User, home: Home): PersonKind {
  if (user.deleted === true || (user.team_id ?? undefined) === undefined) return 'unknown';
  if (user.is_stranger === true || !isOurs(user, home)) return 'outsider';
  if (user.is_restricted === true || user.is_ultra_restricted === true) return 'guest';
  const { is_admin, is_owner, is_primary_owner, enterprise_user } = user;
  const isAdmin = [is_admin, is_owner, is_primary_owner, enterprise_user?.is_admin, enterprise_user?.is_owner];
  return isAdmin.includes(true) ? 'admin' : 'member';
}

function nameOf({ profile, real_name }: User): string | undefined {
  return [profile?.display_name, profile?.real_name, real_name].find((name) => (name ?? '').trim() !== '') ?? undefined;
}

function toPerson(user: User, home: Home): Person {
  const name = nameOf(user);
  const locale = LOCALES.find((each) => user.locale?.split(/[-_]/, 1)[0] === each);
  return {
    kind: kindOf(user, home),
    ...(locale === undefined ? {} : { locale }),
    ...(name === undefined ? {} : { name }),
    ...(user.tz ? { zone: user.tz } : {}),
  };
}

/** The people and channels of the workspaces that a token is for. */
export function createDirectory({ reading, log, now }: DirectoryDeps): Directory {
  const tellUnsaid = (error: unknown, what: string): void =>
    log.warn({ err: toSlackError(error, what) }, 'Slack did not say who reads there');

  const home = createBriefMemory<Home>({
    now,
    keptMs: Number.POSITIVE_INFINITY,
    look: async () => {
      const { team_id: teamId, enterprise_id: enterpriseId } = await reading.auth.test();
      return { value: { teamId, enterpriseId }, isKnown: true };
    },
  });

  const people = createBriefMemory<Person>({
    now,
    keptMs: PEOPLE_KEPT_MS,
    look: async (id) => {
      try {
        const [{ user }, of] = await Promise.all([
          reading.users.info({ user: id, include_locale: true }),
          home.read('home'),
        ]);
        const { data } = User.safeParse(user);
        if (data === undefined || data.id !== id) return { value: { kind: 'unknown' }, isKnown: false };
        return { value: toPerson(data, of), isKnown: true };
      } catch (error) {
        tellUnsaid(error, 'users.info');
        return { value: { kind: 'unknown' }, isKnown: false };
      }
    },
  });

  const places = createBriefMemory<Place>({
    now,
    keptMs: PLACES_KEPT_MS,
    look: async (channel) => {
      try {
        const { data } = Channel.safeParse((await reading.conversations.info({ channel })).channel);
        if (data === undefined || data.id !== channel) return { value: { kind: 'unknown' }, isKnown: false };
        const { is_im, is_shared, is_ext_shared, is_pending_ext_shared, is_org_shared, name, creator } = data;
        const isShared = [is_shared, is_ext_shared, is_pending_ext_shared, is_org_shared].includes(true);
        const named = (name ?? '') === '' ? {} : { name: `#${name}` };
        // Slack tells a bot of no other: who made the channel looks after it.
        const managers = creator ? { managers: [creator] } : {};
        return {
          value: { kind: isShared ? 'shared' : is_im === true ? 'direct' : 'own', ...named, ...managers },
          isKnown: true,
        };
      } catch (error) {
        tellUnsaid(error, 'conversations.info');
        return { value: { kind: 'unknown' }, isKnown: false };
      }
    },
  });

  const admins = createBriefMemory<readonly string[]>({
    now,
    keptMs: PEOPLE_KEPT_MS,
    look: async () => {
      try {
        return { value: await findAdmins(reading, await home.read('home')), isKnown: true };
      } catch (error) {
        tellUnsaid(error, 'users.list');
        return { value: [], isKnown: false };
      }
    },
  });

  return {
    person: (id) => people.read(id),
    place: async (key) => {
      const channel = parseThreadKey(key)?.channel;
      if (channel === undefined) return { kind: 'unknown' };
      // A conversation with the bot: who the person is decides.
      return channel.startsWith('D') ? { kind: 'direct' } : places.read(channel);
    },
    admins: async (most) => (await admins.read('admins')).slice(0, most),
  };
}

async function findAdmins(reading: WebClient, home: Home): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { members = [], response_metadata } = await reading.users.list({ limit: 200, ...(cursor ? { cursor } : {}) });
    for (const member of members) {
      const { data } = User.safeParse(member);
      if (data !== undefined && data.is_bot !== true && kindOf(data, home) === 'admin') found.push(data.id);
    }
    cursor = response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return found;
}
