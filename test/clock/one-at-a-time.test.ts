import { expect, test } from 'vitest';
import { oneAtATime } from '#src/clock/one-at-a-time.ts';

/** Work that goes on until it is let end, one piece after the other. */
function heldWork() {
  const pieces: PromiseWithResolvers<void>[] = [];
  let running = 0;
  let most = 0;
  const ask = oneAtATime(async () => {
    running += 1;
    most = Math.max(most, running);
    const piece = Promise.withResolvers<void>();
    pieces.push(piece);
    await piece.promise.finally(() => {
      running -= 1;
    });
  });
  return { ask, pieces, most: () => most };
}

test('asked for while under way, it is done once more after that', async () => {
  const { ask, pieces, most } = heldWork();
  const asked = [ask(), ask(), ask()];
  expect(pieces).toHaveLength(1);

  pieces[0]?.resolve();
  await asked[0];
  await expect.poll(() => pieces.length).toBe(2);
  pieces[1]?.resolve();
  await Promise.all(asked);

  expect(pieces).toHaveLength(2);
  expect(most()).toBe(1);
});

test('asked for in the moment in which it ends, it is not done twice at once', async () => {
  const { ask, pieces, most } = heldWork();
  const first = ask();
  const second = ask();
  const third = first.then(() => ask());
  pieces[0]?.resolve();
  await expect.poll(() => pieces.length).toBe(2);
  pieces[1]?.resolve();
  await second;
  pieces[2]?.resolve();
  await third;

  expect(most()).toBe(1);
});

test('a failure is told to those who asked for it, and the next one comes', async () => {
  const { ask, pieces } = heldWork();
  const [failed, good] = [ask(), ask()];
  pieces[0]?.reject(new Error('no room'));
  await expect(failed).rejects.toThrow('no room');
  await expect.poll(() => pieces.length).toBe(2);
  pieces[1]?.resolve();

  await expect(good).resolves.toBeUndefined();
});
