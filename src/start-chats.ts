/** What Slack and Teams share, put together: the data folder, the public side, forgetting. Loaded only where one of them is set up. */
import type { Logger } from 'pino';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { ChartRenderer, ChatOf, DeclaredSubscription, Stores } from '#src/bot/ports.ts';
import { type Every, keepForgetting } from '#src/bot/retention.ts';
import { type Env, hasSlackTokens, hasTeamsCredentials } from '#src/config/env.ts';
import type { Settings } from '#src/config/settings.ts';
import { createPublicSide } from '#src/public-side.ts';
import { type RunningDeliveries, startDeliveries } from '#src/start-deliveries.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import type { ChatConnection, Check } from '#src/tell-readiness.ts';

/** What is needed from the program around it. */
export interface StartChatsDeps {
  readonly env: Env;
  readonly knowledge: () => Knowledge;
  readonly log: Logger;
  readonly charts: ChartRenderer;
  readonly settings: Settings;
  /** Subscriptions that the settings declare. */
  readonly declared: readonly DeclaredSubscription[];
}

/** The platforms that are set up, by name. */
export interface Chats {
  readonly connections: ReadonlyMap<'Slack' | 'Teams', ChatConnection>;
  /** What else being ready takes. */
  readonly checks: readonly Check[];
  /** Looks for what is due: a report has come, perhaps. */
  lookNow(): Promise<void>;
  /** Stops them, and lets the data folder go. */
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Slack delivers an event again for an hour at most, and a token of Teams holds as long; the rest is distance. */
const EVENTS_KEPT_DAYS = 7;

/** Waiting that ends with the program: after `release` no timer keeps the process alive, and none of them comes to anything. */
function createWaiting(): { readonly wait: (ms: number) => Promise<void>; readonly release: () => void } {
  const timers = new Set<NodeJS.Timeout>();
  let isReleased = false;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve();
        }, ms);
        if (isReleased) timer.unref();
        else timers.add(timer);
      }),
    release: () => {
      isReleased = true;
      for (const timer of timers) timer.unref();
    },
  };
}

const every: Every = (ms, run) => {
  const timer = setInterval(run, ms).unref();
  return () => clearInterval(timer);
};

function forgetting(stores: Stores, { settings, log }: StartChatsDeps): () => Promise<void> {
  const keep = {
    events: EVENTS_KEPT_DAYS * DAY_MS,
    threads: settings.threadsKeptDays * DAY_MS,
    audit: settings.auditKeptDays * DAY_MS,
    seen: settings.auditKeptDays * DAY_MS,
    postHistory: settings.deliveriesKeptDays * DAY_MS,
  };
  return keepForgetting({ stores, keep, now: Date.now, every, log });
}

/** The platform of a workspace is the first word of its id. */
function chatOfAll(connections: ReadonlyMap<string, ChatConnection>): ChatOf {
  return async (workspaceId) => {
    const platform = workspaceId.startsWith('teams:') ? 'Teams' : 'Slack';
    return connections.get(platform)?.chatOf(workspaceId);
  };
}

/** A store that answers does so at once. */
const STORE_ANSWERS_MS = 1_000;

function checksOf(
  deliveries: RunningDeliveries,
  { stores, wait }: { readonly stores: Stores; readonly wait: (ms: number) => Promise<void> },
): readonly Check[] {
  const answers = async (): Promise<boolean> => {
    const asked = stores.subscriptions.due(1).then(() => true);
    return Promise.race([asked, wait(STORE_ANSWERS_MS).then(() => false)]);
  };
  return [
    { name: 'Clock', words: ['ticking', 'not ticking'], isUp: async () => deliveries.isTicking() },
    { name: 'Store', words: ['answering', 'not answering'], isUp: answers },
  ];
}

/**
 * Opens the data folder and connects to what is set up.
 *
 * @throws {SmallcapsError} What the store or a platform refuses, or half a set-up; the data folder is let go then.
 */
export async function startChats(deps: StartChatsDeps): Promise<Chats> {
  const { env, log } = deps;
  const now = (): Date => new Date();
  const stores = await openSqliteStores({ folder: env.SMALLCAPS_DATA_DIR, now, secretKey: env.SMALLCAPS_SECRET_KEY });
  const { wait, release } = createWaiting();
  const stopForgetting = forgetting(stores, deps);
  const connections = new Map<'Slack' | 'Teams', ChatConnection>();
  let deliveries: RunningDeliveries | undefined;
  const stop = async (): Promise<void> => {
    await deliveries?.stop();
    await Promise.all([...connections.values()].map((connection) => connection.stop()));
    release();
    await stopForgetting();
    await stores.close();
  };
  const publicSide = createPublicSide({ host: env.SMALLCAPS_HOST, port: env.SMALLCAPS_PORT });
  const lookNow = async (): Promise<void> => deliveries?.lookNow();
  const shared = { ...deps, stores, wait, publicSide, lookNow };
  try {
    if (hasTeamsCredentials(env)) {
      const { startTeams } = await import('#src/start-teams.ts');
      connections.set('Teams', await startTeams(shared));
    }
    if (hasSlackTokens(env)) {
      const { startSlack } = await import('#src/start-slack.ts');
      connections.set('Slack', await startSlack(shared));
    }
    deliveries = startDeliveries({ ...shared, chatOf: chatOfAll(connections) });
    const { lookNow } = deliveries;
    return { connections, checks: checksOf(deliveries, shared), lookNow, stop };
  } catch (error) {
    log.debug({ err: error }, 'a platform was not started');
    await stop();
    throw error;
  }
}
