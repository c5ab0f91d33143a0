/** Socket Mode, kept up: the SDK's own way of coming back ends the process when Slack refuses it once. */
import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { clientOptions } from './clients.ts';
import { toSlackError } from './errors.ts';
import { toSdkLogger } from './sdk-logger.ts';

export type SocketState = 'connecting' | 'connected' | 'stopped';

export interface Socket {
  readonly receiver: SocketModeReceiver;
  readonly state: () => SocketState;
  /** Connects, and again whenever the connection ends. Resolves once connected the first time, or stopped. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What a socket is made with. */
export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly log: Logger;
  readonly wait: (ms: number) => Promise<void>;
}

/** Slack ends a connection every few hours and says so: the first try comes at once, later ones slower, up to a minute apart. */
export function delayBefore(failures: number): number {
  return failures === 0 ? 0 : Math.min(60_000, 1_000 * 2 ** (failures - 1));
}

export function createSocket({ appToken, apiUrl, log, wait }: SocketOptions): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: toSdkLogger(log),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...clientOptions({ log, ...(apiUrl === undefined ? {} : { apiUrl }) }),
        retryConfig: { retries: 0 },
      },
    },
  });
  const { client } = receiver;
  let isUp = false;
  let isStopped = false;
  const first = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();

  const connectOnce = async (): Promise<boolean> => {
    const closed = new Promise<void>((resolve) => void client.once('disconnected', resolve));
    try {
      await client.start();
    } catch (error) {
      log.error({ err: toSlackError(error, 'SLACK_APP_TOKEN') }, 'Socket Mode could not connect');
      return false;
    }
    isUp = true;
    log.info('Socket Mode is connected');
    first.resolve();
    await closed;
    isUp = false;
    return true;
  };

  const keepUp = async (): Promise<void> => {
    let failures = 0;
    while (!isStopped) {
      failures = (await connectOnce()) ? 0 : failures + 1;
      await Promise.race([wait(delayBefore(failures)), ended.promise]);
    }
  };

  return {
    receiver,
    state: () => {
      if (isStopped) return 'stopped';
      return isUp ? 'connected' : 'connecting';
    },
    start: () => {
      void keepUp();
      return first.promise;
    },
    stop: async () => {
      isStopped = true;
      ended.resolve();
      first.resolve();
      await client.disconnect();
    },
  };
}
