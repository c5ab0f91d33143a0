import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A started program: what it has said so far, and its end. */
export interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Exit code, null after a signal. */
  readonly ended: Promise<number | null>;
  /** The address of the page, once it is said; rejects with the output when the program ends before. */
  readonly address: Promise<string>;
  /** Resolves once the whole greeting is said; rejects as `address` does. */
  readonly greeted: Promise<void>;
}

/** Starts `src/main.ts` as `npm start` does, with no variable of ours but those given. */
export function startProgram(env: Readonly<Record<string, string>> = {}): Program {
  const { PATH = '' } = process.env;
  const variables = { PATH, NO_COLOR: '1', SMALLCAPS_ADMIN_PORT: '0', ...env };
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: variables,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const said = Promise.withResolvers<string>();
  const greeted = Promise.withResolvers<void>();
  const take = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    if (output.includes('To stop')) greeted.resolve();
    const address = /Ask it here +(http:\/\/\S+\/)/.exec(output)?.[1];
    if (address !== undefined) said.resolve(address);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = once(child, 'close').then(([code]) => {
    said.reject(new Error(`the program ended: ${output}`));
    greeted.reject(new Error(`the program ended: ${output}`));
    return code as number | null; // `close` passes the exit code, null after a signal
  });
  said.promise.catch(() => undefined); // a test that only waits for the end does not ask for the address
  greeted.promise.catch(() => undefined);
  return { child, output: () => output, ended, address: said.promise, greeted: greeted.promise };
}
