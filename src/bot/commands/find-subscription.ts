import type { Subscription } from '../ports.ts';
import type { Named } from './command.ts';
import type { Turn } from './command-deps.ts';
import { maySee } from './permissions.ts';

/** The subscription that is meant; `undefined` when there is none, or it is none of the asker's business. */
export async function findSubscription(of: Named, turn: Turn): Promise<Subscription | undefined> {
  const { asked, deps } = turn;
  const { workspaceId } = asked;
  const found =
    'id' in of
      ? await deps.subscriptions.find(workspaceId, of.id)
      : (await deps.subscriptions.list(workspaceId)).find(({ number }) => number === of.number);
  if (found === undefined || !(await maySee(found, turn))) return undefined;
  return found;
}

/** The asker's own subscriptions and those of the conversation that they are in, by number. */
export async function subscriptionsInSight({ asked, deps }: Turn): Promise<readonly Subscription[]> {
  const { workspaceId, person, conversation } = asked;
  const own = await deps.subscriptions.list(workspaceId, { owner: person });
  const here = conversation === undefined ? [] : await deps.subscriptions.list(workspaceId, { target: conversation });
  const byId = new Map([...own, ...here].map((subscription) => [subscription.id, subscription]));
  return [...byId.values()].toSorted((a, b) => a.number - b.number);
}
