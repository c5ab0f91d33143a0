/** Charts as pictures that Slack has taken and finished looking at: uploaded to no channel, named in a block by their id. */
import type { Logger } from 'pino';
import type { ChartRenderer } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Message } from '#src/core/message.ts';
import type { SlackImage } from './slack-image.ts';
import { type UploadDeps, uploadBytes } from './upload.ts';

/** The pictures of a message's charts, those that could be had. */
export type PicturesOf = (message: Message) => Promise<ReadonlyMap<ChartSpec, SlackImage>>;

/** What pictures are made and taken with. */
export interface PictureDeps extends UploadDeps {
  readonly charts: ChartRenderer;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Logger;
}

/** Slack looks through a file after it has taken it; until then a block that names it is refused. */
const POLLS = 12;
const POLL_MS = 500;
/** Pictures whose ids are kept: the same chart is not sent twice. */
const MOST_KEPT = 200;

async function isReady(id: string, { clients, wait }: PictureDeps): Promise<boolean> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const { file } = await clients.reading.files.info({ file: id });
    if (file?.mimetype !== undefined && file.mimetype !== '') return true;
    await wait(POLL_MS);
  }
  return false;
}

/** The three steps of an upload, and waiting until the file may be shown. `undefined` when it takes too long. */
async function upload(spec: ChartSpec, png: Uint8Array, deps: PictureDeps): Promise<SlackImage | undefined> {
  const id = await uploadBytes({ filename: 'chart.png', bytes: png, alt: spec.alt.slice(0, 1_000) }, deps);
  if (id === undefined) return undefined;
  await deps.clients.posting.files.completeUploadExternal({ files: [{ id, title: 'chart' }] });
  return (await isReady(id, deps)) ? { kind: 'file', id } : undefined;
}

/** Draws and uploads the charts of messages; one that cannot be had is left out and told in words. */
export function createPictures(deps: PictureDeps): PicturesOf {
  const kept = new Map<string, SlackImage>();
  const pictureOf = async (spec: ChartSpec): Promise<SlackImage | undefined> => {
    const { png, key } = await deps.charts.render(spec, 'light');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const image = await upload(spec, png, deps);
    const [oldest] = kept.size >= MOST_KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    if (image !== undefined) kept.set(key, image);
    return image;
  };
  return async ({ blocks }) => {
    const pictures = new Map<ChartSpec, SlackImage>();
    for (const block of blocks) {
      if (block.type !== 'chart') continue;
      try {
        const image = await pictureOf(block.spec);
        if (image !== undefined) pictures.set(block.spec, image);
      } catch (error) {
        deps.log.warn({ err: error }, 'a chart could not be shown as a picture in Slack');
      }
    }
    return pictures;
  };
}
