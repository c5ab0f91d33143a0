/** Watches the configuration folder and swaps the knowledge when its files are good. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { SmallcapsError } from '#src/core/errors.ts';
import type { KnowledgeFolders } from './folders.ts';
import { reloadKnowledge, type StandingKnowledge } from './reload-knowledge.ts';

/** Long enough for an editor to have written all its files, short enough to feel immediate. */
const SETTLE_MS = 200;

/** How often the folders themselves are looked at: a few system calls. */
const LOOK_MS = 2_000;

/** Runs something once, later; what it returns calls it off. */
export type Later = (delayMs: number, run: () => void) => () => void;

/** What is used of the logger: pino's, or one that takes fields and a constant message. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What the watching needs and tells. */
export interface WatchOptions {
  /** The configuration folder. */
  readonly folder: string;
  /** The folder of the templates; the project's own where it is left out. */
  readonly templates?: string;
  /** What stands at start. */
  readonly standing: StandingKnowledge;
  readonly log: Log;
  readonly later: Later;
  /** Called after each reload with what stands now and what is wrong with the files. */
  readonly onReload: (standing: StandingKnowledge) => void;
}

/** A running watch. */
export interface KnowledgeWatch {
  /** Reads the folder again at once. */
  reload(): void;
  /** Ends the watching; nothing is called any more. */
  close(): void;
}

function foldersIn(folder: string): string[] {
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...below.flatMap((entry) => foldersIn(join(folder, entry.name)))];
}

/** Says each problem in a line of its own. */
export function logProblems(log: Pick<Log, 'warn'>, problems: readonly SmallcapsError[]): void {
  for (const { code, message, details } of problems) {
    log.warn(
      { code, file: details.file, line: details.line, problem: message },
      'a file of the configuration was refused',
    );
  }
}

/** What a look at the folders found: as they were, one that was not watched before, or one that is not there. */
type Look = 'same' | 'new' | 'missing';

/** A watched folder, and which folder of that name it is: one put in its place is another one. */
interface Watched {
  readonly watcher: FSWatcher;
  readonly identity: string;
}

/**
 * Watches folders, not files: an editor that replaces a file by another leaves a watch on the file blind. Each folder has its
 * own watch, because a recursive one follows files on some systems; and a folder that was replaced is watched anew.
 */
function createFolderWatch(
  options: Pick<WatchOptions, 'folder' | 'templates' | 'log'>,
  onChange: () => void,
): { refresh(): Look; close(): void } {
  const watched = new Map<string, Watched>();
  const drop = (path: string): void => {
    watched.get(path)?.watcher.close();
    watched.delete(path);
  };
  /** @returns whether the folder was not watched before, or is another one than the one that was. */
  const add = (path: string): boolean => {
    // The number alone does not tell: a new folder may get that of the one that went.
    const { ino, birthtimeMs } = statSync(path);
    const identity = `${ino} ${birthtimeMs}`;
    if (watched.get(path)?.identity === identity) return false;
    drop(path);
    const watcher = watch(path, onChange);
    watcher.on('error', () => {
      drop(path); // a folder that is gone; the next look finds what took its place
    });
    watched.set(path, { watcher, identity });
    return true;
  };
  return {
    refresh() {
      try {
        const wanted = new Set([options.folder, options.templates ?? []].flat().flatMap(foldersIn));
        for (const path of watched.keys()) if (!wanted.has(path)) drop(path);
        return [...wanted].map(add).includes(true) ? 'new' : 'same';
      } catch (error) {
        options.log.warn({ err: error }, 'a folder of the configuration cannot be watched just now');
        return 'missing';
      }
    },
    close() {
      for (const path of [...watched.keys()]) drop(path);
    },
  };
}

function foldersOf({ folder, templates }: Pick<WatchOptions, 'folder' | 'templates'>): KnowledgeFolders {
  return templates === undefined ? { config: folder } : { config: folder, templates };
}

/** Starts watching. A reload that cannot be used leaves what stands; its problems are logged and handed to `onReload`. */
export function watchKnowledge(options: WatchOptions): KnowledgeWatch {
  let { standing } = options;
  let callOff = (): void => undefined;
  let callOffLook = (): void => undefined;
  const folders = createFolderWatch(options, () => {
    callOff();
    callOff = options.later(SETTLE_MS, reload);
  });
  /** Folders are looked at again and again: no event tells of one that was replaced or put back. */
  function look(before: Look | 'first'): void {
    const found = folders.refresh();
    callOffLook = options.later(LOOK_MS, () => look(found));
    const isBack = before === 'missing' && found !== 'missing';
    if (before !== 'first' && (found === 'new' || isBack)) reload();
  }
  function reload(): void {
    folders.refresh(); // first, so that what is written while we read is seen
    const before = standing.knowledge;
    standing = reloadKnowledge(foldersOf(options), standing);
    logProblems(options.log, standing.problems);
    options.log.info(
      { swapped: standing.knowledge !== before, problems: standing.problems.length },
      'the configuration was read again',
    );
    options.onReload(standing);
  }
  look('first');
  return {
    reload,
    close() {
      callOff();
      callOffLook();
      folders.close();
    },
  };
}
