import type { NewSubscription, PlannedPost, Subscription } from '#src/bot/ports.ts';
import { somePost } from './sample-posts.ts';
import { START } from './store-under-test.ts';

/** A subscription that is due at the start. */
export function someSubscription(
  id: string,
  more: Partial<NewSubscription> = {},
): Omit<NewSubscription, 'number'> & { readonly nextAt: number } {
  return {
    workspaceId: 'slack:T1',
    id,
    owner: 'U1',
    target: 'C1',
    content: { kind: 'template', template: 'morning-digest' },
    schedule: { timing: { kind: 'cron', expression: '30 7 * * 1-5' }, zone: 'America/New_York', calendar: 'skip' },
    trigger: 'every-slot',
    locale: 'en',
    origin: 'said',
    ...more,
    nextAt: more.nextAt ?? START,
  };
}

/** A post of a subscription, by the name of its occurrence. */
export function planned(subscription: Subscription, local: string, more: Partial<PlannedPost> = {}): PlannedPost {
  const { id, workspaceId, target } = subscription;
  return { post: somePost(`${id}-${local}`, { workspaceId, source: id, target, occurrence: local }), ...more };
}
