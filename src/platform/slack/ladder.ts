/** From the richest form of a message down to plain words, as far down as Slack makes us go. */
import type { Logger } from 'pino';
import type { Message, Rendering } from '#src/core/message.ts';
import type { Button } from './blocks.ts';
import type { BlocksRefused } from './errors.ts';
import type { SlackPayload } from './payload.ts';
import type { PicturesOf } from './pictures.ts';
import { renderSlack } from './render.ts';

/** Steps of the ladder. Pictures are only drawn and uploaded once the first one is refused. */
const LEVELS = ['native', 'image', 'plain'] as const;

/** What is sent and what is asked of each step. */
export interface Climb<Result> {
  readonly message: Message;
  readonly controls?: readonly Button[];
  readonly log: Logger;
  /** Pictures of the charts. Absent: they are told in words. */
  readonly picturesOf?: PicturesOf;
  /** Sends one form. Only `blocks-refused` leads to the next one. */
  readonly send: (payload: SlackPayload) => Promise<Result | BlocksRefused>;
}

/** The native form of messages that are sent again and again, with the buttons below them. */
const rendered = new WeakMap<Message, { readonly controls: string; readonly rendering: Rendering<SlackPayload> }>();

function render(message: Message, controls: readonly Button[]): Rendering<SlackPayload> {
  const known = rendered.get(message);
  const key = JSON.stringify(controls);
  if (known?.controls === key) return known.rendering;
  const rendering = renderSlack(message, { level: 'native', controls });
  rendered.set(message, { controls: key, rendering });
  return rendering;
}

function isRefused(result: unknown): result is BlocksRefused {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'blocks-refused';
}

/** Sends the message in the first form that Slack takes; the last refusal where it takes none, not even words without blocks. */
export async function sendDownTheLadder<Result>({
  message,
  controls = [],
  log,
  send,
  picturesOf,
}: Climb<Result>): Promise<Result | BlocksRefused> {
  const refused = new Set<string>();
  for (const level of LEVELS) {
    const pictures = level === 'image' ? await picturesOf?.(message) : undefined;
    const { payload, dropped } =
      level === 'native'
        ? render(message, controls)
        : renderSlack(message, { level, controls, imageOf: (spec) => pictures?.get(spec) });
    // A step that changes nothing would be refused in the same words.
    if (refused.size > 0 && refused.has(JSON.stringify(payload))) continue;
    const result = await send(payload);
    if (!isRefused(result)) {
      if (dropped.length > 0)
        log.warn({ level, dropped: dropped.length }, 'a message had no room for all of its numbers');
      return result;
    }
    refused.add(JSON.stringify(payload));
    log.warn({ level, reason: result.reason, pointers: result.pointers }, 'Slack refused the blocks of a message');
  }
  // Without any block, and without buttons: the words alone have never been refused.
  return send({ text: renderSlack(message, { level: 'plain' }).payload.text, blocks: [] });
}
