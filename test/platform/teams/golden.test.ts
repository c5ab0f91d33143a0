import { describe, expect, test } from 'vitest';
import { brief } from '#src/bot/brief.ts';
import { LOCALES } from '#src/core/locale.ts';
import { BRIEFING_CASES } from '#test/briefing/briefing-cases.ts';
import { GOLDEN_CASES } from '#test/briefing/golden-cases.ts';
import { createAsk, loadBundled, TODAY } from '#test/bundled.ts';
import { renderChecked } from './render-checked.ts';

const knowledge = loadBundled();
const ask = createAsk(knowledge);

describe.for(LOCALES)('the card in %s is the one that was read and kept:', (locale) => {
  test.for(GOLDEN_CASES)('$kind', async ({ kind, today = TODAY, ...turns }) => {
    const thread = turns[locale];
    const { message } = ask(thread.at(-1) ?? '', { thread: thread.slice(0, -1), today });

    await expect(renderChecked(message)).toMatchFileSnapshot(`../../golden/teams/${kind}.${locale}.json`);
  });

  test.for(BRIEFING_CASES)('$template on $day', async ({ template, day }) => {
    const briefed = brief({ template, day, locale }, knowledge);
    if (briefed.kind !== 'briefed') throw new Error(briefed.kind);

    await expect(renderChecked(briefed.message)).toMatchFileSnapshot(
      `../../golden/teams/briefing-${template}.${day}.${locale}.json`,
    );
  });
});
