import { describe, expect, test } from 'vitest';
import { brief } from '#src/bot/brief.ts';
import { LOCALES } from '#src/core/locale.ts';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { BRIEFING_CASES } from '#test/briefing/briefing-cases.ts';
import { loadBundled } from '#test/bundled.ts';
import { askOracle } from './oracle.ts';

const knowledge = loadBundled();

describe.for(LOCALES)('the briefings in %s as Slack payloads are the ones that were read and kept:', (locale) => {
  test.for(BRIEFING_CASES)('$template on $day', async ({ template, day }) => {
    const briefed = brief({ template, day, locale }, knowledge);
    if (briefed.kind !== 'briefed') throw new Error(briefed.kind);

    const { payload, dropped } = renderSlack(briefed.message);
    const { ours, theirs } = askOracle(payload.blocks);

    expect(SlackPayload.parse(payload)).toEqual(payload);
    expect(theirs).toEqual(ours);
    expect(dropped).toEqual([]);
    await expect(`${JSON.stringify(payload, undefined, 2)}\n`).toMatchFileSnapshot(
      `../../golden/slack/briefing-${template}.${day}.${locale}.json`,
    );
  });
});
