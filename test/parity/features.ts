/** What people can do where the bot is, each as it is seen to be done. The README has them as a table. */
import { DELIVERIES } from './delivery-features.ts';
import type { Feature } from './judge.ts';
import type { Platform, Seen } from './platform.ts';
import { waitFor } from './running.ts';
import { form, has, named } from './seeing.ts';

const press = (platform: Platform, seen: Seen, name: RegExp, typed?: string): Promise<Seen> =>
  form(platform.press, 'button')(seen, named(seen, name), typed);

/** An answer whose buttons are private, where there are such; else one that all read. */
async function answer(platform: Platform, text: string): Promise<Seen> {
  return platform.whisper === undefined ? platform.say(text) : platform.whisper(text);
}

const RETURN = 'how did micro caps do in August?';
const SUBSCRIBE = 'subscribe weekdays 7:30 new york here';

const QUESTIONS: readonly Feature[] = [
  {
    id: 'question',
    says: 'a question where others read along: figure, window and source',
    probe: async ({ say }) => has(await say(RETURN), '9.3%', 'Aug 2025', '¶2'),
  },
  {
    id: 'private',
    says: 'a question that only the asker sees answered',
    probe: async (on) => {
      const seen = await form(on.whisper, 'private answer')(RETURN);
      return seen.isPrivate && has(seen, '9.3%');
    },
  },
  {
    id: 'direct',
    says: 'a question to the bot alone',
    probe: async (on) => has(await form(on.direct, 'conversation with the bot')(RETURN), '9.3%'),
  },
  {
    id: 'thread',
    says: 'a reply in the thread goes on, without a mention',
    probe: async ({ say }) => has(await say('and since the low?', await say(RETURN)), '47%'),
  },
  {
    id: 'no',
    says: 'an honest no, with what there is',
    probe: async ({ say }) => has(await say('high beta YTD'), 'Not in the report', '63.8%'),
  },
  {
    id: 'asked-back',
    says: 'a question asked back, answered by one tap',
    probe: async (on) => {
      const asked = await on.say('micro caps florbs in August');
      const answered = await press(on, asked, /Micro caps/);
      return !has(asked, '9.3%') && has(answered, '9.3%');
    },
  },
  {
    id: 'premise',
    says: 'a wrong retelling put right',
    probe: async ({ say }) => has(await say('did $114bn leave small-cap ETFs?'), '$11.4bn', /factor/),
  },
  {
    id: 'chinese',
    says: 'Chinese, asked and answered',
    probe: async ({ say }) => has(await say('微盘股8月表现如何？'), '9.3%', '微盘股', '2025年8月'),
  },
  { id: 'help', says: 'help by example', probe: async ({ say }) => has(await say('help'), 'Ask about the figures') },
  {
    id: 'chart',
    says: 'a chart in the answer',
    probe: async ({ say }) => (await say('rank them since the low')).hasChart,
  },
];

const BUTTONS: readonly Feature[] = [
  {
    id: 'other-window',
    says: 'buttons for another window, a comparison, the source',
    probe: async (on) => {
      const seen = await answer(on, RETURN);
      const other = await press(on, seen, /since the low/);
      return has(other, '47%') && has(await press(on, seen, /[Ss]ource|index/), 'Jefferies');
    },
  },
  {
    id: 'why',
    says: 'a button for why',
    probe: async (on) => has(await press(on, await answer(on, 'rank them in August'), /Why/), /Driver|rate cuts/),
  },
  {
    id: 'share',
    says: 'a private answer shared with all, as a thread that goes on',
    probe: async (on) => {
      const seen = await form(on.whisper, 'private answer')(RETURN);
      const shared = await form(on.share, 'sharing')(seen, named(seen, /Share/));
      return has(shared, '9.3%') && has(await on.say('and since the low?', shared), '47%');
    },
  },
  {
    id: 'follow-up',
    says: 'a follow-up to a private answer, typed into a form',
    probe: async (on) => {
      const seen = await form(on.whisper, 'private answer')('high beta YTD');
      return has(await form(on.press, 'button')(seen, 'Ask a follow-up', 'and cyclicals?'), '10%');
    },
  },
  {
    id: 'copy',
    says: 'two sentences for a client, with source and licence',
    probe: async (on) => {
      const copied = await form(on.clientCopy, 'copy for a client')(await answer(on, RETURN));
      return /Micro caps returned 9\.3% in Aug 2025[\s\S]*Source: Jefferies/.test(copied);
    },
  },
  {
    id: 'csv',
    says: 'the figures as a file with their sources',
    probe: async (on) => {
      const text = await form(on.file, 'file')(await answer(on, RETURN), 'CSV with sources');
      return text.includes('9.3') && text.includes('Jefferies');
    },
  },
  {
    id: 'ask-about',
    says: 'a question about somebody’s message, from its menu',
    probe: async (on) => has(await form(on.askAbout, 'menu of a message')('micro caps made 9.3% in August'), '9.3%'),
  },
];

const DIGESTS: readonly Feature[] = [
  {
    id: 'subscribe',
    says: 'a subscription in words, with its next runs',
    probe: async ({ say }) => has(await say(SUBSCRIBE), 'every trading day at 07:30, New York time', /Next/),
  },
  {
    id: 'change',
    says: 'subscriptions listed, previewed, paused, resumed, changed and removed',
    probe: async (on) => {
      const made = await on.say('subscribe mondays 8:00 london here');
      const number = /number (\d+)/.exec(made.text)?.[1] ?? '?';
      const said: Seen[] = [];
      for (const words of [
        `preview ${number}`,
        `pause ${number}`,
        `resume ${number}`,
        `edit ${number} to 9:15 london`,
      ]) {
        said.push(await on.say(words));
      }
      const listed = await on.say('subscriptions');
      await press(on, await on.say(`remove ${number}`), /Yes, remove it/);
      const left = await on.say('subscriptions');
      const [preview, paused, , edited] = said;
      const worked = [preview, paused, edited].every(
        (seen, at) => seen !== undefined && has(seen, ['Russell 2000', 'Paused', '09:15'][at] ?? ''),
      );
      return worked && has(listed, `${number} · `) && !has(left, `${number} · `);
    },
  },
  {
    id: 'digest',
    says: 'a digest in the channel, with a thread that goes on from it',
    probe: async (on) => {
      const posted = form(on.posted, 'channel');
      const made = await on.say(SUBSCRIBE);
      const before = (await posted()).length;
      await press(on, made, /Send now/);
      const digest = await waitFor('the digest', async () => (await posted())[before]);
      return (
        digest.hasChart &&
        has(digest, 'Russell 2000') &&
        has(await on.say('and micro caps since the low?', digest), '47%')
      );
    },
  },
  {
    id: 'history',
    says: 'what was sent, where and when',
    probe: async (on) => {
      form(on.posted, 'channel');
      const { text } = await on.say('history');
      return /What was sent/.test(text) && /20\d\d, \d\d:\d\d/.test(text);
    },
  },
  {
    id: 'ahead',
    says: 'tomorrow morning and next week, tried out on a virtual clock',
    probe: async (on) => has(await on.say('ahead:week'), /202\d|Nothing goes out/) && on.payload !== undefined,
  },
];

const TRUST: readonly Feature[] = [
  {
    id: 'guests',
    says: 'no figure for guests and other organisations',
    probe: async (on) => !has(await form(on.sayAsGuest, 'guest')(RETURN), '9.3%'),
  },
  {
    id: 'once',
    says: 'a request that comes again is answered once',
    probe: async (on) => {
      await on.say('cyclicals in August');
      return (await form(on.redeliver, 'redelivery')()) === 0;
    },
  },
  {
    id: 'settings',
    says: 'settings for administrators: language, who may have what, who approves',
    probe: async (on) => {
      const seen = await form(on.asAdmin, 'administrator')('settings');
      return has(seen, /approve/i) || seen.buttons.some((name) => /settings/i.test(name));
    },
  },
  {
    id: 'home',
    says: 'a page of its own, with the latest briefing',
    probe: async (on) => has(await form(on.home, 'page of its own')(), 'Russell 2000'),
  },
  {
    id: 'prompts',
    says: 'questions to begin with, before anything is typed',
    probe: async (on) => (await form(on.prompts, 'prompts')()).length > 2,
  },
  {
    id: 'payload',
    says: 'every message as its payload, to look at and copy',
    probe: async (on) => /blocks/.test(await form(on.payload, 'payload')(RETURN)),
  },
];

/** Every feature, in the order of the table. */
export const FEATURES: readonly Feature[] = [...QUESTIONS, ...BUTTONS, ...DIGESTS, ...DELIVERIES, ...TRUST];

async function digestsIn(on: Platform): Promise<number> {
  return (await form(on.posted, 'channel')()).filter((seen) => has(seen, 'Russell 2000')).length;
}

const asked = (seen: Seen): boolean => has(seen, '9.3%');

/** Those that take a new version of the report: tried last, as every answer is another one afterwards. */
export const AFTER_PUBLISHING: readonly (Omit<Feature, 'probe'> & {
  readonly before: (platform: Platform) => Promise<Seen>;
  readonly after: (platform: Platform, before: Seen) => Promise<boolean>;
})[] = [
  {
    id: 'alert',
    says: 'an alert on a new report, in words',
    before: (on) => on.say('alert me when micro caps are above 9.5 % in the month, in this channel'),
    after: async (on) => {
      const posted = form(on.posted, 'channel');
      return waitFor('the alert', async () =>
        (await posted()).some((seen) => has(seen, '9.8%', /9\.5/)) ? true : undefined,
      );
    },
  },
  {
    id: 'new-report',
    says: 'a digest as soon as there is a new report',
    before: async (on) => ({
      ...(await on.say('subscribe only on a new report here')),
      handle: await digestsIn(on),
    }),
    after: async (on, { text, handle }) => {
      if (!/Subscription \d[^•]*•[^•]*•[^•]*new report/.test(text)) throw new Error(`nothing was subscribed: ${text}`);
      return waitFor('the briefing', async () => ((await digestsIn(on)) > Number(handle) ? true : undefined));
    },
  },
  {
    id: 'recall',
    says: 'a corrected figure told where the old one stands',
    before: async (on) => {
      const seen = await on.say(RETURN);
      if (!asked(seen)) throw new Error('the figure was not shown');
      return seen;
    },
    after: async (on, before) => {
      const below = form(on.below, 'thread');
      return waitFor('the recall', async () =>
        (await below(before)).some((seen) => has(seen, '9.3%', 'now 9.8%')) ? true : undefined,
      );
    },
  },
];
