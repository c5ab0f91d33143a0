/** What a desk does in Teams, against the playground; each waits for what the bot posts there. */
import { brief, DIGEST } from '#src/bot/brief.ts';
import type { Message } from '#src/core/message.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';
import { buttonsOf, type RunningTeams, textOf, WORKSPACE } from '#test/platform/teams/running-teams.ts';
import { DESK, install, press, write } from './playground.ts';
import type { SigningProxy } from './signing-proxy.ts';

export interface Scene {
  readonly running: RunningTeams;
  readonly proxy: SigningProxy;
  /** Of the first question in the channel: its thread, and the answer's id. Set by the journey that asks it. */
  thread?: { readonly conversation: string; readonly answerId: string; readonly buttons: ReadonlyMap<string, unknown> };
}

type Posted = SigningProxy['posted'][number];

const PATIENCE_MS = 20_000;

/** Resolves once so many messages in all have been posted; to the last of them. */
async function postedAfter(count: number, { proxy, running }: Scene): Promise<Posted> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const last = proxy.posted[count];
    if (last !== undefined) return last;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing was posted: ${running.lines.slice(-3).join('')}`);
}

function conversationOf({ path }: Posted): string {
  return /conversations\/(.*)\/activities/.exec(path)?.[1] ?? 'none';
}

function expectText(posted: Posted, pattern: RegExp): void {
  const text = textOf(posted.activity);
  if (!pattern.test(text)) throw new Error(`${String(pattern)} is not in: ${text.slice(0, 300)}`);
}

function expectSame(found: unknown, wanted: unknown): void {
  if (found !== wanted) throw new Error(`found ${String(found)}, wanted ${String(wanted)}`);
}

function digest(): Message {
  const briefed = brief({ template: DIGEST, day: TODAY, locale: 'en' }, loadBundled());
  if (briefed.kind !== 'briefed') throw new Error('no digest');
  return briefed.message;
}

async function askInChannel(scene: Scene): Promise<void> {
  const count = scene.proxy.posted.length;
  await write(DESK.channel, 'how did micro caps do in August?', true);
  const answer = await postedAfter(count, scene);
  const conversation = conversationOf(answer);
  if (!conversation.startsWith(`${DESK.channel};messageid=`)) throw new Error(`not in a thread: ${conversation}`);
  expectText(answer, /9\.3%/);
  scene.thread = { conversation, answerId: answer.id, buttons: buttonsOf(answer.activity) };
}

function threadOf({ thread }: Scene): NonNullable<Scene['thread']> {
  if (thread === undefined) throw new Error('there is no thread');
  return thread;
}

export const JOURNEYS: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'the bot is put into a channel, a chat and a personal chat': async ({ running }) => {
    const places = [DESK.channel, DESK.group, DESK.personal];
    for (const conversation of places) await install(conversation);
    const until = Date.now() + PATIENCE_MS;
    // The playground answers before it has told the bot.
    while (Date.now() < until) {
      const known = await running.stores.conversations.list(WORKSPACE);
      if (places.every((place) => known.some(({ conversationKey }) => conversationKey === place))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the bot does not know of all of them');
  },
  'a question by mention is answered in its thread': askInChannel,
  'a question without a mention is left alone': async (scene) => {
    const count = scene.proxy.posted.length;
    await write(DESK.channel, 'how did micro caps do in August?', false);
    await write(DESK.personal, 'help', false);
    expectSame(conversationOf(await postedAfter(count, scene)), DESK.personal);
  },
  'a personal question is answered, and goes on from the one before': async (scene) => {
    const count = scene.proxy.posted.length;
    await write(DESK.personal, 'how did micro caps do in August?', false);
    expectText(await postedAfter(count, scene), /9\.3%/);
    await write(DESK.personal, 'and since the low?', false);
    const second = await postedAfter(count + 1, scene);
    expectText(second, /47%/);
    expectSame(conversationOf(second), DESK.personal);
  },
  'a group chat is answered flat': async (scene) => {
    const count = scene.proxy.posted.length;
    await write(DESK.group, 'rank the segments since the low', true);
    const answer = await postedAfter(count, scene);
    expectText(answer, /63\.8%/);
    expectSame(conversationOf(answer), DESK.group);
  },
  'a follow-up in the thread carries what was asked': async (scene) => {
    const { conversation } = threadOf(scene);
    const count = scene.proxy.posted.length;
    await write(conversation, 'and since the low?', true);
    const answer = await postedAfter(count, scene);
    expectText(answer, /47%/);
    expectSame(conversationOf(answer), conversation);
  },
  'a button is answered below the card': async (scene) => {
    const { conversation, answerId, buttons } = threadOf(scene);
    const count = scene.proxy.posted.length;
    const [data] = buttons.values();
    await press(conversation, answerId, data);
    expectSame(conversationOf(await postedAfter(count, scene)), conversation);
  },
  'the digest is pushed to a channel and to a person': async ({ running, proxy }) => {
    const outcomes = [
      await running.chat.post(DESK.channel, digest(), 'digest:channel'),
      await running.chat.post(DESK.personal, digest(), 'digest:person'),
    ];
    expectSame(outcomes.map(({ kind }) => kind).join(), 'sent,sent');
    expectSame(proxy.posted.slice(-2).map(conversationOf).join(), [DESK.channel, DESK.personal].join());
  },
  'the bot speaks in a thread of its own accord': async (scene) => {
    const { conversation } = threadOf(scene);
    const posted = await scene.running.chat.post(conversation, digest(), 'digest:thread');
    expectSame(posted.kind, 'sent');
    expectSame(conversationOf(scene.proxy.posted.at(-1) ?? { path: '', activity: {}, id: '' }), conversation);
  },
};
