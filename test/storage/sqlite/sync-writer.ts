/**
 * A process that makes one commit after the other: `node sync-writer.ts FOLDER KEY`. Says `begin` before the first and `end COMMITS`
 * after the last, straight to the system, so that a tracer sees both between the calls that it counts.
 */
import { writeSync } from 'node:fs';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { claimDue, somePost } from '#test/contracts/sample-posts.ts';
import { START } from '#test/contracts/store-under-test.ts';

const ROUNDS = 20;
const WORKSPACE = 'slack:T1';

const [folder = '', secretKey] = process.argv.slice(2);
const stores = await openSqliteStores({ folder, now: () => new Date(START), secretKey });
await stores.threads.open({ workspaceId: WORKSPACE, threadKey: 'C1:1', reportId: 'jefferies-2025-08@1', locale: 'en' });

writeSync(1, 'begin\n');
let commits = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const post = somePost(`p${round}`);
  for (const commit of [
    () => stores.events.claim(WORKSPACE, [`event:${round}`, `message:${round}`]),
    () => stores.threads.append(WORKSPACE, 'C1:1', `question ${round}`),
    () => stores.posts.add([post, somePost(`q${round}`, { parentId: post.id })]),
    () => stores.posts.claim(claimDue('t', { only: post })),
    () => stores.posts.settle(post, 't', { state: 'sent', messageId: String(round) }),
    () => stores.audit.append(WORKSPACE, { actor: 'U1', action: 'asked', subject: String(round) }),
    () => stores.installations.store({ workspaceId: `slack:${round}`, secret: 'planted' }),
  ]) {
    await commit();
    commits += 1;
  }
  // Reading, and a change that does not happen, commit nothing.
  await stores.threads.find(WORKSPACE, 'C1:1');
  await stores.posts.sweep();
  await stores.posts.skip(post, 'too late');
}
writeSync(1, `end ${commits}\n`);
await stores.close();
