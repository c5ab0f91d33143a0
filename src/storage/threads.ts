import { type Kysely, sql } from 'kysely';
import { type NewThread, THREAD_QUESTIONS, type Thread, type ThreadStore } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import type { Schema } from './schema.ts';
import type { StoreContext } from './store-context.ts';

/** Threads in tables. */
export function createThreads({ db, now }: StoreContext): ThreadStore {
  return {
    open: (thread) =>
      db.transaction().execute(async (trx) => {
        await insertThread(trx, thread, now);
        const { workspaceId, threadKey } = thread;
        const standing = await findThread(trx, workspaceId, threadKey);
        if (standing === undefined) throw new Error('a thread that was just opened is not there');
        return standing;
      }),
    find: (workspaceId, threadKey) => findThread(db, workspaceId, threadKey),
    append: (workspaceId, threadKey, question) =>
      db.transaction().execute(async (trx) => {
        // The update holds the thread's row until the end: whoever asks at the same time gets the next number.
        const thread = await trx
          .updateTable('thread')
          .set({ asked: sql`asked + 1`, touched_at: now() })
          .where('workspace_id', '=', workspaceId)
          .where('thread_key', '=', threadKey)
          .returning('asked as number')
          .executeTakeFirst();
        if (thread === undefined) return undefined;
        const row = { workspace_id: workspaceId, thread_key: threadKey, question, asked_at: now() };
        await trx
          .insertInto('thread_question')
          .values({ ...row, number: thread.number })
          .execute();
        await trx
          .deleteFrom('thread_question')
          .where('workspace_id', '=', workspaceId)
          .where('thread_key', '=', threadKey)
          .where('number', '<=', thread.number - THREAD_QUESTIONS)
          .execute();
        return findThread(trx, workspaceId, threadKey);
      }),
    prune: (before) => countDeleted(db.deleteFrom('thread').where('touched_at', '<', before)),
  };
}

async function insertThread(trx: Kysely<Schema>, thread: NewThread, now: StoreContext['now']): Promise<void> {
  const key = { workspace_id: thread.workspaceId, thread_key: thread.threadKey };
  const questions = thread.questions ?? [];
  const { length } = await trx
    .insertInto('thread')
    .values({
      ...key,
      report_id: thread.reportId,
      locale: thread.locale,
      root_message_id: thread.rootMessageId ?? null,
      asked: questions.length,
      touched_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('thread_key')
    .execute();
  const rows = questions.map((question, at) => ({ ...key, number: at + 1, question, asked_at: now() }));
  const kept = rows.slice(-THREAD_QUESTIONS);
  if (length > 0 && kept.length > 0) await trx.insertInto('thread_question').values(kept).execute();
}

async function findThread(db: Kysely<Schema>, workspaceId: string, threadKey: string): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('thread')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('thread_key', '=', threadKey)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const asked = await db
    .selectFrom('thread_question')
    .select('question')
    .where('workspace_id', '=', workspaceId)
    .where('thread_key', '=', threadKey)
    .orderBy('number')
    .execute();
  return {
    workspaceId,
    threadKey,
    reportId: row.report_id,
    locale: row.locale,
    ...(row.root_message_id === null ? {} : { rootMessageId: row.root_message_id }),
    questions: asked.map(({ question }) => question),
  };
}
