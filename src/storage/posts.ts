import { type Kysely, sql } from 'kysely';
import type { PostOutcome, PostRef, PostStore } from '#src/bot/ports.ts';
import { addPosts } from './post-add.ts';
import { freed, inChunks, movePost, noteChanges } from './post-changes.ts';
import { claimPosts } from './post-claim.ts';
import { RESENT_FROM, reasonOf, SETTLED_FROM, SKIPPED_FROM, waitAfter } from './post-states.ts';
import { sweepPosts } from './post-sweep.ts';
import { readWaiting } from './post-waiting.ts';
import type { Schema } from './schema.ts';
import type { StoreContext } from './store-context.ts';

/** The ledger of posts in tables. */
export function createPosts(context: StoreContext): PostStore {
  return {
    add: (posts) => context.db.transaction().execute((trx) => addPosts(trx, context, posts)),
    claim: (claim) => claimPosts(context, claim),
    settle: (post, token, outcome) => settlePost(context, post, token, outcome),
    sweep: () => sweepPosts(context),
    waiting: () => readWaiting(context),
    skip: (post, reason) => movePost(context, post, { from: SKIPPED_FROM, state: 'skipped', reason }),
    resend: (post, reason) => {
      // Wanted now: what made it stale before does not count any more.
      const set = { not_before: context.now(), expires_at: null };
      return movePost(context, post, { from: RESENT_FROM, state: 'due', reason, set });
    },
  };
}

function settlePost(context: StoreContext, post: PostRef, token: string, outcome: PostOutcome): Promise<boolean> {
  const { state } = outcome;
  const reason = reasonOf(outcome);
  const wait = waitAfter(outcome, context.readBackAfterMs);
  const { messageId = null, link = null, contentHash = null, figures = [] } = state === 'sent' ? outcome : {};
  return context.db.transaction().execute(async (trx) => {
    const settled = await trx
      .updateTable('post')
      .set({
        ...freed(context, state),
        ...(wait === undefined ? {} : { not_before: sql<number>`${context.now()} + ${wait}` }),
        ...(state === 'sent' ? { message_id: messageId, link, content_hash: contentHash } : {}),
      })
      .where('workspace_id', '=', post.workspaceId)
      .where('id', '=', post.id)
      .where('lease_token', '=', token)
      .where('state', 'in', SETTLED_FROM[state])
      .returning(['workspace_id', 'id', 'changes'])
      .execute();
    if (settled.length > 0) {
      await noteChanges(trx, context, settled, { state, reason, applied: true });
      await keepFigures(trx, post, figures);
      return true;
    }
    const counted = await trx
      .updateTable('post')
      .set({ changes: sql`changes + 1` })
      .where('workspace_id', '=', post.workspaceId)
      .where('id', '=', post.id)
      .returning(['workspace_id', 'id', 'changes'])
      .execute();
    await noteChanges(trx, context, counted, { state, reason, applied: false });
    return false;
  });
}

async function keepFigures(trx: Kysely<Schema>, post: PostRef, figures: readonly string[]): Promise<void> {
  for (const chunk of inChunks([...new Set(figures)])) {
    const rows = chunk.map((figure) => ({ workspace_id: post.workspaceId, post_id: post.id, figure }));
    await trx.insertInto('post_figure').values(rows).execute();
  }
}
