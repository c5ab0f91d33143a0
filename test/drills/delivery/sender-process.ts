import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Life, Order } from './orders.ts';

const SENDER = fileURLToPath(new URL('./sender.ts', import.meta.url));

/** A sending process, alive or dead. */
export interface Sender {
  /** Resolves to whether it said this word; `false` when it died before. */
  said(word: string): Promise<boolean>;
  tell(order: Order): void;
  kill(): void;
  /** Resolves when it is gone: to whether it was killed. */
  readonly gone: Promise<boolean>;
}

/** @param cache Where compiled modules are kept from one process to the next. */
export function startSender(life: Life, cache: string): Sender {
  const child: ChildProcess = spawn(process.execPath, [SENDER, JSON.stringify(life)], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: cache, DRILL_LOG: process.env['DRILL_LOG'] ?? 'silent' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const listeners = new Set<() => void>();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    if (process.env['DRILL_LOG'] !== undefined) process.stderr.write(text);
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    for (const listener of listeners) listener();
  });
  child.stdin?.on('error', () => undefined); // it may be dead by now
  const gone = new Promise<boolean>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`a sender ended by itself (${code ?? signal}): ${errors}`));
    });
  });
  gone.catch(() => undefined);
  return {
    gone,
    said: (word) => {
      const from = output.length;
      const said = new Promise<boolean>((resolve) => {
        const listener = (): void => {
          if (!(word === 'open' ? output : output.slice(from)).includes(`${word}\n`)) return;
          listeners.delete(listener);
          resolve(true);
        };
        listeners.add(listener);
        listener();
      });
      return Promise.race([said, gone.then(() => false)]);
    },
    tell: (order) => void child.stdin?.write(`${JSON.stringify(order)}\n`),
    kill: () => void child.kill('SIGKILL'),
  };
}
