/** Who may see and change what. Asked again for every command, whatever button it came from. */
import type { Subscription } from '../ports.ts';
import type { Turn } from './command-deps.ts';

async function looksAfter({ target }: Pick<Subscription, 'target'>, { asked, deps }: Turn): Promise<boolean> {
  if ((await deps.directory.person(asked.person)).kind === 'admin') return true;
  const { kind, managers = [] } = await deps.directory.place(target);
  return kind !== 'direct' && managers.includes(asked.person);
}

/** Its owner, those who look after its conversation, and the admins of the workspace; what is declared, nobody. */
export async function mayChange(subscription: Subscription, turn: Turn): Promise<boolean> {
  if (subscription.origin === 'declared') return false;
  return subscription.owner === turn.asked.person || (await looksAfter(subscription, turn));
}

/** The same, whatever its origin, and all who are in its conversation. */
export async function maySee(subscription: Subscription, turn: Turn): Promise<boolean> {
  const { person, conversation } = turn.asked;
  if (subscription.owner === person || subscription.target === conversation) return true;
  return looksAfter(subscription, turn);
}

/** The same as to change, and also what is declared. */
export async function maySend(subscription: Subscription, turn: Turn): Promise<boolean> {
  return subscription.owner === turn.asked.person || (await looksAfter(subscription, turn));
}
