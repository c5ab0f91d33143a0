/** A rendered message as the activity that goes out. */
import type { Message } from '#src/core/message.ts';
import type { Outgoing } from './link.ts';
import { renderTeams, type TeamsOptions } from './render.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** What travels with a card besides what it shows. */
export interface Marks {
  /** Becomes the card's id, to find it again. */
  readonly deliveryId?: string;
  /** One person sees it: its buttons say so when they come back. */
  readonly isPrivate?: boolean;
}

/** The same JSON with a mark in the data of each button of ours. */
function markButtons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(markButtons);
  if (typeof value !== 'object' || value === null) return value;
  const marked = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, markButtons(part)]));
  return marked['app'] === 'smallcaps' ? { ...marked, private: true } : marked;
}

/** The message as a card, and nothing beside it: text of a message would be read as markdown. */
export function toActivity(message: Message, options: TeamsOptions = {}, marks: Marks = {}): Outgoing {
  const { card, summary } = renderTeams(message, options).payload;
  const { deliveryId, isPrivate = false } = marks;
  const content = {
    ...(isPrivate ? (markButtons(card) as object) : card), // the same shape, an object
    ...(deliveryId === undefined ? {} : { id: deliveryId }),
  };
  return { type: 'message', summary, attachments: [{ contentType: CARD, content }] };
}
