import { calendarWarning } from '#src/config/calendar-file.ts';
import { readDeclared } from '#src/config/declared-subscriptions.ts';
import { readEnv, readFolders } from '#src/config/env.ts';
import { loadKnowledge, toConfigFolder } from '#src/config/knowledge.ts';
import { readSettings, SETTINGS_FILE } from '#src/config/settings.ts';
import { localDate } from '#src/core/calendar-date.ts';
import { readArgs, UsageError } from './args.ts';
import { EXIT, type Terminal } from './terminal.ts';

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** `smallcaps check`: every problem of environment and configuration in a line, then the counts. Exit code 1 when there is any. What will be one soon is said too. */
export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  if (readArgs(args, {}).positionals.length > 0) throw new UsageError('check takes no arguments');
  const env = readEnv(terminal.env);
  const folders = readFolders(terminal.env);
  const settings = readSettings(toConfigFolder(folders.config));
  const loaded = loadKnowledge(folders);
  const problems = [env, settings].flatMap((read) => (read.ok ? [] : read.problems)).concat(loaded.problems);
  const declared = loaded.knowledge && readDeclared(toConfigFolder(folders.config), loaded.knowledge.scheduleWords);
  if (settings.ok && declared?.ok === false) problems.push(...declared.problems);
  const files = new Set([`${toConfigFolder(folders.config).name}/${SETTINGS_FILE}`, ...loaded.files]);
  const warning = loaded.knowledge && calendarWarning(loaded.knowledge.calendar, localDate(terminal.now()));
  for (const problem of problems) await terminal.out(`${problem.message}\n`);
  if (warning !== undefined) await terminal.out(`Soon: ${warning.message}\n`);
  await terminal.out(`${count(files.size, 'file')} checked, ${count(problems.length, 'problem')}\n`);
  return problems.length === 0 ? EXIT.good : EXIT.failed;
}
