import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import type { Action } from '#src/core/message.ts';
import type { Button, SlackBlock } from './blocks.ts';
import type { Section } from './budget.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './render-text.ts';

/** Prefix of the `action_id` of every button that asks something. */
export const ASK_ACTION = 'ask:';

function toButton({ label, query }: Action, number: number): Button[] {
  const text = plainText(label, LIMITS.buttonLabel);
  // A question that is cut would be another question, so such a button is left out; canonical ones always fit.
  const isWhole = query.trim() !== '' && countCodePoints(query) <= LIMITS.buttonValue;
  if (!isWhole || text.text.trim() === '') return [];
  return [{ type: 'button', action_id: `${ASK_ACTION}${number}`, text, value: query }];
}

/**
 * Actions as buttons, each with its canonical question as value.
 *
 * @param before How many actions stood before in this message: an `action_id` is unique within it.
 */
export function actionsSection(actions: readonly Action[], before: number): Section {
  const buttons = actions.flatMap((action, at) => toButton(action, before + at + 1));
  return {
    rank: 'items',
    size: buttons.length,
    build(kept) {
      const blocks: SlackBlock[] = [];
      for (let from = 0; from < kept; from += LIMITS.buttons) {
        blocks.push({ type: 'actions', elements: buttons.slice(from, Math.min(kept, from + LIMITS.buttons)) });
      }
      return { blocks, numbers: [] };
    },
  };
}
