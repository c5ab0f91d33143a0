import type { Selectable } from 'kysely';
import type { NewSubscription, Subscription } from '#src/bot/ports.ts';
import { Schedule } from '#src/schedule/schedule.ts';
import type { SubscriptionTable } from './schema.ts';
import { readStoredJson } from './stored-json.ts';
import { StoredContent } from './stored-subscription.ts';

type Row = Selectable<SubscriptionTable>;

/** A subscription as its row says. What is null is absent. */
export function toSubscription(row: Row): Subscription {
  const what = `subscription ${row.number} of ${row.workspace_id}`;
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    number: row.number,
    owner: row.owner,
    target: row.target,
    content: readStoredJson(row.content, StoredContent, what),
    schedule: readStoredJson(row.schedule, Schedule, what),
    trigger: row.trigger_kind,
    locale: row.locale,
    origin: row.origin,
    ...(row.next_at === null ? {} : { nextAt: row.next_at }),
    ...(row.last_report === null ? {} : { lastReport: row.last_report }),
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
    createdAt: row.created_at,
    version: row.version,
  };
}

/** What of a row may change. */
export function toChangeable(
  subscription: Omit<NewSubscription, 'number'> & Partial<Pick<Subscription, 'state' | 'reason'>>,
): Omit<Row, 'workspace_id' | 'id' | 'number' | 'origin' | 'created_at' | 'version'> {
  const { owner, target, content, schedule, trigger, locale, nextAt, lastReport, state, reason } = subscription;
  return {
    owner,
    target,
    content: JSON.stringify(content),
    schedule: JSON.stringify(schedule),
    trigger_kind: trigger,
    locale,
    next_at: nextAt ?? null,
    last_report: lastReport ?? null,
    state: state ?? 'active',
    reason: reason ?? null,
  };
}
