import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));

/** How a run of the command line ended. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run is given besides its arguments. */
export interface CliInput {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Close stdout after its first piece, as `head` does. */
  readonly hangUp?: boolean;
}

/** Runs `smallcaps` as a process of its own, in an environment of its own. */
export function runCli(
  args: readonly string[],
  { stdin = '', env = {}, cwd, hangUp = false }: CliInput = {},
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const base = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...base, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text;
      if (hangUp) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text;
    });
    child.stdin.on('error', () => undefined); // a process that ends without reading its input
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
    child.stdin.end(stdin);
  });
}
