import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { listenOnLoopback } from '#src/platform/web/listen.ts';

test('a taken port is refused with what to do next', async () => {
  const first = await listenOnLoopback(() => undefined, 0);
  onTestFinished(() => first.close());

  await expect(listenOnLoopback(() => undefined, first.port)).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: expect.stringContaining('SMALLCAPS_ADMIN_PORT'),
  });
});

test('other addresses of this machine are closed', async ({ skip }) => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (outside === undefined) return skip('this machine has no address but loopback');
  const listener = await listenOnLoopback(() => undefined, 0);
  onTestFinished(() => listener.close());

  const socket = connect(listener.port, outside.address);
  onTestFinished(() => void socket.destroy());

  await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a stop lets the answer under way finish, and the port is free again', async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const listener = await listenOnLoopback(async (_request, response) => {
    begun.resolve();
    await mayEnd.promise;
    response.end('whole');
  }, 0);

  const answer = fetch(listener.address, { headers: { connection: 'close' } });
  await begun.promise;
  const closed = listener.close();
  mayEnd.resolve();

  expect(await (await answer).text()).toBe('whole');
  await closed;
  const again = await listenOnLoopback(() => undefined, listener.port);
  await again.close();
});
