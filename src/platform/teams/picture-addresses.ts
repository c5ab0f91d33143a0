/** Pictures of charts under addresses that are signed and run out: Teams fetches them as anybody could. */
import { mkdir, readdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { ChartRenderer, ChartTheme, Picture } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { nativeChart } from './native-chart.ts';
import type { PicturesOf } from './outbound.ts';
import type { TeamsPicture } from './render-chart.ts';
import { createSigner } from './signed-name.ts';

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
const NAME = /^[0-9a-f]{8,128}-(?:light|dark)$/;

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

/** Draws, keeps and signs. What cannot be drawn is told in words by the renderer. */
export function createPictureAddresses(deps: PictureDeps): PictureAddresses {
  const { charts, publicUrl, folder, log, now } = deps;
  const signer = createSigner({ secret: deps.secret, use: 'smallcaps pictures of charts', now });
  const fileOf = (name: string): string => join(folder, `${name}.png`);
  const addressOf = async (spec: ChartSpec, theme: ChartTheme): Promise<string> => {
    const picture = await charts.render(spec, theme);
    const name = `${picture.key}-${theme}`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await keep(fileOf(name), picture, new Date(now()));
    return `${publicUrl}${PICTURES_PATH}${signer.sign(name, HOLDS_MS)}.png`;
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
        const name = signer.read(request.params.name.replace(/\.png$/, ''));
        const png =
          name === undefined || !NAME.test(name) ? undefined : await readFile(fileOf(name)).catch(() => undefined);
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
