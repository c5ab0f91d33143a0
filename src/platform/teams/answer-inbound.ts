/** From what came in to what goes out: who is answered where. Called after Teams has its answer. */
import { isDeepStrictEqual } from 'node:util';
import type { Conversation } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Inbound, Leaving, Where } from './inbound.ts';
import { NOTICES } from './notices.ts';
import { onPress } from './on-press.ts';
import { onSettingsWords } from './on-settings.ts';
import { type AnswerDeps, keyOf, notice, type Of, replyPrivately, say, toRequest } from './reply.ts';

function localeOf(text: string): Locale {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

function toConversation(where: Where, person: string, workspaceId: string): Conversation {
  const { conversationId, kind, serviceUrl, teamId, groupId, isShared, name } = where;
  return {
    workspaceId,
    conversationKey: conversationId,
    kind,
    serviceUrl,
    ...(kind === 'personal' ? { person } : {}),
    ...(teamId === undefined ? {} : { teamId }),
    ...(groupId === undefined ? {} : { groupId }),
    ...(isShared === undefined ? {} : { isShared }),
    ...(name === undefined ? {} : { name }),
  };
}

/** Keeps where a message of ours can go. Whoever is spoken to may answer, so it is opened again where it was closed. */
async function remember(where: Where, person: string, deps: AnswerDeps): Promise<void> {
  const { conversations, workspaceId } = deps;
  const conversation = toConversation(where, person, workspaceId);
  const standing = await conversations.find(workspaceId, where.conversationId);
  const isSame = standing !== undefined && isDeepStrictEqual({ ...standing, ...conversation }, standing);
  if (!isSame || standing.closedReason !== undefined) await conversations.keep(conversation);
}

/** What is looked up of people and places is looked up by where they are. */
async function meet({ where, person, zone, client }: Of<'said' | 'pressed'>, deps: AnswerDeps): Promise<void> {
  await remember(where, person, deps);
  const { conversationId } = where;
  deps.directory.met(person, {
    conversationId,
    ...(zone === undefined ? {} : { zone }),
    ...(client === undefined ? {} : { locale: client }),
  });
}

async function onSaid(said: Of<'said'>, deps: AnswerDeps): Promise<void> {
  if (await onSettingsWords(said, deps)) return;
  const { where, person, question, isAddressed, isPrivate } = said;
  const { conversationId } = where;
  const marked = await deps.whoAndWhere({ question, marked: said.marked, conversationId, person });
  const request = { ...toRequest(said, deps.workspaceId), marked };
  if (!isPrivate) {
    const hasOutsiders = where.isShared === true;
    await deps.desk.answerInThread({ ...request, threadKey: keyOf(where), question, isAddressed, hasOutsiders });
    return;
  }
  const answer = await deps.desk.askPrivately({ ...request, question, thread: [] });
  if (answer !== undefined) await replyPrivately(said, answer, deps);
}

async function onJoined({ where, person }: Of<'joined'>, deps: AnswerDeps): Promise<void> {
  await remember(where, person, deps);
  await deps.audit('installed', person, where);
}

/** As the owner of a subscription reads it: what a platform says stands in its own words. */
const REASONS: Readonly<Record<Leaving, string>> = {
  removed: 'the bot was taken out',
  'channel-deleted': 'the channel was deleted',
  'team-deleted': 'the team was deleted',
};

async function onLeft({ where, person, wholeTeam, why }: Of<'left'>, deps: AnswerDeps): Promise<void> {
  const { desk, conversations, workspaceId } = deps;
  const { conversationId: conversationKey, teamId } = where;
  const ofTeam = wholeTeam ? teamId : undefined;
  const all =
    ofTeam === undefined ? [] : (await conversations.list(workspaceId)).filter((one) => one.teamId === ofTeam);
  const conversationKeys = ofTeam === undefined ? [conversationKey] : all.map((one) => one.conversationKey);
  // First, as nobody says it a second time.
  await desk.conversationsGone({ workspaceId, conversationKeys, reason: REASONS[why] });
  const count = await conversations.forget(
    workspaceId,
    ofTeam === undefined ? { conversationKey } : { teamId: ofTeam },
  );
  if (count > 0) await deps.audit('uninstalled', person, where);
}

async function onRenamed({ where }: Of<'renamed'>, { conversations, workspaceId }: AnswerDeps): Promise<void> {
  const standing = await conversations.find(workspaceId, where.conversationId);
  if (standing === undefined || standing.closedReason !== undefined || where.name === undefined) return;
  await conversations.keep({ ...standing, name: where.name });
}

/** Answers what came in. Throws what nobody foresaw. */
export async function answerInbound(inbound: Inbound, deps: AnswerDeps): Promise<void> {
  switch (inbound.kind) {
    case 'said':
      await meet(inbound, deps);
      return onSaid(inbound, deps);
    case 'pressed':
      await meet(inbound, deps);
      return onPress(inbound, deps);
    case 'joined':
      return onJoined(inbound, deps);
    case 'left':
      return onLeft(inbound, deps);
    case 'renamed':
      return onRenamed(inbound, deps);
    case 'nothing':
      return undefined;
  }
}

/** Tells the person that their request fell over, where there is one. */
export async function tellFailed(inbound: Inbound, deps: AnswerDeps): Promise<void> {
  if (inbound.kind !== 'said' && inbound.kind !== 'pressed') return;
  const locale = inbound.kind === 'said' ? localeOf(inbound.question) : inbound.data.locale;
  await say(inbound, notice(locale, NOTICES[locale].failed), deps);
}
