import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WRITER = fileURLToPath(new URL('./store-writer.ts', import.meta.url));

/** After which of the writer's words the time to its death begins; `}` ends the first thing that it says is stored. */
export type Word = 'loaded' | 'open' | '}';

/** A writer's life. */
export interface WriterLife {
  readonly folder: string;
  readonly run: number;
  readonly secretKey: string;
  /** Where compiled modules are kept from one writer to the next. */
  readonly cache: string;
  readonly after: Word;
  readonly delayMs: number;
}

/** Starts a writer and kills it, by a signal that it cannot notice, some time after it said a word. Resolves to all that it said. */
export function killWriter(life: WriterLife): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, life.folder, String(life.run), life.secretKey], {
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: life.cache },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    let isDoomed = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isDoomed || !output.includes(`${life.after}\n`)) return;
      isDoomed = true;
      setTimeout(() => child.kill('SIGKILL'), life.delayMs);
    });
    child.once('error', reject);
    child.once('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(output);
      else reject(new Error(`run ${life.run}: the writer ended by itself: ${errors}`));
    });
  });
}
