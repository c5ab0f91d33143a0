/** Conversations that somebody names in words ("#small-caps-desk"): only those that the bot is in, and they too. */
import type { StandingConversation } from '#src/bot/ports.ts';
import { type DirectoryDeps, isMember } from './directory.ts';
import { toMark } from './question-text.ts';
import { hasThreads } from './thread-key.ts';

/** What somebody wrote, and where. */
export interface Naming {
  readonly question: string;
  /** What Teams marked in it, by how it stands there: people, and channels that may be none of theirs. */
  readonly marked: ReadonlyMap<string, string>;
  readonly conversationId: string;
  readonly person: string;
}

const MARK = /#[\p{L}\p{N}_-]{1,80}/gu;
/** A command names one; the rest is talk [ours]. */
const MOST_NAMED = 3;
/** Teams says no name of the channel that every team begins with, and calls it by the language of the team. */
const FIRST_CHANNEL = ['General', '常规'];

function marksOf({ name, conversationKey, teamId }: StandingConversation): readonly string[] {
  const names = name === undefined ? (conversationKey === teamId ? FIRST_CHANNEL : []) : [name];
  return names.map((each) => toMark(each).toLowerCase());
}

/** Of several of the same name the one in the team that is spoken in; else it is not said which is meant. */
function findNamed(
  mark: string,
  { marked, conversationId }: Naming,
  all: readonly StandingConversation[],
): StandingConversation | undefined {
  const id = marked.get(mark);
  const found = all.filter((each) =>
    id === undefined ? marksOf(each).includes(mark.toLowerCase()) : each.conversationKey === id,
  );
  const teamId = all.find(({ conversationKey }) => conversationKey === conversationId)?.teamId;
  const near = found.filter((each) => teamId !== undefined && each.teamId === teamId);
  const [only, ...others] = near.length > 0 ? near : found;
  return others.length > 0 ? undefined : only;
}

/** People and conversations that a text names: their ids and keys, by how they stand there. */
export async function whoAndWhere(naming: Naming, deps: DirectoryDeps): Promise<ReadonlyMap<string, string>> {
  const { question, marked, person } = naming;
  const people = [...marked].filter(([, id]) => !hasThreads(id));
  const marks = new Set(question.normalize('NFKC').match(MARK)?.slice(0, MOST_NAMED));
  if (marks.size === 0) return new Map(people);
  const all = (await deps.conversations.list(deps.workspaceId)).filter(
    ({ kind, closedReason }) => kind !== 'personal' && closedReason === undefined,
  );
  const places = await Promise.all(
    [...marks].map(async (mark) => {
      const standing = findNamed(mark, naming, all);
      const isTheirs = standing !== undefined && (await isMember(person, standing, deps));
      return isTheirs ? [[mark, standing.conversationKey] as const] : [];
    }),
  );
  return new Map([...people, ...places.flat()]);
}
