import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Stores } from '#src/bot/ports.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { createTestClock, READ_BACK_AFTER_MS, type TestClock } from '#test/contracts/store-under-test.ts';
import { openMemory } from './memory/open-memory.ts';
import { dump, randomSteps, type Step } from './random-steps.ts';
import { fastTempFolder, secretKey } from './sqlite/temp-data.ts';

const RUNS = 100;

/** What each step answered, and what is held after all of them. A refused step counts as one, however it is worded. */
async function play(steps: readonly Step[], stores: Stores, clock: TestClock): Promise<readonly unknown[]> {
  const answers = [];
  for (const { name, run } of steps) {
    const answer = await run(stores, clock).catch(() => 'refused');
    answers.push([name, answer]);
  }
  answers.push(await dump(stores));
  await stores.close();
  return answers;
}

test(`${RUNS} times random steps: the embedded store and the one in memory answer alike`, {
  timeout: 120_000,
}, async () => {
  const root = fastTempFolder();
  let run = 0;

  await fc.assert(
    fc.asyncProperty(randomSteps, async (steps) => {
      const [one, other] = [createTestClock(), createTestClock()];
      run += 1;
      const folder = join(root, String(run));
      const options = { folder, now: one.now, secretKey: secretKey(1), readBackAfterMs: READ_BACK_AFTER_MS };

      expect(await play(steps, await openSqliteStores(options), one)).toEqual(
        await play(steps, await openMemory(other.now), other),
      );
    }),
    { numRuns: RUNS },
  );
});
