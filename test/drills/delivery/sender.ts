/**
 * A process that delivers until it is killed: the engine, the embedded store and the platform's own client, as the program puts them
 * together. `node sender.ts LIFE` with a `Life` as JSON; it takes orders on stdin and says what it did, one word a line.
 */
import { createHash, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { createDeliveries } from '#src/bot/deliver/deliveries.ts';
import { firstSlotAfter } from '#src/bot/deliver/plan-slots.ts';
import type { Chat, PostStore, SubscriptionStore } from '#src/bot/ports.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { Life, Order, type Point } from './orders.ts';
import { SLACK, TIMES, teamsPlan } from './plan.ts';
import { openChat } from './sender-chat.ts';
import { readShelf } from './shelf.ts';

const life = Life.parse(JSON.parse(process.argv[2] ?? ''));
const HTTP_MOST_MS = 8;
let { offset } = life;
let left = life.dies?.nth ?? 0;

function say(word: string): void {
  writeSync(1, `${word}\n`); // at once: what is buffered would not leave a process that is killed
}

/** Dies here if it is to. */
function pass(point: Point): void {
  if (life.dies?.at !== point) return;
  left -= 1;
  if (left < 0) process.kill(process.pid, 'SIGKILL');
}

const now = (): number => Date.now() + offset;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const log = pino({ level: process.env['DRILL_LOG'] ?? 'silent' }, pino.destination(2));
const calendar = createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' });

function mortalPosts(posts: PostStore): PostStore {
  return {
    ...posts,
    claim: async (claim) => {
      pass('before-claim');
      const taken = await posts.claim(claim);
      if (taken.length > 0) pass('after-claim');
      return taken;
    },
    settle: async (...args) => {
      pass('before-settle');
      const settled = await posts.settle(...args);
      pass('after-settle');
      return settled;
    },
  };
}

function mortalSubscriptions(subscriptions: SubscriptionStore): SubscriptionStore {
  return {
    ...subscriptions,
    advance: async (...args) => {
      const moved = await subscriptions.advance(...args);
      pass('after-advance');
      return moved;
    },
  };
}

function mortalChat(chat: Chat): Chat {
  return {
    ...chat,
    post: async (...args) => {
      pass('before-send');
      const posting = chat.post(...args);
      if (life.dies?.at === 'in-request') setTimeout(() => pass('in-request'), Math.random() * HTTP_MOST_MS);
      const posted = await posting;
      pass('after-answer');
      return posted;
    },
    find: async (...args) => {
      const found = await chat.find(...args);
      pass('after-read-back');
      return found;
    },
  };
}

say('loaded');
const knowledge = readShelf(life.shelf);
const stores = await openSqliteStores({
  folder: life.folder,
  now: () => new Date(now()),
  readBackAfterMs: TIMES.readBackAfterMs,
});
const plan = life.reach.platform === 'slack' ? SLACK : teamsPlan(life.reach.consent);
for (const { id, target, calendar: rule } of plan.subscriptions) {
  const schedule = {
    timing: { kind: 'cron', expression: '30 7 * * *' },
    zone: 'America/New_York',
    calendar: rule,
  } as const;
  const nextAt = firstSlotAfter({ schedule }, life.from, calendar);
  await stores.subscriptions.create({
    workspaceId: plan.workspaceId,
    id,
    owner: plan.owner,
    target,
    content: { kind: 'template', template: 'morning-digest' },
    schedule,
    trigger: 'every-slot',
    locale: 'en',
    origin: 'said',
    ...(nextAt === undefined ? {} : { nextAt }),
  });
}
const chat = mortalChat(await openChat(life.reach, plan, { conversations: stores.conversations, log, now }));
const deliveries = createDeliveries({
  ...stores,
  posts: mortalPosts(stores.posts),
  subscriptions: mortalSubscriptions(stores.subscriptions),
  history: stores.postHistory,
  knowledge: () => knowledge,
  calendar: () => calendar,
  chatOf: async () => chat,
  writeAlert,
  // No report changes in a drill.
  recall: async () => {},
  now,
  elapsed: () => performance.now(),
  wait,
  newToken: randomUUID,
  hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
  catchUpMs: 4 * 3_600_000,
  readBackAfterMs: TIMES.readBackAfterMs,
  pace: { postsPerMinute: 6_000, targetGapMs: 20, lookGapMs: 10 },
  log,
});

async function finish(): Promise<void> {
  for (;;) {
    await deliveries.runDue();
    const [waiting, due] = [await stores.posts.waiting(), await stores.subscriptions.due(1)];
    if (waiting.length + due.length === 0) return say('finished');
    // Put off by a clock that was set: nothing comes before that hour does.
    if (due.length === 0 && waiting.every((one) => one.now === 0)) say('idle');
    await wait(150);
  }
}

say('open');
for await (const line of createInterface({ input: process.stdin })) {
  const order = Order.parse(JSON.parse(line));
  if (order.kind === 'clock') {
    offset = order.offset;
    void deliveries.look();
  }
  if (order.kind === 'finish') void finish();
  if (order.kind === 'stop') break;
}
await deliveries.stop();
await stores.close();
process.exit(0);
