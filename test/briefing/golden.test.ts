import { describe, expect, test } from 'vitest';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { LOCALES } from '#src/core/locale.ts';
import { createAsk, TODAY } from '#test/bundled.ts';
import { GOLDEN_CASES } from './golden-cases.ts';

const ask = createAsk();

describe.for(LOCALES)('the plain rendering in %s is the one that was read and kept:', (locale) => {
  test.for(GOLDEN_CASES)('$kind', async ({ kind, today = TODAY, ...turns }) => {
    const thread = turns[locale];

    const { message } = ask(thread.at(-1) ?? '', { thread: thread.slice(0, -1), today });
    const { payload, fallbackText, dropped } = renderPlain(message);

    expect(message.locale).toBe(locale);
    expect(dropped).toEqual([]);
    expect(fallbackText).toBe(payload);
    const asked = thread.map((turn) => `> ${turn}`).join('\n');
    await expect(`${asked}\n\n${payload}\n`).toMatchFileSnapshot(`../golden/plain/${kind}.${locale}.txt`);
  });
});
