import type { Selectable } from 'kysely';
import { type NewPost, type Post, PostTask } from '#src/bot/ports.ts';
import type { PostTable } from './schema.ts';
import { readStoredJson } from './stored-json.ts';

/** A post as its row says. What is null is absent. */
export function toPost(row: Selectable<PostTable>): Post {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    source: row.source,
    target: row.target,
    occurrence: row.occurrence,
    ...(row.parent_id === null ? {} : { parentId: row.parent_id }),
    notBefore: row.not_before,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.task === null ? {} : { task: readStoredJson(row.task, PostTask, `the task of post ${row.id}`) }),
    state: row.state,
    attempts: row.attempts,
    ...(row.first_try_at === null ? {} : { firstTryAt: row.first_try_at }),
    ...(row.last_try_at === null ? {} : { lastTryAt: row.last_try_at }),
    ...(row.message_id === null ? {} : { messageId: row.message_id }),
    ...(row.link === null ? {} : { link: row.link }),
    ...(row.content_hash === null ? {} : { contentHash: row.content_hash }),
  };
}

/** The row of a post that is to be written, but for when. */
export function toRow(post: NewPost): Omit<Selectable<PostTable>, 'changed_at'> {
  return {
    workspace_id: post.workspaceId,
    id: post.id,
    source: post.source,
    target: post.target,
    occurrence: post.occurrence,
    parent_id: post.parentId ?? null,
    state: 'due',
    attempts: 0,
    not_before: post.notBefore,
    expires_at: post.expiresAt ?? null,
    lease_token: null,
    lease_until: null,
    first_try_at: null,
    last_try_at: null,
    message_id: null,
    link: null,
    content_hash: null,
    task: post.task === undefined ? null : JSON.stringify(post.task),
    changes: 0,
  };
}
