import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import type { AlertSaid, DeliverDeps } from '#src/bot/deliver/deliver-deps.ts';
import { createDeliveries } from '#src/bot/deliver/deliveries.ts';
import { firstSlotAfter } from '#src/bot/deliver/plan-slots.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { Chat, Found, NewSubscription, Post, Posted, PostState, Stores, Subscription } from '#src/bot/ports.ts';
import { createRecall } from '#src/bot/recall/recall.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { Message } from '#src/core/message.ts';
import { type CalendarOverrides, createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { loadBundled } from '#test/bundled.ts';
import { quietChat } from '#test/stand-ins/chat.ts';
import { createVirtualTime, type VirtualTime } from '#test/stand-ins/virtual-time.ts';
import { fastTempFolder } from '#test/storage/sqlite/temp-data.ts';

const KNOWLEDGE = loadBundled();

export const WORKSPACE = 'slack:T1';
export const READ_BACK_AFTER_MS = 40_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Wednesday 10 September 2025, 07:00 in New York. */
export const MORNING = Date.UTC(2025, 8, 10, 11, 0);
/** The same day, 07:30: the slot of `someone`'s subscription. */
export const SLOT = Date.UTC(2025, 8, 10, 11, 30);

const NO_OVERRIDES: CalendarOverrides = {
  closures: new Map(),
  earlyCloses: new Map(),
  publishedUntil: '2028-12-31',
};

/** A message as the platform holds it. */
export interface Held {
  readonly id: string;
  readonly ts: string;
  readonly target: string;
  readonly message: Message;
  readonly at: number;
}

/** What happens to one call to post: `lost` and `lostAnswer` are alike from outside, and only the second one is stored. */
export type Fate =
  /** Never answered, not even by an error: the process will be dead by then. */
  | 'hangs'
  | 'hangsStored'
  | 'lost'
  | 'lostAnswer'
  | { readonly answer: Exclude<Posted, { kind: 'sent' }> }
  | { readonly answerAfterMs: number };

/** A platform that holds what it is sent, and fails to order. */
export interface Platform extends Chat {
  readonly held: Held[];
  readonly calls: { readonly target: string; readonly at: number }[];
  /** Of the next calls to post, one after the other, in one conversation. */
  fail(target: string, ...fates: readonly Fate[]): void;
  /** How reading a conversation ends, until told otherwise. */
  readonly reading: Map<string, Exclude<Found, { kind: 'there' }>>;
  readonly removed: string[];
}

function createPlatform(time: VirtualTime): Platform {
  const held: Held[] = [];
  const calls: Platform['calls'] = [];
  const fates = new Map<string, Fate[]>();
  const reading: Platform['reading'] = new Map();
  const removed: string[] = [];
  function store(target: string, message: Message, id: string): Posted {
    const ts = `${held.length + 1}.1`;
    held.push({ id, ts, target, message, at: time.now() });
    return { kind: 'sent', messageId: ts };
  }
  return {
    ...quietChat,
    held,
    calls,
    reading,
    removed,
    fail: (target, ...more) => void fates.set(target, [...(fates.get(target) ?? []), ...more]),
    post: async (target, message, id) => {
      calls.push({ target, at: time.elapsed() });
      const fate = fates.get(target)?.shift();
      if (fate === undefined) return store(target, message, id);
      if (fate === 'lostAnswer' || fate === 'hangsStored') store(target, message, id);
      if (fate === 'hangs' || fate === 'hangsStored') return new Promise(() => undefined);
      if (typeof fate === 'string') return { kind: 'unsure', reason: 'the connection broke, or took too long' };
      if ('answer' in fate) return fate.answer;
      await time.wait(fate.answerAfterMs);
      return store(target, message, id);
    },
    find: async (target, id) => {
      const told = reading.get(target);
      if (told !== undefined) return told;
      const [first, ...later] = held.filter((message) => message.id === id && message.target === target);
      if (first === undefined) return { kind: 'absent' };
      return { kind: 'there', messageId: first.ts, laterIds: later.map(({ ts }) => ts) };
    },
    threadUnder: (key, messageId) => `${key}:${messageId}`,
    direct: async (person) => `D-${person}`,
    linkTo: async (target, messageId) => `https://desk.example/${target}/${messageId}`,
    remove: async (_target, messageId) => {
      removed.push(messageId);
      return true;
    },
  };
}

/** What a test changes. */
export interface SceneOptions {
  readonly start?: number;
  readonly knowledge?: () => Knowledge;
  readonly pace?: Partial<DeliverDeps['pace']>;
  readonly said?: AlertSaid;
}

/** The engine on the embedded store, against a platform of the test, on a clock of the test. */
export async function openScene({ start = MORNING, knowledge = () => KNOWLEDGE, pace, said }: SceneOptions = {}) {
  const time = createVirtualTime(start);
  const platform = createPlatform(time);
  const folder = fastTempFolder();
  const lines: string[] = [];
  const state = { overrides: NO_OVERRIDES, isReachable: true, tokens: 0 };
  const options = { folder, now: () => new Date(time.now()), readBackAfterMs: READ_BACK_AFTER_MS };
  let stores: Stores = await openSqliteStores(options);
  onTestFinished(() => stores.close());
  let read = { overrides: state.overrides, calendar: createTradingCalendar(state.overrides) };
  const calendar = () => {
    const { overrides } = state;
    // Another object where the file was read again, as the program has it.
    if (read.overrides !== overrides) read = { overrides, calendar: createTradingCalendar(overrides) };
    return read.calendar;
  };

  const toDeps = (): DeliverDeps => ({
    ...stores,
    history: stores.postHistory,
    knowledge,
    calendar,
    chatOf: async () => (state.isReachable ? platform : undefined),
    writeAlert: said === undefined ? writeAlert : () => said,
    recall: async () => recall(),
    now: time.now,
    elapsed: time.elapsed,
    wait: time.wait,
    newToken: () => {
      state.tokens += 1;
      return `t${state.tokens}`;
    },
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
    catchUpMs: 4 * HOUR_MS,
    readBackAfterMs: READ_BACK_AFTER_MS,
    pace: { postsPerMinute: 240, targetGapMs: 1_000, lookGapMs: 1_000, ...pace },
    log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
  });
  const toRecall = () => createRecall({ ...toDeps(), ...stores });
  let recall = toRecall();
  let deliveries = createDeliveries(toDeps());

  return {
    time,
    platform,
    state,
    lines,
    stores: () => stores,
    deliveries: () => deliveries,
    /** What an engine of its own on the same store takes. */
    deps: toDeps,
    /** The process is gone, and another one opens the folder: what it had in hand is dropped as it was. */
    restart: async () => {
      await stores.close();
      stores = await openSqliteStores(options);
      recall = toRecall();
      deliveries = createDeliveries(toDeps());
    },
    subscribe: (id: string, more: Partial<NewSubscription> = {}): Promise<Subscription> => {
      const schedule = {
        timing: { kind: 'cron', expression: '30 7 * * 1-5' },
        zone: 'America/New_York',
        calendar: 'skip',
      } as const;
      const made = { schedule, ...more };
      const nextAt = firstSlotAfter(made, time.now(), calendar());
      return stores.subscriptions.create({
        workspaceId: WORKSPACE,
        id,
        owner: 'U1',
        target: `C-${id}`,
        content: { kind: 'template', template: 'morning-digest' },
        trigger: 'every-slot',
        locale: 'en',
        origin: 'said',
        ...(nextAt === undefined ? {} : { nextAt }),
        ...made,
      });
    },
    /** Looks, as the clock does, while the test lets time pass. */
    startDue: () => deliveries.runDue(),
    /** Looks, as the clock does, and lets all come to its end. */
    runDue: () => time.until(deliveries.runDue()),
    /** Every post of a source, oldest first, with its state. */
    postsOf: async (source: string): Promise<readonly Post[]> =>
      (await stores.postHistory.list(WORKSPACE, { source, limit: 1_000 })).toReversed(),
    statesOf: async (source: string): Promise<readonly PostState[]> =>
      (await stores.postHistory.list(WORKSPACE, { source, limit: 1_000 })).toReversed().map((post) => post.state),
    reasonsOf: async (post: Post): Promise<readonly string[]> =>
      (await stores.postHistory.changes(post)).map(({ state: to, reason }) => `${to}: ${reason}`),
    text: (held: Held | undefined): string => (held === undefined ? '' : renderPlain(held.message).payload),
  };
}
