/** The command line: finds the command, runs it, and turns what happened into an exit code. */
import { readFileSync } from 'node:fs';
import { takeEnvFile } from '#src/config/env-file.ts';
import { UsageError } from './args.ts';
import { EXIT, openTerminal, type Terminal } from './terminal.ts';
import { USAGE } from './usage.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version; // our own file, always with a version
}

async function printTo(terminal: Terminal, text: string): Promise<number> {
  await terminal.out(text);
  return EXIT.good;
}

/** Each command loads only what it needs: a cold start is most of the time that a question takes. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['ask', async (args, terminal) => (await import('./ask.ts')).ask(args, terminal)],
  ['brief', async (args, terminal) => (await import('./brief.ts')).brief(args, terminal)],
  ['check', async (args, terminal) => (await import('./check.ts')).check(args, terminal)],
  ['next', async (args, terminal) => (await import('./next.ts')).next(args, terminal)],
  ['doctor', async (args, terminal) => (await import('./doctor.ts')).doctor(args, terminal)],
  ['teams-package', async (args, terminal) => (await import('./teams-package.ts')).teamsPackage(args, terminal)],
  ['help', (_, terminal) => printTo(terminal, USAGE)],
  ['--help', (_, terminal) => printTo(terminal, USAGE)],
  ['-h', (_, terminal) => printTo(terminal, USAGE)],
  ['version', (_, terminal) => printTo(terminal, `${readVersion()}\n`)],
  ['--version', (_, terminal) => printTo(terminal, `${readVersion()}\n`)],
]);

/** Runs one command line. @returns the exit code: 0, 1 or 2. */
async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  const command = name === undefined ? undefined : COMMANDS.get(name);
  if (command === undefined) {
    terminal.err(`${name === undefined ? '' : `smallcaps: there is no command "${name}"\n\n`}${USAGE}`);
    return EXIT.usage;
  }
  try {
    return await command(rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`smallcaps ${name}: ${error.message}\nTry "smallcaps help".\n`);
    return EXIT.usage;
  }
}

/** Runs the command line of this process. @returns the exit code, 1 too for what nobody foresaw. */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = openTerminal();
  try {
    takeEnvFile();
    return await run(args, terminal);
  } catch (error) {
    const { redactText } = await import('#src/config/redact.ts');
    terminal.err(`smallcaps: ${redactText(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
    return EXIT.failed;
  }
}
