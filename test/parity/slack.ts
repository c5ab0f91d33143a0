import {
  CHANNEL,
  mention,
  message,
  newTs,
  signedRequest,
  slash,
  submitted,
  tapped,
} from '#test/stand-ins/slack-payloads.ts';
import type { HeldMessage, HeldResponse } from '#test/stand-ins/slack-state.ts';
import type { Platform, Seen } from './platform.ts';
import { type Running, waitFor } from './running.ts';

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

/** Where a message of ours stands, and the buttons in it. */
interface Handle {
  readonly ts?: string;
  readonly threadTs?: string;
  readonly buttons: readonly Button[];
}

const BOB = 'U0BOB';
const ELSEWHERE = 'C0ELSEWHERE';

type Payload = Readonly<Record<string, unknown>>;

function buttonsIn(blocks: unknown): readonly Button[] {
  const all = (blocks ?? []) as { type: string; elements?: Button[]; accessory?: Button }[];
  return all.flatMap(({ type, elements = [] }) => (type === 'actions' ? elements.filter(({ text }) => text) : []));
}

function hasChart(blocks: unknown): boolean {
  return /"type":"(?:data_visualization|chart|image)"/.test(JSON.stringify(blocks ?? []));
}

function seenMessage({ ts, threadTs, text, blocks }: HeldMessage): Seen {
  const buttons = buttonsIn(blocks);
  const handle: Handle = { ts, ...(threadTs === undefined ? {} : { threadTs }), buttons };
  return { text, buttons: buttons.map((each) => each.text.text), hasChart: hasChart(blocks), isPrivate: false, handle };
}

function seenResponse({ body }: HeldResponse): Seen {
  const buttons = buttonsIn(body['blocks']);
  const handle: Handle = { buttons };
  const text = String(body['text']);
  return {
    text,
    buttons: buttons.map((each) => each.text.text),
    hasChart: hasChart(body['blocks']),
    isPrivate: true,
    handle,
  };
}

function seenView(view: unknown): Seen {
  const { blocks } = view as { blocks?: unknown };
  const buttons = buttonsIn(blocks);
  const handle: Handle = { buttons };
  return {
    text: JSON.stringify(view),
    buttons: buttons.map((each) => each.text.text),
    hasChart: false,
    isPrivate: true,
    handle,
  };
}

const handleOf = ({ handle }: Seen): Handle => handle as Handle; // made above

/** Slack, as the real SDK meets it in the stand-in. */
export function slackPlatform({ slack, origin }: Running): Platform {
  let last: Payload = {};
  const send = async (payload: Payload): Promise<void> => {
    last = payload;
    const response = await fetch(`${origin}/slack/events`, signedRequest(payload));
    if (response.status !== 200) throw new Error(`Slack’s request was refused: ${response.status}`);
  };
  /** Whatever is new: a message, a private answer, a line for one person, or a view. */
  const next = async (payload: Payload): Promise<Seen> => {
    const before = [slack.messages.length, slack.responses.length, slack.views.length, slack.ephemerals.length];
    await send(payload);
    return waitFor('an answer in Slack', () => {
      // What stands in the channel by itself, a digest, is no answer.
      const held = slack.messages
        .slice(before[0])
        .find((each) => each.channel !== CHANNEL || each.threadTs !== undefined);
      const response = slack.responses[before[1] ?? 0];
      const view = slack.views[before[2] ?? 0];
      const line = slack.ephemerals[before[3] ?? 0];
      if (held !== undefined) return seenMessage(held);
      if (response !== undefined) return seenResponse(response);
      if (view !== undefined) return seenView(view.view);
      return line && { text: line.text, buttons: [], hasChart: false, isPrivate: true, handle: { buttons: [] } };
    });
  };
  const threadOf = (seen: Seen): string => handleOf(seen).threadTs ?? handleOf(seen).ts ?? '';
  const tap = (seen: Seen, name: string): Payload => {
    const button = handleOf(seen).buttons.find(({ text }) => text.text === name);
    if (button === undefined) throw new Error(`no such button in Slack: ${name}; there are ${seen.buttons.join(', ')}`);
    const place = seen.isPrivate
      ? { message_ts: newTs(), is_ephemeral: true }
      : { message_ts: handleOf(seen).ts ?? '', thread_ts: threadOf(seen) };
    return tapped({ ...button }, place, { response_url: slack.responseUrl() });
  };
  return {
    name: 'Slack',
    say: (text, under) => next(under === undefined ? mention(text) : message(text, { thread_ts: threadOf(under) })),
    whisper: (text) => next(slash(text, slack.responseUrl())),
    direct: (text) => next(message(text, { channel: 'D0ALICE', channel_type: 'im' })),
    alone: async () => slack.messages.filter(({ channel }) => channel === 'D0ALICE').map(seenMessage),
    sayAsAnother: (text) => next(mention(text, { user: BOB })),
    handOver: (number) => next(mention(`hand over ${number} to <@${BOB}>`)),
    elsewhere: {
      say: (text) => {
        slack.channels.add(ELSEWHERE);
        return next(mention(text, { channel: ELSEWHERE }));
      },
      lose: async (number) => {
        slack.channels.delete(ELSEWHERE);
        await send(message(`send now ${number}`, { channel: 'D0ALICE', channel_type: 'im' }));
      },
    },
    press: async (seen, name, typed) => {
      const opened = await next(tap(seen, name));
      if (typed === undefined) return opened;
      const { view } = slack.views.at(-1) ?? {};
      return next(submitted(view as Payload, typed));
    },
    schedule: async (seen, name) => {
      await next(tap(seen, name));
      const { view } = slack.views.at(-1) ?? {};
      const payload = submitted(view as Payload, '');
      return next({ ...payload, view: { ...(payload['view'] as object), state: { values: filledIn() } } });
    },
    share: async (seen, name) => {
      const [messages, responses] = [slack.messages.length, slack.responses.length];
      await send(tap(seen, name));
      await waitFor('a word on what was shared', () => slack.responses[responses]);
      return seenMessage(await waitFor('what was shared', () => slack.messages[messages]));
    },
    clientCopy: async (seen) => (await next(tap(seen, 'Copy for a client'))).text,
    file: async (seen, name) => {
      const before = slack.files.size;
      await send(tap(seen, name));
      return waitFor('a file in Slack', () => [...slack.files.values()].slice(before)[0]?.text);
    },
    posted: async () =>
      slack.messages.filter(({ channel, threadTs }) => channel === CHANNEL && threadTs === undefined).map(seenMessage),
    below: async (seen) => slack.messages.filter(({ threadTs }) => threadTs === threadOf(seen)).map(seenMessage),
    redeliver: async () => {
      const before = slack.messages.length + slack.responses.length;
      for (let time = 0; time < 3; time += 1) await send(last);
      await next(slash('top 3 since the low', slack.responseUrl()));
      return slack.messages.length + slack.responses.length - before - 1;
    },
    sayAsGuest: (text) => {
      slack.people.set('U0GUEST', { is_restricted: true });
      return next(mention(text, { user: 'U0GUEST' }));
    },
    asAdmin: async () => {
      slack.people.set('U0BOSS', { is_admin: true });
      return next(homeOpened('U0BOSS'));
    },
    home: () => next(homeOpened('U0ALICE')),
    prompts: async () => {
      await send(homeOpened('U0ALICE', 'messages'));
      const set = await waitFor('prompts in Slack', () =>
        slack.assistant.find(({ method }) => method === 'assistant.threads.setSuggestedPrompts'),
      );
      return (JSON.parse(set.args['prompts'] ?? '[]') as { message: string }[]).map(({ message: words }) => words);
    },
    askAbout: async (text) => {
      await next(shortcut(text));
      const { view } = slack.views.at(-1) ?? {};
      return next(submitted(view as Payload, text));
    },
  };
}

/** Mondays in London, as chosen in the form of a subscription. */
function filledIn(): Payload {
  const chosen = { days: 'mondays', zone: 'Europe/London', calendar: 'skip', trigger: 'every-slot', locale: 'en' };
  const selects = Object.entries(chosen).map(([field, value]) => [
    field,
    { choice: { type: 'static_select', selected_option: { value } } },
  ]);
  return {
    ...Object.fromEntries(selects),
    time: { choice: { type: 'timepicker', selected_time: '07:30' } },
    target: { choice: { type: 'conversations_select', selected_conversation: CHANNEL } },
  };
}

function homeOpened(user: string, tab = 'home'): Payload {
  const inner = { type: 'app_home_opened', user, tab, channel: 'D0ALICE', event_ts: newTs() };
  return { ...mention('', {}), event: inner };
}

function shortcut(text: string): Payload {
  const { actions: _, container: __, type: ___, ...common } = tapped({ action_id: 'x' }, {});
  const about = { type: 'message', user: 'U0BOB', ts: newTs(), text };
  return { ...common, type: 'message_action', callback_id: 'ask_about_this', message: about, message_ts: about.ts };
}
