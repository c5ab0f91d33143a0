import { describe, expect, test } from 'vitest';
import { brief } from '#src/bot/brief.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { renderSlack, type SlackOptions } from '#src/platform/slack/render.ts';
import { GOLDEN_CASES } from '#test/briefing/golden-cases.ts';
import { createAsk, loadBundled, TODAY } from '#test/bundled.ts';
import { askOracle } from './oracle.ts';

const knowledge = loadBundled();
const ask = createAsk(knowledge);

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

describe('a new report where Slack refuses its own newer blocks is the payload that was read and kept:', () => {
  test.for<readonly [string, SlackOptions]>([
    ['image', { level: 'image', imageOf: () => ({ kind: 'file', id: 'F0123ABC' }) }],
    ['plain', { level: 'plain' }],
  ])('level %s', async ([level, options]) => {
    const briefed = brief({ template: 'new-report', day: '2025-09-02', locale: 'en' }, knowledge);
    if (briefed.kind !== 'briefed') throw new Error(briefed.kind);

    const file = `../../golden/slack/briefing-new-report.2025-09-02.en.${level}.json`;
    await expect(renderChecked(briefed.message, options)).toMatchFileSnapshot(file);
  });
});
