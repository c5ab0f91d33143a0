import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Stores } from '#src/bot/ports.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { createAudit } from '../audit.ts';
import { createConversations } from '../conversations.ts';
import { createEvents } from '../events.ts';
import { createInstallations, renewSeals } from '../installations.ts';
import { migrate } from '../migrate.ts';
import { createPostHistory } from '../post-history.ts';
import { READ_BACK_AFTER_MS } from '../post-states.ts';
import { releasePosts } from '../post-sweep.ts';
import { createPosts } from '../posts.ts';
import { createPublished } from '../published.ts';
import type { Schema } from '../schema.ts';
import { createSeal } from '../seal.ts';
import { createSeen } from '../seen.ts';
import { createSettings } from '../settings.ts';
import { createSortableIds } from '../sortable-id.ts';
import type { StoreContext } from '../store-context.ts';
import { createSubscriptions } from '../subscriptions.ts';
import { createThreads } from '../threads.ts';
import { lockFolder } from './lock-folder.ts';
import { noticingDamage } from './sqlite-error.ts';
import { toKysely } from './to-kysely.ts';

/** What the embedded store is opened with. */
export interface SqliteOptions {
  /** The data folder; made when it is not there. On a local disk: locks do not hold on every network. */
  readonly folder: string;
  readonly now: () => Date;
  /** As in SMALLCAPS_SECRET_KEY. Absent: no installation can be stored. */
  readonly secretKey?: string | undefined;
  /** @default 40,000 ms: a request's timeout of 10 s and 30 s to settle. */
  readonly readBackAfterMs?: number;
}

/** Names the file of the database in the data folder. */
export const DATABASE_FILE = 'smallcaps.db';

/**
 * Opens the data folder for this process alone, after whatever end the last one came to. Posts that it had in hand are
 * uncertain from here on.
 *
 * @throws {SmallcapsError} `STORE_FOLDER`, `STORE_LOCKED`, `STORE_NEWER`, `STORE_DAMAGED` or `STORE_KEY`; the folder is let go then.
 */
export async function openSqliteStores(options: SqliteOptions): Promise<Stores> {
  const { folder, now } = options;
  const unlock = inFolder(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lockFolder(folder, now);
  });
  const database = inFolder(folder, () => {
    try {
      return openDatabase(join(folder, DATABASE_FILE));
    } catch (error) {
      unlock();
      throw error;
    }
  });
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: toKysely(database, unlock) }) });
  try {
    return await prepare(db, options);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Whatever the file system refuses is about the folder. */
function inFolder<T>(folder: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof SmallcapsError) throw cause;
    const detail = `The data folder cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new SmallcapsError('STORE_FOLDER', { detail, value: folder }, { cause });
  }
}

function openDatabase(file: string): DatabaseSync {
  // Made first, so that nobody else on the machine may read it; SQLite gives its other files the same rights.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    // FULL: a commit is on the disk when it returns. The ledger must not forget that sending was begun.
    noticingDamage(() =>
      database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on'),
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function prepare(db: Kysely<Schema>, options: SqliteOptions): Promise<Stores> {
  const { now, secretKey, readBackAfterMs = READ_BACK_AFTER_MS } = options;
  const context: StoreContext = {
    db,
    now: () => sql<number>`${now().getTime()}`,
    skipLocked: false,
    newId: createSortableIds(now),
    readBackAfterMs,
  };
  const seal = createSeal(secretKey);
  await migrate(context);
  await renewSeals(context, seal);
  await releasePosts(context);
  return {
    threads: createThreads(context),
    events: createEvents(context),
    posts: createPosts(context),
    postHistory: createPostHistory(context),
    audit: createAudit(context),
    installations: createInstallations(context, seal),
    settings: createSettings(context),
    subscriptions: createSubscriptions(context),
    conversations: createConversations(context),
    published: createPublished(context),
    seen: createSeen(context),
    close: () => db.destroy(),
  };
}
