import { describe, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { Card } from '#src/platform/teams/card.ts';
import { renderTeams, type TeamsOptions } from '#src/platform/teams/render.ts';
import { GOLDEN_MESSAGES } from './golden-messages.ts';

/** Renders and holds the card against our schema; nothing of it may be dropped. The payload as text for a golden file. */
function renderChecked(message: Message, options?: TeamsOptions): string {
  const { payload, dropped } = renderTeams(message, options);

  expect(Card.parse(payload.card)).toEqual(payload.card);
  expect(dropped).toEqual([]);
  return `${JSON.stringify(payload, undefined, 2)}\n`;
}

test.for(GOLDEN_MESSAGES)('the card of $name is the one that was read and kept', async ({ name, message }) => {
  await expect(renderChecked(message)).toMatchFileSnapshot(`../../golden/teams/${name}.json`);
});

describe('a new report in another form is the card that was read and kept:', () => {
  const { message } = GOLDEN_MESSAGES.find(({ name }) => name === 'briefing-new-report.2025-09-02.en') ?? {};
  const picture = { light: 'https://charts.example.com/l.png', dark: 'https://charts.example.com/d.png' };
  test.for<readonly [string, TeamsOptions]>([
    ['pictures', { pictureOf: () => picture }],
    ['compact', { level: 'compact' }],
  ])('%s', async ([form, options]) => {
    if (message === undefined) throw new Error('there is no such message');

    await expect(renderChecked(message, options)).toMatchFileSnapshot(
      `../../golden/teams/briefing-new-report.2025-09-02.en.${form}.json`,
    );
  });
});
