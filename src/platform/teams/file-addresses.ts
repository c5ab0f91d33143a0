/** Files for one person under addresses that are signed and run out soon: a bot of Teams cannot put a file into a channel. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express } from 'express';
import { createSigner } from './signed-name.ts';

/** What files are kept and shown with. */
export interface FileDeps {
  /** Where the public side can be reached from the internet (https), without a slash at its end. */
  readonly publicUrl: string;
  /** Where the files lie until their addresses have run out. */
  readonly folder: string;
  /** A secret of the bot; the addresses are signed with a key made from it. */
  readonly secret: string;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
}

/** A CSV file: its name, of `0-9a-z-` and `.csv`, and its text. */
interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Keeps files for a short while, and the place where they are fetched. */
export interface FileAddresses {
  /** Resolves to an address that whoever has it may open: it is for the caller to give it to nobody else. */
  give(file: TextFile): Promise<string>;
  /** Adds the place to the public side. */
  readonly serve: (app: Express) => void;
  /** Deletes files whose addresses have run out. Resolves to how many. */
  prune(): Promise<number>;
}

/** First part of every address. */
export const FILES_PATH = '/files/';

/** Minutes for which an address holds [ours]: a file is fetched when it is asked for, or asked for again. */
export const FILE_MINUTES = 15;
const HOLDS_MS = FILE_MINUTES * 60_000;

/** What stands before the part that nobody guesses is what the file is called. */
const NAME = /^([0-9a-z-]{1,60})-[0-9a-f]{48}$/;
const CSV_NAME = /^([0-9a-z-]{1,60})\.csv$/;

/** Nobody on the way keeps it, and no page that it is opened from learns of it. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
} as const;

/** Keeps, signs and serves. */
export function createFileAddresses({ publicUrl, folder, secret, now }: FileDeps): FileAddresses {
  const signer = createSigner({ secret, use: 'smallcaps files for one person', now });
  const fileOf = (name: string): string => join(folder, `${name}.csv`);
  const prune = async (): Promise<number> => {
    const names = await readdir(folder).catch(() => []);
    let count = 0;
    for (const name of names) {
      const file = join(folder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      if (mtimeMs > now() - HOLDS_MS) continue;
      await unlink(file).catch(() => undefined);
      count += 1;
    }
    return count;
  };
  return {
    give: async ({ name, text }) => {
      const base = CSV_NAME.exec(name)?.[1];
      if (base === undefined) throw new Error('the name of a file is none that an address can hold');
      await prune();
      const kept = `${base}-${randomBytes(24).toString('hex')}`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${fileOf(kept)}.part`, text, { mode: 0o600 });
      await rename(`${fileOf(kept)}.part`, fileOf(kept));
      return `${publicUrl}${FILES_PATH}${signer.sign(kept, HOLDS_MS)}.csv`;
    },
    serve: (app) => {
      app.get(`${FILES_PATH}:name`, async (request, response) => {
        const name = signer.read(request.params.name.replace(/\.csv$/, ''));
        const base = name === undefined ? undefined : NAME.exec(name)?.[1];
        const csv =
          name === undefined || base === undefined ? undefined : await readFile(fileOf(name)).catch(() => undefined);
        response.set(HEADERS);
        // The same answer whether it was forged, ran out or was never there.
        if (csv === undefined) return void response.status(404).end();
        response.attachment(`${base}.csv`).type('text/csv').send(csv);
      });
    },
    prune,
  };
}
