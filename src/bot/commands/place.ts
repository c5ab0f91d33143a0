/** Where a subscription posts: found, checked and in words. */
import { withholding } from '../compliance/withholding.ts';
import { sayWithheld } from '../compliance/words.ts';
import type { Withheld } from '../ports.ts';
import type { Place } from './command.ts';
import type { Turn } from './command-deps.ts';
import { lineText } from './said.ts';

/** A conversation to post into, or why there is none. */
export type FoundPlace =
  | { readonly kind: 'place'; readonly target: string }
  | { readonly kind: 'withheld'; readonly why: Withheld }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreachable' };

async function keyOf(place: Place, { asked, deps }: Turn): Promise<string | undefined> {
  if (place === 'direct') return deps.chat.direct(asked.person);
  return place === 'here' ? asked.conversation : place.key;
}

/** Another person's conversation with the bot is nobody's business. */
async function isOthers(target: string, { asked, deps }: Turn): Promise<boolean> {
  if ((await deps.directory.place(target)).kind !== 'direct' || target === asked.conversation) return false;
  return target !== (await deps.chat.direct(asked.person));
}

/** A line of a button can be made up: whoever is not in a conversation has nothing sent there. */
async function mayName(target: string, { asked, deps }: Turn): Promise<boolean> {
  const { directory, chat } = deps;
  if (directory.isIn === undefined || target === asked.conversation) return true;
  return target === (await chat.direct(asked.person)) || directory.isIn(asked.person, target);
}

async function allowed(target: string, turn: Turn): Promise<FoundPlace> {
  const { asked, deps } = turn;
  const { workspaceId, person, locale } = asked;
  const { kind } = await deps.directory.place(target);
  const going = { workspaceId, act: 'digests', person, place: target, hasOutsiders: kind === 'shared' } as const;
  // What is set for the workspace decides on shared channels; without that, nothing goes there.
  const { hasOutsiders: _, ...byRules } = going;
  const asks = () => ({ ...asked, to: target, again: '', locale });
  const why = await withholding(deps.compliance === undefined ? going : byRules, asks, deps);
  return why === undefined ? { kind: 'place', target } : { kind: 'withheld', why };
}

/** Finds the conversation that a draft names; in a direct one there is no other that could be meant. */
export async function findPlace(place: Place | undefined, turn: Turn): Promise<FoundPlace> {
  const { asked, deps } = turn;
  const here = asked.conversation === undefined ? undefined : await deps.directory.place(asked.conversation);
  if (place === undefined && here?.kind !== 'direct') return { kind: 'missing' };
  const target = await keyOf(place ?? 'here', turn);
  if (target === undefined) return place === 'here' ? { kind: 'missing' } : { kind: 'unreachable' };
  const isClosed = (await isOthers(target, turn)) || !(await mayName(target, turn));
  return isClosed ? { kind: 'unreachable' } : allowed(target, turn);
}

/** Why nothing can be posted there, in words. */
export function sayNoPlace(found: Exclude<FoundPlace, { kind: 'place' | 'missing' }>, turn: Turn): string {
  if (found.kind === 'withheld') return sayWithheld(found.why, turn.asked.locale, turn.knowledge);
  return lineText(turn.speech, 'subscription.unreachable');
}

/** A conversation in words, as the asker sees it from where they are. */
export async function sayPlace(target: string, { asked, deps, speech }: Turn): Promise<string> {
  const { kind, name } = await deps.directory.place(target);
  if (kind === 'direct') {
    const isMine = target === asked.conversation || target === (await deps.chat.direct(asked.person));
    return lineText(speech, isMine ? 'subscription.place_direct' : 'subscription.place_owner');
  }
  if (name !== undefined) return name;
  return lineText(speech, target === asked.conversation ? 'subscription.place_here' : 'subscription.place_other');
}
