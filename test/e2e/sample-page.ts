import { z } from 'zod';
import type { Locale } from '#src/core/locale.ts';
import { createWebApp } from '#src/platform/web/app.ts';
import type { DigestAsked, WebDigest, WebStatus } from '#src/platform/web/deps.ts';
import { listenOnLoopback } from '#src/platform/web/listen.ts';
import { createAsk } from '#test/bundled.ts';
import { PROBLEM, READY, text } from '#test/platform/web/sample.ts';
import { DAYS, DIGESTS, sampleDeps, viewOf } from '#test/platform/web/sample-deps.ts';

/** A picture of one grey point. */
const POINT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** A page with a sample digest, answers of the real bot, and files that a test can save. */
export interface SamplePage {
  readonly address: string;
  /** The headline of the day's digest. */
  headline(locale: Locale): string;
  /** As if a template was saved: its text comes first in every digest from now on; nothing stands for a broken one. */
  save(words: string | undefined): void;
  close(): Promise<void>;
}

const Header = z.object({ text: z.object({ text: z.string() }) });

function headlineOf(block: unknown): string {
  return Header.parse(block).text.text;
}

/** Starts it on a free port. */
export async function startSamplePage(): Promise<SamplePage> {
  const ask = createAsk();
  let saved = '';
  let status: WebStatus = READY;
  const draw = (asked: DigestAsked): WebDigest | undefined => {
    const digest = DIGESTS.draw(asked);
    if (digest === undefined || saved === '') return digest;
    const blocks = [{ type: 'paragraph', spans: [text(saved)] } as const, ...digest.message.blocks];
    return { ...digest, ...viewOf({ ...digest.message, blocks }) };
  };
  const deps = sampleDeps(() => status);
  const app = createWebApp({
    ...deps,
    answer: ({ question, thread, locale }) =>
      viewOf(ask(question, locale === undefined ? { thread } : { thread, locale }).message),
    digests: { ...DIGESTS, draw },
    picture: async ({ alt }) => ({ png: Buffer.from(POINT, 'base64'), width: 1, height: 1, alt, key: 'x' }),
  });
  const listener = await listenOnLoopback(app, 0);
  return {
    address: listener.address,
    headline: (locale) => headlineOf(DIGESTS.draw({ day: DAYS[0], locale })?.slack.blocks[0]),
    save(words) {
      status = { ...READY, problems: words === undefined ? [PROBLEM] : [] };
      saved = words ?? saved;
      deps.changes.tell();
    },
    async close() {
      deps.changes.close();
      await listener.close();
    },
  };
}
