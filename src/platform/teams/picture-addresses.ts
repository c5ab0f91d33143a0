/** Pictures of charts under addresses that are signed and run out: Teams fetches them as anybody could. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { ChartRenderer, ChartTheme, Picture } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { nativeChart } from './native-chart.ts';
import type { PicturesOf } from './outbound.ts';
import type { TeamsPicture } from './render-chart.ts';

/** What pictures are made and shown with. */
export interface PictureDeps {
  readonly charts: ChartRenderer;
  /** Where the public side can be reached from the internet (https), without a slash at its end. */
  readonly publicUrl: string;
  /** Where the pictures lie: addresses outlive the process. */
  readonly folder: string;
  /** A secret of the bot; the addresses are signed with a key made from it. */
  readonly secret: string;
  readonly log: Logger;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Pictures for messages, and the place where they are fetched. */
export interface PictureAddresses {
  readonly picturesOf: PicturesOf;
  /** Adds the place to the public side. */
  readonly serve: (app: Express) => void;
  /** Deletes pictures whose addresses have run out. Resolves to how many. */
  prune(): Promise<number>;
}

/** First part of every address. */
export const PICTURES_PATH = '/charts/';

/** How long an address holds [ours]: a chat is read on the day, and its numbers stand beside the picture in words. */
const HOLDS_MS = 7 * 86_400_000;
const NAME = /^([0-9a-f]{8,128}-(?:light|dark))\.([0-9a-z]{1,12})\.([\w-]{43})\.png$/;

function toKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'smallcaps pictures of charts', 32));
}

function signatureOf(key: Buffer, name: string, until: string): string {
  return createHmac('sha256', key).update(`${name}.${until}`).digest('base64url');
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Written beside and moved, so that nobody fetches half a picture. One that lies here is as young as its newest address. */
async function keep(file: string, { png }: Picture, now: Date): Promise<void> {
  const isThere = await utimes(file, now, now).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await writeFile(`${file}.part`, png, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** The name under an address, where it is ours and still holds. */
function nameIn(path: string, key: Buffer, now: number): string | undefined {
  const [, name, until, signature] = NAME.exec(path) ?? [];
  if (name === undefined || until === undefined || signature === undefined) return undefined;
  if (!isSame(signature, signatureOf(key, name, until))) return undefined;
  return Number.parseInt(until, 36) * 1_000 > now ? name : undefined;
}

/** Draws, keeps and signs. What cannot be drawn is told in words by the renderer. */
export function createPictureAddresses(deps: PictureDeps): PictureAddresses {
  const { charts, publicUrl, folder, log, now } = deps;
  const key = toKey(deps.secret);
  const fileOf = (name: string): string => join(folder, `${name}.png`);
  const addressOf = async (spec: ChartSpec, theme: ChartTheme): Promise<string> => {
    const picture = await charts.render(spec, theme);
    const name = `${picture.key}-${theme}`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await keep(fileOf(name), picture, new Date(now()));
    const until = Math.floor((now() + HOLDS_MS) / 1_000).toString(36);
    return `${publicUrl}${PICTURES_PATH}${name}.${until}.${signatureOf(key, name, until)}.png`;
  };
  const picturesOf: PicturesOf = async ({ blocks }) => {
    const pictures = new Map<ChartSpec, TeamsPicture>();
    for (const block of blocks) {
      if (block.type !== 'chart' || nativeChart(block.spec) !== undefined) continue;
      try {
        pictures.set(block.spec, {
          light: await addressOf(block.spec, 'light'),
          dark: await addressOf(block.spec, 'dark'),
        });
      } catch (error) {
        log.warn({ err: error }, 'a chart could not be shown as a picture in Teams');
      }
    }
    return pictures;
  };
  return {
    picturesOf,
    serve: (app) => {
      app.get(`${PICTURES_PATH}:name`, async (request, response) => {
        const name = nameIn(request.params.name, key, now());
        const png = name === undefined ? undefined : await readFile(fileOf(name)).catch(() => undefined);
        // The same answer whether it was forged, ran out or was never there.
        if (png === undefined) return void response.status(404).end();
        response.set({ 'cache-control': 'private, max-age=3600', 'x-content-type-options': 'nosniff' });
        response.type('png').send(png);
      });
    },
    prune: async () => {
      const names = await readdir(folder).catch(() => []);
      let count = 0;
      for (const name of names) {
        const file = join(folder, name);
        const { mtimeMs } = await stat(file);
        if (mtimeMs > now() - HOLDS_MS) continue;
        await unlink(file);
        count += 1;
      }
      return count;
    },
  };
}
