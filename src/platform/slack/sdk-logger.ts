/** The SDK's log lines as ours: its debug lines hold whole payloads and are left out. */
import { LogLevel, type Logger as SdkLogger } from '@slack/bolt';
import type { Logger } from 'pino';

const MOST_CHARACTERS = 500;

function toText(parts: readonly unknown[]): string {
  const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return text.slice(0, MOST_CHARACTERS);
}

/** A logger for Slack's SDK over the program's own, which strikes out secrets. */
export function toSdkLogger(log: Logger): SdkLogger {
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({ sdk: toText(parts) }, 'the Slack SDK says'),
    warn: (...parts) => log.warn({ sdk: toText(parts) }, 'the Slack SDK warns'),
    error: (...parts) => log.error({ sdk: toText(parts) }, 'the Slack SDK reports an error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
