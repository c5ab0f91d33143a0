/** Subscriptions that the settings declare, made to stand as they are declared: at each start, workspace by workspace. */
import type { Logger } from 'pino';
import type { DeclaredSubscription, Subscription } from '../ports.ts';
import { progressNow } from './change.ts';
import { type CommandDeps, type Turn, toTurn } from './command-deps.ts';
import { chooseContent } from './content.ts';
import { subjectOf } from './subscribe.ts';

/** Who the audit says it was. */
const ACTOR = 'config/smallcaps.yaml';

type Terms = Pick<Subscription, 'owner' | 'target' | 'content' | 'schedule' | 'trigger' | 'locale'>;

function termsOf(declared: DeclaredSubscription, turn: Turn): Terms | undefined {
  const { owner, target, schedule, trigger, locale, template, cut, question } = declared;
  const content = { kind: 'template' as const, template: template ?? '', ...(cut === undefined ? {} : { cut }) };
  const chosen = chooseContent({ when: '', ...(question === undefined ? { content } : { question }) }, turn);
  return chosen.kind === 'content' ? { owner, target, content: chosen.content, schedule, trigger, locale } : undefined;
}

function toKey({ owner, target, content, schedule, trigger, locale }: Terms): string {
  const { timing, zone, calendar } = schedule;
  return JSON.stringify([owner, target, content, timing, zone, calendar, trigger, locale]);
}

/** The id of one that is declared by this name. */
export function declaredId(name: string): string {
  return `declared:${name}`;
}

async function keep(id: string, terms: Terms, turn: Turn): Promise<void> {
  const { asked, deps } = turn;
  const { workspaceId, place } = asked;
  const there = await deps.subscriptions.find(workspaceId, id);
  if (there !== undefined && toKey(there) === toKey(terms)) return;
  // The clock begins now: what is declared never fires for the past.
  const progress = progressNow(terms, turn);
  if (there === undefined) {
    const made = await deps.subscriptions.create({ workspaceId, id, ...terms, origin: 'declared', ...progress });
    await deps.audit.append(workspaceId, { actor: ACTOR, action: 'subscribed', subject: subjectOf(made), place });
    return;
  }
  const { nextAt: _, reason: __, ...rest } = there;
  await deps.subscriptions.change({ ...rest, ...terms, ...progress, state: 'active' });
  const subject = subjectOf({ ...there, ...terms });
  await deps.audit.append(workspaceId, { actor: ACTOR, action: 'subscription_changed', subject, place });
}

/** Creates, changes and removes what is declared for one workspace; what people have set up stays. */
export async function reconcileDeclared(
  workspaceId: string,
  declared: readonly DeclaredSubscription[],
  { log, ...deps }: CommandDeps & { readonly log: Logger },
): Promise<void> {
  const asked = { workspaceId, person: ACTOR, place: ACTOR, keys: [ACTOR], locale: 'en' } as const;
  const turn = toTurn(asked, deps);
  const own = declared.filter((one) => one.workspaceId === workspaceId);
  const ids = new Set(own.map(({ name }) => declaredId(name)));
  for (const one of own) {
    const terms = termsOf(one, turn);
    if (terms === undefined) log.error({ name: one.name }, 'a declared subscription has nothing that could be sent');
    else await keep(declaredId(one.name), terms, turn);
  }
  for (const one of await deps.subscriptions.list(workspaceId)) {
    if (one.origin !== 'declared' || ids.has(one.id)) continue;
    await deps.subscriptions.remove(workspaceId, one.id);
    await deps.audit.append(workspaceId, {
      actor: ACTOR,
      action: 'unsubscribed',
      subject: subjectOf(one),
      place: ACTOR,
    });
  }
}
