/** Who people are and who reads a conversation, as Teams says; kept for a little while, and never guessed. */
import type { Logger } from 'pino';
import type { ConversationStore, Directory, Person, Place, StandingConversation } from '#src/bot/ports.ts';
import { createBriefMemory } from '#src/core/brief-memory.ts';
import type { Locale } from '#src/core/locale.ts';
import type { TeamsCloud } from './cloud.ts';
import type { Address, Member, TeamsLink } from './link.ts';
import type { ReadBackDeps } from './read-back.ts';
import { isOutside, type OwnPeople, standingOf } from './standing.ts';
import { ownersOf } from './team-owners.ts';
import { parseThreadKey } from './thread-key.ts';

/** What looking up takes, in one tenant. */
export interface DirectoryDeps {
  readonly workspaceId: string;
  readonly people: OwnPeople;
  readonly link: Pick<TeamsLink, 'members'>;
  readonly cloud: TeamsCloud;
  readonly conversations: ConversationStore;
  /** Graph. Absent where the consent to read is not given: then no team has owners. */
  readonly reading?: ReadBackDeps;
  readonly log: Logger;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
}

/** What a request says of whoever sent it. */
export interface Met {
  readonly conversationId: string;
  /** IANA name. Absent where their client does not say. */
  readonly zone?: string;
  /** Absent where it is none of ours. */
  readonly locale?: Locale;
}

/** Teams tells of people by the conversation that they are in: so it is remembered where somebody was met. */
export interface TeamsDirectory extends Directory {
  met(person: string, where: Met): void;
}

/** A guest may be made a member: soon enough [ours]. */
const KEPT_MS = 60_000;
/** Teams change hands seldom, and answers wait for Graph: so long also where it did not say [ours]. */
const OWNERS_KEPT_MS = 300_000;
/** Conversations in which somebody is looked for who was met in none of them since the start [ours]. */
const MOST_LOOKED_AT = 10;
const MOST_MET = 5_000;

/** The people and conversations of one tenant. */
export function createDirectory(deps: DirectoryDeps): TeamsDirectory {
  const { workspaceId, conversations, now } = deps;
  const met = new Map<string, Met>();

  const people = createBriefMemory<Person>({
    now,
    keptMs: KEPT_MS,
    look: async (id) => {
      const member = await findMember(id, met.get(id), deps);
      if (member === undefined) return { value: { kind: 'unknown' }, isKnown: false };
      const { zone, locale } = met.get(id) ?? {};
      const { name } = member;
      return {
        value: {
          kind: standingOf(member, deps.people),
          ...(name === undefined ? {} : { name }),
          ...(zone === undefined ? {} : { zone }),
          ...(locale === undefined ? {} : { locale }),
        },
        isKnown: true,
      };
    },
  });

  const places = createBriefMemory<Place>({ now, keptMs: KEPT_MS, look: (id) => lookAtPlace(id, deps) });
  const managers = createBriefMemory<readonly string[]>({
    now,
    keptMs: OWNERS_KEPT_MS,
    look: async (id) => ({ value: await managersOf(id, deps), isKnown: true }),
  });

  return {
    met: (person, where) => {
      // The oldest one goes: whoever speaks again is met again.
      const [oldest] = met.size >= MOST_MET ? met.keys() : [];
      if (oldest !== undefined) met.delete(oldest);
      met.delete(person);
      met.set(person, where);
    },
    person: (id) => people.read(id),
    place: async (key) => {
      const id = parseThreadKey(key)?.conversationId;
      if (id === undefined) return { kind: 'unknown' };
      const [place, owners] = await Promise.all([places.read(id), managers.read(id)]);
      return owners.length === 0 ? place : { ...place, managers: owners };
    },
    isIn: async (person, key) => {
      const id = parseThreadKey(key)?.conversationId;
      const standing = id === undefined ? undefined : await conversations.find(workspaceId, id);
      return standing !== undefined && isMember(person, standing, deps);
    },
    admins: async (most) => {
      const own = (await conversations.list(workspaceId)).flatMap(({ person }) => person ?? []);
      const kinds = await Promise.all(own.map(async (id) => ({ id, kind: (await people.read(id)).kind })));
      return kinds.flatMap(({ id, kind }) => (kind === 'admin' ? [id] : [])).slice(0, most);
    },
  };
}

/** Whether Teams names somebody among the people of a conversation. */
export async function isMember(
  person: string,
  standing: StandingConversation,
  { link, cloud }: Pick<DirectoryDeps, 'link' | 'cloud'>,
): Promise<boolean> {
  const address = addressOf(standing, cloud);
  if (address === undefined) return false;
  try {
    return (await link.members(address, person)).length > 0;
  } catch {
    return false; // refused for whoever is not in it; nobody can say is no as well
  }
}

/** Where Teams is asked about a conversation; `undefined` where the stored address is none of the cloud's. */
function addressOf({ conversationKey, serviceUrl }: StandingConversation, cloud: TeamsCloud): Address | undefined {
  const checked = cloud.toServiceUrl(serviceUrl);
  return checked === undefined ? undefined : { serviceUrl: checked, conversationId: conversationKey };
}

/** Their own chat with the bot says it best; else where they were met, else wherever they may be; where the bot is shut out, last. */
async function candidates(id: string, met: Met | undefined, deps: DirectoryDeps): Promise<readonly Address[]> {
  const all = await deps.conversations.list(deps.workspaceId);
  const rank = ({ person, conversationKey, closedReason }: StandingConversation): number =>
    closedReason !== undefined ? 3 : person === id ? 0 : conversationKey === met?.conversationId ? 1 : 2;
  return all
    .filter((each) => each.person === undefined || each.person === id)
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((each) => addressOf(each, deps.cloud) ?? [])
    .slice(0, MOST_LOOKED_AT);
}

/** `undefined` where Teams said nothing of them anywhere. */
async function findMember(id: string, met: Met | undefined, deps: DirectoryDeps): Promise<Member | undefined> {
  let failure: unknown;
  for (const address of await candidates(id, met, deps)) {
    try {
      const [member] = await deps.link.members(address, id);
      if (member !== undefined) return member;
    } catch (error) {
      failure = error;
    }
  }
  deps.log.warn({ err: failure }, 'Teams did not say who somebody is');
  return undefined;
}

/** Owners of the team that a channel belongs to, as requests name them. Empty where nobody says. */
async function managersOf(id: string, deps: DirectoryDeps): Promise<readonly string[]> {
  const { conversations, workspaceId, reading, cloud, link } = deps;
  const standing = reading === undefined ? undefined : await conversations.find(workspaceId, id);
  const address = standing && addressOf(standing, cloud);
  if (reading === undefined || standing?.groupId === undefined || address === undefined) return [];
  const owners = (await ownersOf(standing.groupId, reading)) ?? [];
  // The connector takes the id of an account too, and says by which id the same person sends.
  const found = await Promise.allSettled(owners.map((owner) => link.members(address, owner)));
  return found.flatMap((each) => (each.status === 'fulfilled' ? (each.value[0]?.id ?? []) : []));
}

async function lookAtPlace(
  id: string,
  deps: DirectoryDeps,
): Promise<{ readonly value: Place; readonly isKnown: boolean }> {
  const standing = await deps.conversations.find(deps.workspaceId, id);
  if (standing === undefined) return { value: { kind: 'unknown' }, isKnown: false };
  const { kind, name, isShared = false } = standing;
  const named = name === undefined ? {} : { name };
  if (kind === 'personal') return { value: { kind: 'direct', ...named }, isKnown: true };
  if (kind === 'channel') return { value: { kind: isShared ? 'shared' : 'own', ...named }, isKnown: true };
  // In a chat among several, people of other tenants can be added by anybody.
  const kinds = await kindsIn(standing, deps);
  if (kinds === undefined) return { value: { kind: 'unknown', ...named }, isKnown: false };
  const isUnsaid = kinds.length === 0 || kinds.includes('unknown');
  const place = kinds.some(isOutside) ? 'shared' : isUnsaid ? 'unknown' : 'own';
  return { value: { kind: place, ...named }, isKnown: place !== 'unknown' };
}

async function kindsIn(
  standing: StandingConversation,
  { link, cloud, log, people }: DirectoryDeps,
): Promise<readonly Person['kind'][] | undefined> {
  const address = addressOf(standing, cloud);
  if (address === undefined) return undefined;
  try {
    return (await link.members(address)).map((member) => standingOf(member, people));
  } catch (error) {
    log.warn({ err: error }, 'Teams did not say who is in a conversation');
    return undefined;
  }
}
