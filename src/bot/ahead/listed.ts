/** Subscriptions as a list that stands beside other things. */
import { spansText } from '#src/briefing/wording-spans.ts';
import type { Action } from '#src/core/message.ts';
import type { Turn } from '../commands/command-deps.ts';
import { runLines, sayListed } from '../commands/list-subscriptions.ts';
import { mayChange } from '../commands/permissions.ts';
import { wordedButton } from '../commands/said.ts';
import { readSpreads, type Spreads } from '../commands/spread.ts';
import type { Subscription } from '../ports.ts';

/** One subscription of the list. */
export interface Listed {
  readonly number: number;
  /** What, when and where, and whether it is paused. */
  readonly says: string;
  /** The next three runs on the reader's clocks; empty where no clock makes it go out. */
  readonly runs: readonly string[];
  /** What the reader may do with it. */
  readonly actions: readonly Action[];
}

async function actionsOf(subscription: Subscription, turn: Turn): Promise<readonly Action[]> {
  if (!(await mayChange(subscription, turn))) return [];
  const { id, state } = subscription;
  const of = { id };
  const turned =
    state === 'active'
      ? wordedButton(turn.speech, 'button.pause', { kind: 'pause', of })
      : wordedButton(turn.speech, 'button.resume', { kind: 'resume', of });
  return [...turned, ...wordedButton(turn.speech, 'button.remove', { kind: 'remove', of })];
}

async function toListed(
  subscription: Subscription,
  look: { readonly zone: string | undefined; readonly spreads: Spreads; readonly turn: Turn },
): Promise<Listed> {
  const { locale } = look.turn.speech;
  return {
    number: subscription.number,
    says: spansText(await sayListed(subscription, look.turn), locale),
    runs: runLines(subscription, look).map((spans) => spansText(spans, locale)),
    actions: await actionsOf(subscription, look.turn),
  };
}

/** @param zone Of the reader. */
export async function listAll(
  subscriptions: readonly Subscription[],
  zone: string | undefined,
  turn: Turn,
): Promise<readonly Listed[]> {
  const spreads = await readSpreads(turn);
  return Promise.all(subscriptions.map((one) => toListed(one, { zone, spreads, turn })));
}
