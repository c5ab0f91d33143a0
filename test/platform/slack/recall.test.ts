/** A correction from end to end: the app on Slack's own kit against the stand-in, what was shown, and who is told. */
import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { createDeliveries, type Deliveries } from '#src/bot/deliver/deliveries.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { Desk, NewSubscription } from '#src/bot/ports.ts';
import { createRecall } from '#src/bot/recall/recall.ts';
import type { Correction } from '#src/core/report.ts';
import { createClients } from '#src/platform/slack/clients.ts';
import { createChat } from '#src/platform/slack/outbound.ts';
import { createPictures } from '#src/platform/slack/pictures.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { knowledgeOf, type VersionDraft } from '#test/bot/versions.ts';
import { BOT_TOKEN, TEAM } from '#test/stand-ins/slack-methods.ts';
import { ALICE, CHANNEL, mention, newTs, slash, tapped } from '#test/stand-ins/slack-payloads.ts';
import type { HeldMessage } from '#test/stand-ins/slack-state.ts';
import { PAINTER, type RunningApp, runApp } from './running-app.ts';

const WORKSPACE = `slack:${TEAM.id}`;
const BOB = 'U0BOB';
const RESEARCH = 'C0RESEARCH';
/** Wednesday 10 September 2025, 07:30 in New York. */
const SLOT = Date.UTC(2025, 8, 10, 11, 30);
const RATE_ALERT = 'a1:m=hit_rate;s=tracked_funds;w=ytd;op=lt;x=30;u=pct';

const FIRST: VersionDraft = { version: 1 };
const month = { kind: 'month', month: '2025-08', end: '2025-08-29' } as const;
const CORRECTION: Correction = {
  metric: 'return',
  segment: 'micro_cap',
  period: month,
  isWithdrawn: false,
  reason: { en: 'The first text had a slip of the point.', zh: '首稿小数点有误。' },
};
const SECOND: VersionDraft = {
  version: 2,
  values: {
    'return|micro_cap|month': '9.8',
    'hit_rate|tracked_funds|ytd': '28.9',
    'net_flow|small_cap_etfs|since_low': 'gone',
  },
  corrections: [CORRECTION],
};

const stores = () => openMemoryStores({ now: () => new Date(SLOT), readBackAfterMs: 30 });
const state: { knowledge: Knowledge } = { knowledge: knowledgeOf(FIRST) };
let running: RunningApp;
let deliveries: Deliveries;
let desk: Desk;

/** What sends by itself, beside the app, on the same stores and the same Slack. */
function startDeliveries(): Deliveries {
  const log = pino({ base: null }, { write: (line: string) => void running.lines.push(line) });
  const { apiUrl } = running.slack;
  const clients = createClients({ botToken: BOT_TOKEN, apiUrl, log });
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const apiOrigin = new URL(apiUrl).origin;
  const picturesOf = createPictures({ clients, charts: PAINTER, fetch, wait, log, apiOrigin });
  const chat = createChat({ ...clients, log, picturesOf });
  const shared = {
    ...running.stores,
    history: running.stores.postHistory,
    knowledge: () => state.knowledge,
    chatOf: async (workspaceId: string) => (workspaceId === WORKSPACE ? chat : undefined),
    now: () => SLOT,
    newToken: randomUUID,
    log,
  };
  return createDeliveries({
    ...shared,
    calendar: () =>
      createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' }),
    writeAlert,
    recall: createRecall(shared),
    elapsed: () => performance.now(),
    wait,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    catchUpMs: 3_600_000,
    readBackAfterMs: 30,
    pace: { postsPerMinute: 60_000, targetGapMs: 0, lookGapMs: 0 },
  });
}

beforeEach(async () => {
  state.knowledge = knowledgeOf(FIRST);
  running = await runApp({
    stores: stores(),
    knowledge: () => state.knowledge,
    around: (own) => {
      desk = own;
      return own;
    },
  });
  running.slack.channels.add(RESEARCH);
  running.slack.people.set(BOB, {});
  deliveries = startDeliveries();
});

afterEach(async () => {
  await deliveries.stop();
  await running.stop();
  await running.slack.close();
});

async function subscribe(id: string, more: Partial<NewSubscription>): Promise<void> {
  await running.stores.subscriptions.create({
    workspaceId: WORKSPACE,
    id,
    owner: ALICE,
    target: CHANNEL,
    content: { kind: 'template', template: 'new-report' },
    schedule: { timing: { kind: 'cron', expression: '30 7 * * *' }, zone: 'America/New_York', calendar: 'every-day' },
    trigger: 'every-slot',
    locale: 'en',
    origin: 'said',
    nextAt: SLOT,
    ...more,
  });
}

function messages(): readonly HeldMessage[] {
  return running.slack.messages;
}

function messageWith(text: string): HeldMessage {
  const found = messages().find((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`no message says ${text}`);
  return found;
}

/** A digest, an alert, a shared answer, one in a thread and two private ones, each carrying figures of the first version. */
async function showTheFirst(): Promise<void> {
  await subscribe('digest', {});
  await subscribe('alert', { content: { kind: 'alert', rule: RATE_ALERT }, trigger: 'new-report' });
  await deliveries.runDue();
  const address = running.slack.responseUrl();
  await running.deliver(slash('micro caps in August', address));
  const blocks = running.slack.responses.at(-1)?.body['blocks'] as { elements?: { action_id: string }[] }[];
  const share = blocks.flatMap(({ elements = [] }) => elements).find(({ action_id }) => action_id === 'share');
  const container = { message_ts: newTs(), is_ephemeral: true };
  await running.deliver(tapped({ ...share }, container, { response_url: address }));
  await running.deliver(mention('资金流向和微盘股8月', { channel: RESEARCH }));
  await running.deliver(slash('微盘股8月涨了多少？', running.slack.responseUrl(), { user_id: BOB }));
  await running.deliver(slash('high beta since the low', running.slack.responseUrl(), { user_id: 'U0CAROL' }));
  await running.settled();
  // Who was shown what is written a moment later.
  await desk.settle();
}

/** What came after the first version: where it stands, and what it says. */
async function correctIt(): Promise<readonly HeldMessage[]> {
  const before = messages().length;
  state.knowledge = knowledgeOf(FIRST, SECOND);
  await deliveries.runDue();
  return messages().slice(before);
}

function asPayload({ text, blocks }: HeldMessage): string {
  return `${JSON.stringify({ text, blocks }, null, 2)}\n`;
}

test('a correction is told in every thread that carried the old figure, and once to each who saw it privately', async () => {
  await showTheFirst();
  const roots = {
    digest: messageWith('New: Jefferies').ts,
    alert: messageWith('Alert:').ts,
    shared: messages().find(
      ({ channel, threadTs, text }) => channel === CHANNEL && threadTs === undefined && text.includes('Read as'),
    )?.ts,
    thread: messages().find(({ channel }) => channel === RESEARCH)?.threadTs,
  };
  const told = await correctIt();
  const notices = told.filter(({ text }) => /^(Correction|更正)/.test(text));

  expect(notices.map(({ channel, threadTs }) => [channel, threadTs]).toSorted()).toEqual(
    [
      [CHANNEL, roots.digest],
      [CHANNEL, roots.alert],
      [CHANNEL, roots.shared],
      [RESEARCH, roots.thread],
      ['D0ALICE', undefined],
      ['D0BOB', undefined],
    ].toSorted(),
  );
  // The figure of the alert is another one now: it fires once more, in a message of its own.
  expect(told.filter((message) => !notices.includes(message)).map(({ text }) => text.split('\n')[0])).toEqual([
    'Alert: Active funds tracked 28.9%, 2025 YTD (to 29 Aug 2025)',
  ]);
});

test('the notices are those that were read and kept', async () => {
  await showTheFirst();
  const root = messageWith('New: Jefferies').ts;
  const told = await correctIt();
  const inThread = told.find(({ threadTs }) => threadTs === root);
  const others = {
    'slack-thread.en': inThread,
    'slack-thread.zh': told.find(({ channel }) => channel === RESEARCH),
    'slack-private.en': told.find(({ channel }) => channel === 'D0ALICE'),
    'slack-private.zh': told.find(({ channel }) => channel === 'D0BOB'),
  };

  for (const [name, message] of Object.entries(others)) {
    if (message === undefined) throw new Error(`${name} was not told`);
    await expect(asPayload(message)).toMatchFileSnapshot(`../../golden/recall/${name}.json`);
  }
});

test('nothing is told twice, by another look or another process', async () => {
  await showTheFirst();
  await correctIt();
  const count = messages().length;
  await deliveries.runDue();
  await deliveries.stop();
  await running.stop();
  running = await runApp({ stores: running.stores, slack: running.slack, knowledge: () => state.knowledge });
  deliveries = startDeliveries();
  await deliveries.runDue();

  expect(messages()).toHaveLength(count);
});
