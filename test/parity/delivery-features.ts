/** What people can do with what is posted by itself, and what they are spared, each as it is seen to be done. */
import type { Feature } from './judge.ts';
import type { Platform, Seen } from './platform.ts';
import { waitFor } from './running.ts';
import { form, has, named } from './seeing.ts';

/** The number that a subscription was given. */
function numberOf({ text }: Seen): string {
  const number = /Subscription (\d+)/.exec(text)?.[1];
  if (number === undefined) throw new Error(`nothing was subscribed: ${text}`);
  return number;
}

const WHEN = 'weekdays 7:30 new york';

/** Says something to the bot alone, and waits for more than its answer. Resolves to all that came. */
async function directly(on: Platform, text: string, more: number): Promise<readonly Seen[]> {
  const alone = form(on.alone, 'conversation with the bot');
  const before = (await alone()).length;
  await form(on.direct, 'conversation with the bot')(text);
  return waitFor('what was said to one person', async () => {
    const news = (await alone()).slice(before);
    return news.length > more ? news : undefined;
  });
}

export const DELIVERIES: readonly Feature[] = [
  {
    id: 'comparison',
    says: 'a comparison with the index and a ranking, one tap away',
    probe: async (on) => {
      const press = form(on.press, 'button');
      const seen = await (on.whisper ?? on.say)('how did micro caps do in August?');
      const compared = await press(seen, named(seen, /vs the index/));
      return has(compared, '9.3%', '7%') && has(await press(seen, named(seen, /^Ranking/)), '10.5%');
    },
  },
  {
    id: 'command-help',
    says: 'help on subscriptions, with what to type',
    probe: async ({ say }) => has(await say('help subscriptions'), 'pause 2', 'hand over 2'),
  },
  {
    id: 'command-chinese',
    says: 'subscriptions in Chinese',
    probe: async ({ say }) => has(await say('订阅 每个交易日 7:30 纽约 到本频道'), '每个交易日07:30', '纽约时间'),
  },
  {
    id: 'scheduled-question',
    says: 'any question on a schedule, in the time of any place',
    probe: async ({ say }) =>
      has(await say('subscribe to “micro caps in August” fridays 16:30 hong kong here'), 'Micro caps', '16:30', /Next/),
  },
  {
    id: 'schedule-this',
    says: '"Schedule this" below an answer, filled in and saved',
    probe: async (on) => {
      const seen = await on.say('bottom 3 since the low');
      const saved = await form(on.schedule, 'form')(seen, named(seen, /Schedule this/));
      return has(saved, /Subscription \d/, /ranking/, /Next/);
    },
  },
  {
    id: 'next',
    says: 'the next times of every subscription',
    probe: async ({ say }) => {
      const number = numberOf(await say(`subscribe ${WHEN} here`));
      const [, behind = ''] = (await say('subscriptions')).text.split(`${number} · Morning digest`);
      const [own = ''] = behind.split(/\d+ · /);
      return own.match(/20\d\d, \d\d:\d\d/g)?.length === 3;
    },
  },
  {
    id: 'direct-digest',
    says: 'a digest to one person alone',
    probe: async (on) => {
      const [made] = await directly(on, `subscribe ${WHEN} in a direct message`, 0);
      if (made === undefined) return false;
      const came = await directly(on, `send now ${numberOf(made)}`, 1);
      return came.some((seen) => seen.hasChart && has(seen, 'Russell 2000'));
    },
  },
  {
    id: 'owners',
    says: 'a subscription changed by its owner and administrators alone',
    probe: async (on) => {
      const another = form(on.sayAsAnother, 'somebody else');
      const number = numberOf(await on.say('subscribe tuesdays 8:15 london here'));
      const refused = await another(`pause ${number}`);
      return has(refused, 'can be changed by its owner') && !has(await on.say(`subscription ${number}`), 'Paused');
    },
  },
  {
    id: 'hand-over',
    says: 'a subscription handed over to somebody else',
    probe: async (on) => {
      const [handOver, another] = [form(on.handOver, 'somebody else'), form(on.sayAsAnother, 'somebody else')];
      const number = numberOf(await on.say('subscribe wednesdays 8:15 london here'));
      await handOver(number);
      const refused = await on.say(`pause ${number}`);
      return has(refused, 'can be changed by its owner') && has(await another(`pause ${number}`), 'Paused');
    },
  },
  {
    id: 'gone',
    says: 'what goes to a channel that is gone ends, and its owner is told',
    probe: async (on) => {
      const elsewhere = form(on.elsewhere, 'other channel');
      const [alone, direct] = [form(on.alone, 'conversation'), form(on.direct, 'conversation')];
      await direct('help');
      const number = numberOf(await elsewhere.say(`subscribe ${WHEN} here`));
      await elsewhere.lose(number);
      await waitFor('a word to the owner', async () =>
        (await alone()).some((seen) => has(seen, /has been ended/)) ? true : undefined,
      );
      await direct('subscriptions');
      return waitFor('what has become of it', async () =>
        (await alone()).some((seen) => new RegExp(`${number} · [^·]*\\(ended\\)`).test(seen.text)) ? true : undefined,
      );
    },
  },
];
