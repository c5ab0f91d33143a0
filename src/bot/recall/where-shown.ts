/** Where corrected figures stand, and who saw them: the threads and the people that are to be told. */
import type { FigureKey } from '#src/core/ids.ts';
import type { Locale } from '#src/core/locale.ts';
import type { CarryingPost, Chat, Post } from '../ports.ts';
import type { RecallDeps } from './recall-deps.ts';

/** One thread or one person, and the corrected figures that were shown there. */
export interface Shown {
  readonly workspaceId: string;
  /** The key of a thread, or `person:` and the platform's id of a person. */
  readonly target: string;
  readonly person?: string;
  readonly locale: Locale;
  readonly figures: readonly FigureKey[];
}

/** Sources of posts that stand in a thread already. */
const IN_THREADS: ReadonlySet<string> = new Set(['answer', 'recall']);

/** The thread in which a message is spoken of: its own, or the one under it. `undefined` where the platform gave it no id. */
async function threadOf(post: Post, chat: Chat, { threads }: RecallDeps): Promise<string | undefined> {
  const { workspaceId, source, target, messageId } = post;
  // What is shared in a thread goes to a key that the bot has opened.
  if (IN_THREADS.has(source) || (await threads.find(workspaceId, target)) !== undefined) return target;
  return messageId === undefined ? undefined : chat.threadUnder(target, messageId);
}

async function localeOf(threadKey: string, { workspaceId, task }: Post, deps: RecallDeps): Promise<Locale> {
  if (task?.kind === 'recall') return task.locale;
  const subscription =
    task?.kind === 'subscription' ? await deps.subscriptions.find(workspaceId, task.subscriptionId) : undefined;
  return (await deps.threads.find(workspaceId, threadKey))?.locale ?? subscription?.locale ?? 'en';
}

/** What stands in a conversation for all to read; `undefined` where the bot can no longer speak. */
async function inThread({ post, figures }: CarryingPost, deps: RecallDeps): Promise<Shown | undefined> {
  const chat = await deps.chatOf(post.workspaceId);
  const target = chat === undefined ? undefined : await threadOf(post, chat, deps);
  if (target === undefined) return undefined;
  return { workspaceId: post.workspaceId, target, locale: await localeOf(target, post, deps), figures };
}

function toPerson(workspaceId: string, person: string, locale: Locale, figures: readonly FigureKey[]): Shown {
  return { workspaceId, target: `person:${person}`, person, locale, figures };
}

/** One entry for each thread and person, with all that was shown there. */
function together(all: readonly Shown[]): readonly Shown[] {
  const byPlace = new Map<string, Shown>();
  for (const shown of all) {
    const key = `${shown.workspaceId}\n${shown.target}`;
    const known = byPlace.get(key);
    const figures = [...new Set([...(known?.figures ?? []), ...shown.figures])].toSorted();
    byPlace.set(key, { ...(known ?? shown), figures });
  }
  return [...byPlace.values()];
}

/** Every thread and every person that was shown one of the figures. `isWhole`: none was left out that cannot be spoken to now. */
export async function whereShown(
  figures: readonly FigureKey[],
  deps: RecallDeps,
): Promise<{ readonly places: readonly Shown[]; readonly isWhole: boolean }> {
  const all: Shown[] = [];
  let isWhole = true;
  for (const carrying of await deps.postHistory.carrying(figures)) {
    const { post } = carrying;
    if (post.task !== undefined && 'person' in post.task && post.task.person !== undefined)
      all.push(toPerson(post.workspaceId, post.task.person, post.task.locale, carrying.figures));
    else {
      const shown = await inThread(carrying, deps);
      if (shown === undefined) isWhole = false;
      else all.push(shown);
    }
  }
  for (const { workspaceId, person, locale, figures: own } of await deps.seen.by(figures))
    all.push(toPerson(workspaceId, person, locale, own));
  return { places: together(all), isWhole };
}
