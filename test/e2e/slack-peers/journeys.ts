/** What a desk does with the bot, each step seen from the emulator's side. */
import {
  act,
  DESK,
  directChannel,
  logLines,
  messagesIn,
  type PeerButton,
  type PeerLog,
  type PeerMessage,
  submitModal,
} from './local-slack.ts';

const PATIENCE_MS = 15_000;

/** Waits until something is there. @throws when it does not come. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`this did not come: ${what}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

function untilMessage(
  what: string,
  isIt: (message: PeerMessage) => boolean,
  channel = DESK.channel,
): Promise<PeerMessage> {
  return until(what, async () =>
    (await messagesIn(channel)).findLast((message) => message.user === DESK.bot && isIt(message)),
  );
}

function untilLogged(what: string, isIt: (line: PeerLog) => boolean): Promise<PeerLog> {
  return until(what, async () => (await logLines()).findLast(isIt));
}

function buttonOf({ blocks = [] }: PeerMessage, action: RegExp): PeerButton {
  const buttons = blocks.flatMap(({ type, elements = [] }) => (type === 'actions' ? elements : []));
  const button = buttons.find(({ action_id }) => action.test(action_id));
  if (button === undefined) throw new Error(`there is no button ${action.source}`);
  return button;
}

async function tap(message: PeerMessage, action: RegExp): Promise<void> {
  const { alice: user, channel } = DESK;
  await act('interact', { channel, messageTs: message.ts, user, action: buttonOf(message, action) });
}

/** Asks by command, and waits for the private answer. */
async function askPrivately(text: string, says: RegExp): Promise<PeerMessage> {
  const before = new Set((await messagesIn(DESK.channel)).map(({ ts }) => ts));
  await act('command', { channel: DESK.channel, user: DESK.alice, command: '/smallcaps', text });
  return untilMessage(`the private answer to “${text}”`, ({ ts, ephemeral_to, text: said }) => {
    return !before.has(ts) && ephemeral_to === DESK.alice && says.test(said);
  });
}

async function share(): Promise<PeerMessage> {
  const answer = await askPrivately('how did micro caps do in August?', /9\.3%/);
  await tap(answer, /^share$/);
  return untilMessage('the shared answer', (message) => {
    return message.ephemeral_to === undefined && message.thread_ts === undefined && /9\.3%/.test(message.text);
  });
}

async function say(text: string, threadTs?: string): Promise<string> {
  const before = new Set((await messagesIn(DESK.channel)).map(({ ts }) => ts));
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await act('message', { channel: DESK.channel, user: DESK.alice, text, ...thread });
  const said = (await messagesIn(DESK.channel)).find(({ ts, user }) => !before.has(ts) && user === DESK.alice);
  return said?.ts ?? 'not said';
}

/** Each journey by name; it throws where it does not lead there. */
export const JOURNEYS: Readonly<Record<string, () => Promise<void>>> = {
  'a command is answered privately': async () => {
    await askPrivately('micro caps in August', /9\.3%/);
  },
  'help teaches by example': async () => {
    const help = await askPrivately('help', /Ask about the figures/);
    buttonOf(help, /^ask:/);
  },
  'a private button changes its message in place': async () => {
    const answer = await askPrivately('micro caps in August', /9\.3%/);
    await tap(answer, /^ask:1$/);
    await untilMessage('the changed message', ({ ts, text }) => ts === answer.ts && /47%/.test(text));
  },
  'a follow-up is typed in a modal': async () => {
    const answer = await askPrivately('high beta since the low', /63\.8%/);
    await tap(answer, /^follow-up$/);
    await untilLogged('the modal', ({ summary }) => summary === 'views.open');
    await submitModal({ question: { text: { type: 'plain_text_input', value: 'and the lowest market cap?' } } });
    await untilMessage(
      'the answer to the follow-up',
      ({ ephemeral_to, text }) => ephemeral_to === DESK.alice && /52\.8%/.test(text),
    );
  },
  'two sentences for a client stand in a modal': async () => {
    const answer = await askPrivately('micro caps in August', /9\.3%/);
    await tap(answer, /^copy$/);
    await untilLogged('the sentences', ({ summary, detail }) => {
      return summary === 'views.open' && JSON.stringify(detail).includes('Micro caps returned 9.3% in Aug 2025');
    });
  },
  'a shared answer is replied to in its thread without a mention': async () => {
    const root = await share();
    await say('and since the low?', root.ts);
    await untilMessage('the answer in the thread', ({ thread_ts, text }) => thread_ts === root.ts && /47%/.test(text));
  },
  'a button of a shared answer is answered in the thread': async () => {
    const root = await share();
    await tap(root, /^ask:1$/);
    await untilMessage('the answer in the thread', ({ thread_ts, text }) => thread_ts === root.ts && /47%/.test(text));
  },
  'a mention is answered once, although it comes as a message too': async () => {
    const ts = await say(`<@${DESK.bot}> top 3 since the low`);
    const answer = await untilMessage('the answer to the mention', ({ thread_ts }) => thread_ts === ts);
    await say('and in August?', ts);
    await untilMessage('the answer to the reply', (message) => message.thread_ts === ts && message.ts !== answer.ts);
    const own = (await messagesIn(DESK.channel)).filter(({ thread_ts, user }) => thread_ts === ts && user === DESK.bot);
    if (own.length !== 2) throw new Error(`two answers were due, ${own.length} are there`);
  },
  'the figures of a shared answer come as a file, to whoever taps': async () => {
    await tap(await share(), /^csv$/);
    await until('the file', async () => {
      const held = await messagesIn(await directChannel());
      return held.findLast(({ files = [] }) => files.some(({ name }) => name.endsWith('.csv')));
    });
  },
  'a digest is subscribed to, sent now, asked about in its thread, paused and removed': async () => {
    const place = await askPrivately('subscribe weekdays 7:30 new york', /Where should it go\?/);
    await tap(place, /^ask:1$/);
    const made = await untilMessage('the subscription with its next runs', ({ text }) => {
      return /every trading day at 07:30, New York time/.test(text) && /Next:/.test(text);
    });
    const number = /It is number (\d+)/.exec(made.text)?.[1] ?? 'none';
    const before = new Set((await messagesIn(DESK.channel)).map(({ ts }) => ts));
    await askPrivately(`send now ${number}`, /has been sent to|is on its way/);
    const digest = await untilMessage('the digest in the channel', ({ ts, ephemeral_to, thread_ts, text }) => {
      return !before.has(ts) && ephemeral_to === undefined && thread_ts === undefined && /Jefferies/.test(text);
    });
    await say('and micro caps in August?', digest.ts);
    await untilMessage('the answer under the digest', ({ thread_ts, text }) => {
      return thread_ts === digest.ts && /9\.3%/.test(text);
    });
    await askPrivately(`pause ${number}`, /Paused\./);
    await tap(await askPrivately(`remove ${number}`, /cannot be brought back/), /^ask:1$/);
    await untilMessage('that it is removed', ({ text }) => new RegExp(`Subscription ${number} is removed`).test(text));
  },
  'an answer is put on a schedule in a modal': async () => {
    const answer = await askPrivately('micro caps in August', /9\.3%/);
    await tap(answer, /^schedule$/);
    await untilLogged('the modal', ({ summary, detail }) => {
      return summary === 'views.open' && JSON.stringify(detail).includes('"callback_id":"schedule"');
    });
    const option = (value: string) => ({ choice: { type: 'static_select', selected_option: { value } } });
    await submitModal({
      days: option('mondays'),
      time: { choice: { type: 'timepicker', selected_time: '08:15' } },
      zone: option('Europe/London'),
      calendar: option('next'),
      trigger: option('both'),
      target: { choice: { type: 'conversations_select', selected_conversation: DESK.channel } },
      locale: option('en'),
    });
    await untilMessage('the subscription', ({ ephemeral_to, text }) => {
      return ephemeral_to === DESK.alice && /every Monday at 08:15, London time, or the next trading day/.test(text);
    });
  },
  'the Home tab shows the latest briefing, how to ask and the settings': async () => {
    await act('open-home', { user: DESK.alice });
    await untilLogged('the Home tab', ({ summary, detail }) => {
      const shown = JSON.stringify(detail);
      return summary === 'views.publish' && /Jefferies.*Ask with \/smallcaps.*Settings.*Refused/s.test(shown);
    });
  },
  'settings are for administrators': async () => {
    const before = (await logLines()).filter(({ summary }) => summary === 'views.open').length;
    await act('open-home', { user: DESK.alice });
    const home = await untilLogged('the Home tab', ({ summary }) => summary === 'views.publish');
    if (JSON.stringify(home).includes('Change settings')) throw new Error('a member is offered to change them');
    const action = {
      type: 'button',
      action_id: 'settings',
      value: 'settings',
      text: { type: 'plain_text', text: 'x' },
    };
    await act('interact', { channel: DESK.channel, messageTs: (await share()).ts, user: DESK.alice, action });
    await untilLogged('the word on it', ({ summary, detail }) => {
      return summary === 'views.publish' && JSON.stringify(detail).includes('only administrators');
    });
    const after = (await logLines()).filter(({ summary }) => summary === 'views.open').length;
    if (after !== before) throw new Error('they were opened for a member');
  },
  'a direct message is answered, in Chinese where it is asked so': async () => {
    const channel = await directChannel();
    await act('message', { channel, user: DESK.alice, text: '微盘股8月表现如何？' });
    await untilMessage('the answer', ({ text }) => /9\.3%/.test(text) && /\p{Script=Han}/u.test(text), channel);
  },
};
