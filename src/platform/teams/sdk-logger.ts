/** The SDK's log lines as ours: its debug lines hold whole bodies and are left out. */
import type { ILogger } from '@microsoft/teams.common';
import type { Logger } from 'pino';

const MOST_CHARACTERS = 500;

function toText(parts: readonly unknown[]): string {
  const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return text.slice(0, MOST_CHARACTERS);
}

/** A logger for the Teams SDK over the program's own, which strikes out secrets. */
export function toSdkLogger(log: Logger): ILogger {
  const sdkLogger: ILogger = {
    debug: () => undefined,
    trace: () => undefined,
    info: (...parts) => log.debug({ sdk: toText(parts) }, 'the Teams SDK says'),
    warn: (...parts) => log.warn({ sdk: toText(parts) }, 'the Teams SDK warns'),
    error: (...parts) => log.warn({ sdk: toText(parts) }, 'the Teams SDK reports an error'),
    log: (level, ...parts) => sdkLogger[level](...parts),
    child: () => sdkLogger,
  };
  return sdkLogger;
}
