import type { Readable } from 'node:stream';

/** Everything a command sees of the world around it. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** The clock; its local date is the asker's day. */
  readonly now: () => Date;
  /** Writes to stdout; resolves when more may be written. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to stderr. */
  readonly err: (text: string) => void;
}

/** Exit codes: every answer is good, an honest no included; something refused or failed; wrong use. */
export const EXIT = { good: 0, failed: 1, usage: 2 } as const;

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** The terminal of this process. A reader that goes away (`| head`) ends the process without a word. */
export function openTerminal(): Terminal {
  process.stdout.on('error', (error) => {
    if (!isBrokenPipe(error)) throw error;
    process.exit();
  });
  return {
    env: process.env,
    stdin: process.stdin,
    now: () => new Date(),
    out: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    err: (text) => {
      process.stderr.write(text);
    },
  };
}
