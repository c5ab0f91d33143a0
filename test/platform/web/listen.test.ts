import { once } from 'node:events';
import { connect } from 'node:net';
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

test('no other address of this machine is listened on', async () => {
  const listener = await listenOnLoopback(() => undefined, 0);
  onTestFinished(() => listener.close());

  // Everything in 127/8 is this machine on Linux; elsewhere the address does not exist. A listener on all addresses would take it.
  const socket = connect(listener.port, '127.0.0.2');
  onTestFinished(() => void socket.destroy());

  await expect(once(socket, 'connect')).rejects.toThrow();
});

test('a stop lets the answer under way finish, and the port is free again', async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const listener = await listenOnLoopback((_request, response) => {
    begun.resolve();
    void mayEnd.promise.then(() => response.end('whole'));
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
