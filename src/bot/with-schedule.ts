import { say } from '#src/briefing/wording-spans.ts';
import type { Message } from '#src/core/message.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * The message with one more button, which has it sent on a schedule.
 *
 * @param schedule The command of an answer. Absent: there is nothing to send, and the message stays as it is.
 */
export function withSchedule(message: Message, schedule: string | undefined, knowledge: Knowledge): Message {
  if (schedule === undefined) return message;
  const { locale } = message;
  const label = say({ locale, wording: knowledge.wordings[locale], library: knowledge.library }, 'button.schedule');
  return { ...message, blocks: [...message.blocks, { type: 'actions', actions: [{ label, query: schedule }] }] };
}
