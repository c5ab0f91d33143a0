import type { Message } from '#src/core/message.ts';
import { dateAt } from '#src/schedule/wall-clock.ts';
import { writeContent } from '../deliver/write-content.ts';
import type { Subscription } from '../ports.ts';
import type { Turn } from './command-deps.ts';
import { sayPlace } from './place.ts';
import { message, paragraph } from './said.ts';

const NO_TASK = { kind: 'subscription', local: 'preview', trigger: 'asked' } as const;

function written(subscription: Subscription, { deps, knowledge }: Turn): Message | undefined {
  const day = dateAt(deps.now(), subscription.schedule.zone);
  const task = { ...NO_TASK, subscriptionId: subscription.id, slotAt: deps.now() };
  const rendered = writeContent({ subscription, task, day, notes: [] }, knowledge, { ...deps, hash: () => '' });
  return rendered.kind === 'message' ? rendered.message : undefined;
}

/** What would be posted if it went out now, without posting it. */
export async function preview(subscription: Subscription, turn: Turn): Promise<Message> {
  const { speech } = turn;
  const { number, target } = subscription;
  const shown = written(subscription, turn);
  if (shown === undefined) return message(speech, paragraph(speech, 'subscription.no_preview', { number }));
  const note = paragraph(speech, 'subscription.preview', { number, place: await sayPlace(target, turn) });
  return { ...shown, blocks: [note, { type: 'divider' }, ...shown.blocks] };
}
