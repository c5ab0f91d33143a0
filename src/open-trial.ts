/** Subscriptions that are tried out: stores in memory, a clock that is set, and nobody who is written to. */
import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { type ForeseenEntry, sayOffTheClock, toEntries, trialTurn } from '#src/bot/ahead/ahead-message.ts';
import { type Listed, listAll } from '#src/bot/ahead/listed.ts';
import { lookAhead, type Stretch } from '#src/bot/ahead/look-ahead.ts';
import type { SetClock } from '#src/bot/ahead/run-ahead.ts';
import { TRIAL, trialDirectory, tryCommand } from '#src/bot/ahead/trial.ts';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import type { CommandDeps } from '#src/bot/commands/command-deps.ts';
import { declaredId, reconcileDeclared } from '#src/bot/commands/reconcile-declared.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { DeclaredSubscription, Stores, Subscription } from '#src/bot/ports.ts';
import { localDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';

/** What a trial is opened with. */
export interface TrialOptions {
  readonly knowledge: () => Knowledge;
  /** Where the clock stands; it is read at each command. */
  readonly now: () => number;
}

export interface Trial {
  /** Runs a command; `undefined` for a question. */
  command(text: string, who?: { readonly locale?: Locale; readonly zone?: string }): Promise<Message | undefined>;
  subscriptions(): Promise<readonly Subscription[]>;
  /** Adds what the settings declare, of all workspaces. Resolves to the names of those that have nothing to send. */
  declare(declared: readonly DeclaredSubscription[]): Promise<readonly string[]>;
  /** What they will post in a stretch of time, in words of one language. */
  ahead(stretch: Stretch, locale: Locale): Promise<readonly ForeseenEntry[]>;
  /** All of them with their next runs, for a reader in a zone. */
  listed(locale: Locale, zone: string): Promise<readonly Listed[]>;
  /** Those that no clock makes go out, one line each: paused, or waiting for a new report. */
  offTheClock(locale: Locale): Promise<readonly (readonly Span[])[]>;
}

const POSTS_PER_MINUTE = 60;

function storesOn(clock: () => number): Stores {
  return openMemoryStores({ now: () => new Date(clock()) });
}

/** Opens one, empty. */
export function openTrial({ knowledge, now }: TrialOptions): Trial {
  const calendar = (): TradingCalendar => knowledge().calendar;
  const stores = storesOn(now);
  const log = pino({ level: 'silent' });
  const newToken = (): string => randomUUID();
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const shared = { knowledge, calendar, newToken, writeAlert };
  const deps: Omit<CommandDeps, 'directory' | 'chat'> = {
    ...shared,
    ...stores,
    today: () => localDate(new Date(now())),
    now,
    lookNow: async () => undefined,
    wait: async () => undefined,
    postsPerMinute: POSTS_PER_MINUTE,
  };
  const list = (): Promise<readonly Subscription[]> => stores.subscriptions.list(TRIAL.workspaceId);
  const openStores = (clock: SetClock): Stores => storesOn(() => clock.at);
  return {
    command: (text, who) => tryCommand(text, deps, who),
    subscriptions: list,
    declare: async (declared) => {
      const { workspaceId, direct } = TRIAL;
      const here = declared.map((one) => ({ ...one, workspaceId }));
      const trial = { ...deps, directory: trialDirectory(undefined), chat: { direct: async () => direct } };
      await reconcileDeclared(workspaceId, here, { ...trial, log });
      const made = new Set((await list()).map(({ id }) => id));
      return declared.map(({ name }) => name).filter((name) => !made.has(declaredId(name)));
    },
    ahead: async (stretch, locale) => {
      const foreseen = await lookAhead(await list(), stretch, {
        ...shared,
        openStores,
        published: stores.published,
        hash,
        log,
      });
      return toEntries(foreseen, trialTurn(deps, locale));
    },
    listed: async (locale, zone) => listAll(await list(), zone, trialTurn(deps, locale)),
    offTheClock: async (locale) => sayOffTheClock(await list(), trialTurn(deps, locale)),
  };
}
