import { expect } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { Card } from '#src/platform/teams/card.ts';
import { renderTeams, type TeamsOptions } from '#src/platform/teams/render.ts';

/** Renders and holds the card against our schema; nothing of it may be dropped. The payload as text for a golden file. */
export function renderChecked(message: Message, options?: TeamsOptions): string {
  const { payload, dropped } = renderTeams(message, options);

  expect(Card.parse(payload.card)).toEqual(payload.card);
  expect(dropped).toEqual([]);
  return `${JSON.stringify(payload, undefined, 2)}\n`;
}
