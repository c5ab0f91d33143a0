import type { Message } from '#src/core/message.ts';
import type { Subscription } from '../ports.ts';
import { audit, refusal } from './change.ts';
import type { Turn } from './command-deps.ts';
import { sayContent } from './content.ts';
import { mayChange } from './permissions.ts';
import { actions, message, paragraph, wordedButton } from './said.ts';

/** Asks back once: a removed subscription does not come back. */
export async function askRemove(subscription: Subscription, turn: Turn): Promise<Message> {
  const { speech } = turn;
  if (!(await mayChange(subscription, turn))) return refusal(subscription, turn);
  const { id, number } = subscription;
  const of = { id };
  return message(
    speech,
    paragraph(speech, 'subscription.ask_remove', { number, what: sayContent(subscription.content, turn) }),
    ...actions([
      ...wordedButton(speech, 'button.really_remove', { kind: 'really_remove', of }),
      ...wordedButton(speech, 'button.keep', { kind: 'show', of }),
    ]),
  );
}

export async function remove(subscription: Subscription, turn: Turn): Promise<Message> {
  const { deps, speech } = turn;
  if (!(await mayChange(subscription, turn))) return refusal(subscription, turn);
  await deps.subscriptions.remove(subscription.workspaceId, subscription.id);
  await audit('unsubscribed', subscription, turn);
  return message(speech, paragraph(speech, 'subscription.removed', { number: subscription.number }));
}
