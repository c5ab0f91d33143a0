/** What the senders write their messages from, read from its files once for all of them: a process that lives for a second should not spend it on that. */
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { createLibrary } from '#src/core/library.ts';
import { loadBundled } from '#test/bundled.ts';

type Kept = Pick<Knowledge, 'wordings' | 'templates' | 'commands'> & {
  readonly library: Parameters<typeof createLibrary>[0];
};

/** Writes it into a file. */
export function fillShelf(file: string): void {
  const { library, wordings, templates, commands } = loadBundled();
  const { catalogue, doubts, reports } = library;
  const kept: Kept = { wordings, templates, commands, library: { catalogue, doubts, reports } };
  writeFileSync(file, serialize(kept));
}

/** Reads it. What questions are understood by is left to be read from its files when it is asked for, which the drill never does. */
export function readShelf(file: string): Knowledge {
  const { library, ...kept } = deserialize(readFileSync(file)) as Kept; // what `fillShelf` wrote
  return {
    ...kept,
    library: createLibrary(library),
    get lexicon() {
      return loadBundled().lexicon;
    },
    get calendar() {
      return loadBundled().calendar;
    },
    get scheduleWords() {
      return loadBundled().scheduleWords;
    },
  };
}
