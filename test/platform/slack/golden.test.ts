import { describe, expect, test } from 'vitest';
import { LOCALES } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { renderSlack, type SlackOptions } from '#src/platform/slack/render.ts';
import { GOLDEN_CASES } from '#test/briefing/golden-cases.ts';
import { createAsk, TODAY } from '#test/bundled.ts';
import { DIGEST } from './digest-sample.ts';
import { askOracle } from './oracle.ts';

const ask = createAsk();

/** Renders and holds the payload against our schema and the independent library; nothing of it may be dropped. */
function renderChecked(message: Message, options?: SlackOptions): string {
  const { payload, fallbackText, dropped } = renderSlack(message, options);
  const { ours, theirs } = askOracle(payload.blocks);

  expect(SlackPayload.parse(payload)).toEqual(payload);
  expect(theirs).toEqual(ours);
  expect(fallbackText).toBe(payload.text);
  expect(dropped).toEqual([]);
  return `${JSON.stringify(payload, undefined, 2)}\n`;
}

describe.for(LOCALES)('the Slack payload in %s is the one that was read and kept:', (locale) => {
  test.for(GOLDEN_CASES)('$kind', async ({ kind, today = TODAY, ...turns }) => {
    const thread = turns[locale];
    const { message } = ask(thread.at(-1) ?? '', { thread: thread.slice(0, -1), today });

    await expect(renderChecked(message)).toMatchFileSnapshot(`../../golden/slack/${kind}.${locale}.json`);
  });
});

describe('a digest with all that a message can hold is the one that was read and kept', () => {
  test.for<readonly [string, SlackOptions]>([
    ['native', { level: 'native' }],
    ['image', { level: 'image', imageOf: () => ({ kind: 'file', id: 'F0123ABC' }) }],
    ['plain', { level: 'plain' }],
  ])('%s', async ([level, options]) => {
    await expect(renderChecked(DIGEST, options)).toMatchFileSnapshot(`../../golden/slack/digest-${level}.en.json`);
  });
});
