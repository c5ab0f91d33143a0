import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadKnowledge } from '#src/config/knowledge.ts';
import type { ConfigFolder } from '#src/config/read-yaml.ts';
import { type StandingKnowledge, toStanding } from '#src/config/reload-knowledge.ts';
import { type KnowledgeWatch, watchKnowledge } from '#src/config/watch-knowledge.ts';
import { swap, writeConfig } from './temp-config.ts';
import { PROJECT_REPORT, tempKnowledge } from './temp-knowledge.ts';

/** Longer than any quiet time, shorter than the time between two looks at the folders. */
const SETTLE_AT_MOST_MS = 1_000;

interface Logged {
  readonly level: 'info' | 'warn';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

interface Watched {
  readonly folder: ConfigFolder;
  readonly report: string;
  readonly watch: KnowledgeWatch;
  readonly reloads: StandingKnowledge[];
  readonly logged: Logged[];
  /** What is to run once the folder is quiet: at most one thing. */
  readonly pending: Set<() => void>;
  /** What the watch does by itself every few seconds: looks at the folders; gives what stands. */
  readonly look: () => StandingKnowledge | undefined;
  /** Resolves when the watch has seen a change; then lets the folder be quiet and gives what stands. */
  readonly settle: () => Promise<StandingKnowledge | undefined>;
}

/** A watch on a copy of the configuration, whose quiet time ends when the test says so. */
function watched(): Watched {
  const folder = tempKnowledge();
  const standing = toStanding(loadKnowledge(folder.path));
  if (standing === undefined) throw new Error('the copy of the configuration is not good');
  const reloads: StandingKnowledge[] = [];
  const logged: Logged[] = [];
  const pending = new Set<() => void>();
  const looks = new Set<() => void>();
  let seen = Promise.withResolvers<void>();
  const note = (level: 'info' | 'warn') => (fields: object, message: string) => {
    logged.push({ level, fields: { ...fields }, message });
  };
  const watch = watchKnowledge({
    folder: folder.path,
    standing,
    log: { info: note('info'), warn: note('warn') },
    later: (delayMs, run) => {
      if (delayMs > SETTLE_AT_MOST_MS) {
        looks.add(run);
        return () => looks.delete(run);
      }
      pending.add(run);
      seen.resolve();
      return () => pending.delete(run);
    },
    onReload: (next) => reloads.push(next),
  });
  onTestFinished(() => watch.close());
  const settle = async (): Promise<StandingKnowledge | undefined> => {
    await seen.promise;
    seen = Promise.withResolvers();
    const due = [...pending];
    pending.clear();
    for (const run of due) run();
    return reloads.at(-1);
  };
  return {
    folder,
    report: readFileSync(join(folder.path, PROJECT_REPORT), 'utf8'),
    watch,
    reloads,
    logged,
    pending,
    look: () => {
      const due = [...looks];
      looks.clear();
      for (const run of due) run();
      return reloads.at(-1);
    },
    settle,
  };
}

/** As many editors save: a new file beside the old one, put in its place. */
function replace(folder: ConfigFolder, file: string, text: string): void {
  writeFileSync(join(folder.path, `${file}~`), text);
  renameSync(join(folder.path, `${file}~`), join(folder.path, file));
}

function valueIn(standing: StandingKnowledge | undefined): string | undefined {
  return standing?.knowledge.library.figure('return|micro_cap|month:2025-08|jefferies-2025-08@1')?.value;
}

describe('a change in the folder is seen', () => {
  test('when a file is written in place', async () => {
    const { folder, report, settle } = watched();
    writeConfig(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', 'value: 9.4,'));

    expect(valueIn(await settle())).toBe('9.4');
  });

  test('when a file is replaced by another, again and again', async () => {
    const { folder, report, settle } = watched();

    for (const value of ['9.4', '9.5', '9.6']) {
      replace(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', `value: ${value},`));
      expect(valueIn(await settle())).toBe(value);
    }
  });

  test('in a folder that was not there at start', async () => {
    const { folder, report, settle } = watched();
    rmSync(join(folder.path, 'reports'), { recursive: true });
    const without = await settle();
    mkdirSync(join(folder.path, 'reports'));
    await settle();
    writeConfig(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', 'value: 9.4,'));

    expect(without?.problems.map(({ code }) => code)).toEqual(['FILE_MISSING', 'NO_REPORT']);
    expect(valueIn(await settle())).toBe('9.4');
  });

  test('once for many changes in a row', async () => {
    const { folder, report, pending, reloads, settle } = watched();
    for (const value of ['9.4', '9.5', '9.6'])
      writeConfig(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', `value: ${value},`));
    await settle();

    expect(valueIn(reloads[0])).toBe('9.6');
    expect(pending.size).toBeLessThanOrEqual(1);
  });
});

describe('a reload', () => {
  test('that finds a fault logs a line for it and leaves the last good standing', () => {
    const { folder, report, watch, reloads, logged } = watched();
    writeConfig(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', 'value: 9.3%,'));
    watch.reload();

    expect(valueIn(reloads[0])).toBe('9.3');
    expect(reloads[0]?.problems.map(({ details }) => details.value)).toEqual(['9.3%']);
    expect(logged.filter(({ level }) => level === 'warn')).toEqual([
      {
        level: 'warn',
        message: 'a file of the configuration was refused',
        fields: {
          code: 'VALUE_REFUSED',
          file: `config/${PROJECT_REPORT}`,
          line: reloads[0]?.problems[0]?.details.line,
          problem: reloads[0]?.problems[0]?.message,
        },
      },
    ]);
  });

  test('with a faulty catalogue says that nothing was swapped', () => {
    const { folder, watch, logged } = watched();
    writeConfig(folder, 'metrics.yaml', 'a: "');
    watch.reload();

    expect(logged.at(-1)).toMatchObject({ message: 'the configuration was read again', fields: { swapped: false } });
  });

  test('of a folder that is gone leaves the last good standing', () => {
    const { folder, watch, reloads, logged } = watched();
    rmSync(folder.path, { recursive: true });
    watch.reload();

    expect(valueIn(reloads[0])).toBe('9.3');
    expect(logged.map(({ message }) => message)).toContain('a folder of the configuration cannot be watched just now');
  });
});

test('a watch that is closed runs nothing any more', async () => {
  const { folder, watch, pending, settle } = watched();
  writeConfig(folder, 'doubts.yaml', 'x');
  await settle();
  writeConfig(folder, 'doubts.yaml', 'y');
  watch.close();

  expect(pending.size).toBe(0);
});

describe('a folder that is replaced as a whole', () => {
  test('is read at the next look, and watched from then on', async () => {
    const { folder, report, look, settle } = watched();
    const reports = join(folder.path, 'reports');
    rmSync(reports, { recursive: true });
    mkdirSync(reports);
    writeFileSync(join(folder.path, PROJECT_REPORT), swap(report, 'value: 9.3,', 'value: 9.4,'));

    expect(valueIn(look())).toBe('9.4');

    replace(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', 'value: 9.5,'));

    expect(valueIn(await settle())).toBe('9.5');
  });

  test('that was gone for a while is taken up when it is back', () => {
    const { folder, report, look, reloads } = watched();
    const away = `${folder.path}-away`;
    renameSync(folder.path, away);
    look();
    renameSync(away, folder.path);
    writeFileSync(join(folder.path, PROJECT_REPORT), swap(report, 'value: 9.3,', 'value: 9.6,'));
    look();

    expect(valueIn(reloads.at(-1))).toBe('9.6');
    expect(reloads.at(-1)?.problems).toEqual([]);
  });
});
