/** The use cases of one workspace or tenant over its chat and its directory: the same for Slack and Teams. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { reconcileDeclared } from '#src/bot/commands/reconcile-declared.ts';
import { createCompliance } from '#src/bot/compliance/create-compliance.ts';
import type { OpenCompliance } from '#src/bot/compliance/open-compliance.ts';
import { createDesk } from '#src/bot/create-desk.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { Chat, DeclaredSubscription, Desk, Directory, Stores } from '#src/bot/ports.ts';
import { findLeftovers } from '#src/bot/settle-leftovers.ts';
import type { Settings } from '#src/config/settings.ts';
import { localDate } from '#src/core/calendar-date.ts';
import { READ_BACK_AFTER_MS } from '#src/storage/post-states.ts';

/** What is needed from the program around it. */
export interface OpenDeskDeps {
  readonly knowledge: () => Knowledge;
  readonly log: Logger;
  readonly stores: Stores;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly settings: Pick<Settings, 'locale' | 'postsPerMinute'>;
  /** Subscriptions that the settings declare. */
  readonly declared: readonly DeclaredSubscription[];
  /** Looks at once for what is due. */
  readonly lookNow: () => Promise<void>;
}

/** A desk, and what begins with it. */
export interface OpenedDesk {
  readonly desk: Desk;
  readonly compliance: OpenCompliance;
  /** Makes what is declared for a workspace stand as it is declared, and ends what an earlier process left half done there. */
  begin(workspaceId: string): Promise<void>;
}

/** Puts the use cases together. */
export function openDesk(chat: Chat, directory: Directory, deps: OpenDeskDeps): OpenedDesk {
  const { knowledge, log, stores, wait, settings, declared, lookNow } = deps;
  const shared = {
    ...stores,
    knowledge,
    today: () => localDate(new Date()),
    chat,
    now: Date.now,
    wait,
    newToken: randomUUID,
    readBackAfterMs: READ_BACK_AFTER_MS,
  };
  const compliance = createCompliance({ ...shared, directory, language: settings.locale });
  const commands = {
    subscriptions: stores.subscriptions,
    directory,
    calendar: () => knowledge().calendar,
    writeAlert,
    lookNow,
    postsPerMinute: settings.postsPerMinute,
  };
  const desk = createDesk({
    ...shared,
    compliance,
    commands,
    onAuditLost: (error, count) => log.error({ err: error, count }, 'audit records were lost'),
    onSeenLost: (error, count) => log.error({ err: error, count }, 'notes on who was shown what were lost'),
  });
  const begin = async (workspaceId: string): Promise<void> => {
    await reconcileDeclared(workspaceId, declared, { ...shared, ...commands, compliance, log });
    const history = stores.postHistory;
    const endThem = await findLeftovers(workspaceId, { ...stores, history, chat, newToken: randomUUID });
    wait(READ_BACK_AFTER_MS)
      .then(endThem)
      .catch((error: unknown) => log.error({ err: error }, 'what an earlier process left could not be ended'));
  };
  return { desk, compliance, begin };
}
