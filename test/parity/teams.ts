import { buttonsOf, textOf } from '#test/platform/teams/running-teams.ts';
import {
  BOT,
  CHANNEL,
  newId,
  overheard,
  PERSONAL,
  pressed,
  said,
  teamChanged,
} from '#test/stand-ins/teams-activities.ts';
import type { HeldActivity } from '#test/stand-ins/teams-state.ts';
import { serviceToken, TENANT } from '#test/stand-ins/teams-tokens.ts';
import type { Platform, Seen } from './platform.ts';
import { ADMIN, PUBLIC_URL, type Running, waitFor } from './running.ts';

const BOB = { id: '29:bob', name: 'Bob' };
const NAMES_BOT = { type: 'mention', mentioned: BOT, text: '<at>Smallcaps</at>' };
const NAMES_BOB = { type: 'mention', mentioned: BOB, text: '<at>Bob</at>' };
const ELSEWHERE = '19:elsewhere@thread.tacv2';
const CONVERSATION = { conversationType: 'channel', isGroup: true, tenantId: TENANT };
const DATA = {
  tenant: { id: TENANT },
  team: { id: CHANNEL, aadGroupId: '9e0e9e0e-0000-0000-0000-000000000000' },
  teamsTeamId: CHANNEL,
  teamsChannelId: ELSEWHERE,
};

function seenOf(held: HeldActivity): Seen {
  const { activity, targetedTo } = held;
  const card = JSON.stringify(activity);
  return {
    text: textOf(activity),
    buttons: [...buttonsOf(activity).keys()],
    hasChart: /"type":"(?:Chart\.|Image")/.test(card),
    isPrivate: targetedTo !== undefined || held.conversationId.startsWith('a:'),
    handle: held,
  };
}

const heldOf = ({ handle }: Seen): HeldActivity => handle as HeldActivity; // made above

const MOST_STEPS = 6;

/** What stands in the fields of a card, by their ids. */
function fieldsOf(seen: Seen): Readonly<Record<string, string>> {
  const [attachment] = (heldOf(seen).activity['attachments'] ?? []) as readonly {
    readonly content: { body: object[] };
  }[]; // every message of ours is one card
  const fields = attachment?.content.body ?? [];
  return Object.fromEntries(fields.flatMap((each) => ('id' in each && 'value' in each ? [[each.id, each.value]] : [])));
}

/** The message that a thread hangs from. */
function threadOf({ conversationId, id }: HeldActivity): string {
  return /;messageid=(\d+)/.exec(conversationId)?.[1] ?? id;
}

/** Teams, as the real SDK meets it in the stand-in. */
export function teamsPlatform({ teams, origin }: Running): Platform {
  const at = teams.serviceUrl;
  let last: unknown;
  const send = async (activity: unknown): Promise<void> => {
    last = activity;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${serviceToken(at)}` };
    const response = await fetch(`${origin}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
    if (response.status !== 200) throw new Error(`the activity was refused: ${response.status}`);
  };
  const next = async (activity: unknown): Promise<Seen> => {
    const before = teams.held.length;
    await send(activity);
    // What stands in the channel by itself, a digest, is no answer.
    const isAnswer = ({ conversationId }: HeldActivity): boolean => conversationId !== CHANNEL;
    return seenOf(await waitFor('an answer in Teams', () => teams.held.slice(before).find(isAnswer)));
  };
  const placeOf = (seen: Seen): 'personal' | 'channel' =>
    heldOf(seen).conversationId.startsWith('a:') ? 'personal' : 'channel';
  const pressOn = (seen: Seen, name: string, more: Readonly<Record<string, unknown>> = {}): unknown => {
    const data = buttonsOf(heldOf(seen).activity).get(name);
    if (data === undefined) throw new Error(`no such button in Teams: ${name}; there are ${seen.buttons.join(', ')}`);
    const recipient =
      seen.isPrivate && placeOf(seen) === 'channel' ? { recipient: { id: '28:bot-id', isTargeted: true } } : {};
    const fields = { threadId: threadOf(heldOf(seen)), ...recipient };
    return pressed({ ...(data as object), ...more }, at, placeOf(seen), fields);
  };
  const asPerson = (id: string, member: Readonly<Record<string, unknown>>, text: string): Promise<Seen> => {
    teams.members.set(`${CHANNEL} ${id}`, { id, tenantId: TENANT, ...member });
    return next(said(text, at, 'channel', { from: { id, name: 'Somebody' } }));
  };
  return {
    name: 'Teams',
    say: (text, under) =>
      next(
        under === undefined ? said(text, at) : overheard(text, at, 'channel', { threadId: threadOf(heldOf(under)) }),
      ),
    whisper: (text) => next(said(text, at, 'channel', { recipient: { id: '28:bot-id', isTargeted: true } })),
    direct: (text) => next(said(text, at, 'personal')),
    alone: async () => teams.held.filter(({ conversationId }) => conversationId === PERSONAL).map(seenOf),
    sayAsAnother: (text) => next(said(text, at, 'channel', { from: BOB })),
    handOver: (number) =>
      next(said(`hand over ${number} to <at>Bob</at>`, at, 'channel', { entities: [NAMES_BOT, NAMES_BOB] })),
    elsewhere: {
      say: (text) => {
        const id = newId();
        const conversation = { ...CONVERSATION, id: `${ELSEWHERE};messageid=${id}` };
        return next(
          said(text, at, 'channel', { id, conversation, channelData: { ...DATA, channel: { id: ELSEWHERE } } }),
        );
      },
      lose: () => send(teamChanged('channelDeleted', at, { id: ELSEWHERE })),
    },
    press: async (seen, name, typed) =>
      typed === undefined ? next(pressOn(seen, name)) : next(pressOn(seen, 'Ask', { question: typed })),
    schedule: async (seen, name) => {
      let shown = await next(pressOn(seen, name));
      // A form is saved with what stands in it; what is asked back one by one is answered with what is offered first.
      for (
        let step = 0;
        step < MOST_STEPS && shown.buttons.length > 0 && !/Subscription \d/.test(shown.text);
        step += 1
      ) {
        const [first = ''] = shown.buttons;
        shown = await next(pressOn(shown, shown.buttons.includes('Save') ? 'Save' : first, fieldsOf(shown)));
      }
      return shown;
    },
    share: async (seen, name) => {
      const before = teams.held.length;
      await send(pressOn(seen, name));
      const [root] = await waitFor('what was shared', () => {
        const news = teams.held.slice(before);
        return news.length < 2
          ? undefined
          : news.filter(({ conversationId, targetedTo }) => conversationId === CHANNEL && targetedTo === undefined);
      });
      if (root === undefined) throw new Error('nothing was shared in Teams');
      return seenOf(root);
    },
    clientCopy: async (seen) => (await next(pressOn(seen, 'Copy for a client'))).text,
    file: async (seen, name) => {
      const offered = await next(pressOn(seen, name));
      const url = /https:\/\/desk\.example[^"]*/.exec(JSON.stringify(heldOf(offered).activity))?.[0] ?? '';
      return (await fetch(url.replace(PUBLIC_URL, origin))).text();
    },
    posted: async () => teams.held.filter(({ conversationId }) => conversationId === CHANNEL).map(seenOf),
    below: async (seen) => {
      const key = `${CHANNEL};messageid=${threadOf(heldOf(seen))}`;
      return teams.held.filter(({ conversationId }) => conversationId === key).map(seenOf);
    },
    redeliver: async () => {
      const before = teams.held.length;
      for (let time = 0; time < 3; time += 1) await send(last);
      await next(said('top 3 since the low', at, 'personal'));
      return teams.held.length - before - 1;
    },
    sayAsGuest: (text) => asPerson('29:guest', { userRole: 'guest' }, text),
    asAdmin: (text) => asPerson('29:boss', { userRole: 'user', userPrincipalName: ADMIN }, text),
  };
}
