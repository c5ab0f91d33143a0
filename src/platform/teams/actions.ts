/** Buttons that ask or do something, each with its canonical line. */
import { whole } from '#src/briefing/renderers/sections.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Action } from '#src/core/message.ts';
import { isCarried } from './action-data.ts';
import type { Section } from './budget.ts';
import type { CardAction, CardElement } from './card.ts';
import { plainField } from './escape.ts';
import { LIMITS } from './limits.ts';

function toButton({ label, query }: Action, locale: Locale): CardAction[] {
  const title = plainField(label, LIMITS.buttonLabel);
  // A question that is cut would be another question, so such a button is left out.
  if (!isCarried(query) || title.trim() === '') return [];
  return [{ type: 'Action.Submit', title, data: { app: 'smallcaps', locale, action: 'ask', query } }];
}

/** Rows of as many buttons as clients draw. */
function rowsOf(buttons: readonly CardAction[]): CardElement[] {
  const rows: CardElement[] = [];
  for (let from = 0; from < buttons.length; from += LIMITS.buttons) {
    rows.push({ type: 'ActionSet', actions: buttons.slice(from, from + LIMITS.buttons) });
  }
  return rows;
}

/** Actions as buttons. */
export function actionsSection(actions: readonly Action[], locale: Locale): Section {
  const buttons = actions.flatMap((action) => toButton(action, locale)).slice(0, LIMITS.allButtons);
  return {
    rank: 'items',
    size: buttons.length,
    build: (kept) => ({ blocks: rowsOf(buttons.slice(0, kept)), numbers: [] }),
  };
}

/** Our own buttons below all else: part of the core, so that they stand in the smallest card too. */
export function controlsSection(controls: readonly CardAction[]): Section {
  return whole<CardElement>('core', { blocks: rowsOf(controls), numbers: [] });
}
