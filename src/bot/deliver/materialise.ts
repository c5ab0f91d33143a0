/** From subscriptions to posts in the ledger: what has come due, and what a new report makes go out. */
import type { Logger } from 'pino';
import type { ReportId } from '#src/core/ids.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import type { Knowledge } from '../knowledge.ts';
import type { PlannedPost, Subscription, SubscriptionStore } from '../ports.ts';
import { planSlots } from './plan-slots.ts';

export interface MaterialiseDeps {
  readonly subscriptions: SubscriptionStore;
  readonly knowledge: () => Knowledge;
  readonly calendar: () => TradingCalendar;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  readonly newToken: () => string;
  readonly catchUpMs: number;
  readonly log: Logger;
}

const AT_ONCE = 200;
const HOUR_MS = 3_600_000;
/** A new report is no longer news after that. */
const NEWS_MS = 86_400_000;

/** Plans one subscription; one that cannot be planned is tried again in an hour, and keeps nobody waiting. */
async function goOn(subscription: Subscription, deps: MaterialiseDeps): Promise<number> {
  const { subscriptions, now, calendar, catchUpMs, newToken, log } = deps;
  const rules = { now: now(), calendar: calendar(), catchUpMs, newToken };
  try {
    const { posts, to } = planSlots(subscription, rules);
    return (await subscriptions.advance(subscription, posts, to)) ? posts.length : 0;
  } catch (error) {
    const { workspaceId, number } = subscription;
    log.error({ err: error, workspaceId, number }, 'a subscription could not be planned');
    await subscriptions.advance(subscription, [], { nextAt: rules.now + HOUR_MS });
    return 0;
  }
}

async function planDue(deps: MaterialiseDeps): Promise<number> {
  let count = 0;
  for (;;) {
    const due = await deps.subscriptions.due(AT_ONCE);
    for (const subscription of due) count += await goOn(subscription, deps);
    if (due.length === 0) return count;
  }
}

const REPORT = /^(?<publisher>.*)-(?<month>\d{4}-\d{2})@(?<version>\d+)$/;

/** Whether a report is news to who has seen the other one: of a later month, or a later version. What has no such name always is. */
export function isNews(report: ReportId, seen: ReportId | undefined): boolean {
  const [one, other] = [REPORT.exec(report)?.groups, REPORT.exec(seen ?? '')?.groups];
  if (one === undefined || other === undefined) return report !== seen;
  if (one['month'] !== other['month']) return (one['month'] ?? '') > (other['month'] ?? '');
  if (one['publisher'] !== other['publisher']) return true;
  return Number(one['version']) > Number(other['version']);
}

function onReport(subscription: Subscription, report: ReportId, { now, newToken }: MaterialiseDeps): PlannedPost {
  const { workspaceId, id, target, lastReport } = subscription;
  const occurrence = `report:${report}`;
  const slotAt = now();
  return {
    post: {
      workspaceId,
      id: newToken(),
      source: id,
      target,
      occurrence,
      notBefore: slotAt,
      expiresAt: slotAt + NEWS_MS,
      task: {
        kind: 'subscription',
        subscriptionId: id,
        local: occurrence,
        slotAt,
        trigger: 'report',
        reportId: report,
        ...(lastReport === undefined ? {} : { seen: lastReport }),
      },
    },
  };
}

/** Each version of a report makes a subscription go out once; one that is taken back makes none. */
async function planReport(deps: MaterialiseDeps): Promise<number> {
  const report = deps.knowledge().library.latest?.id;
  if (report === undefined) return 0;
  let count = 0;
  for (;;) {
    const unaware = await deps.subscriptions.unaware(report, AT_ONCE);
    for (const subscription of unaware) {
      const { lastReport, nextAt } = subscription;
      const posts = isNews(report, lastReport) ? [onReport(subscription, report, deps)] : [];
      const to = { lastReport: report, ...(nextAt === undefined ? {} : { nextAt }) };
      if (await deps.subscriptions.advance(subscription, posts, to)) count += posts.length;
    }
    if (unaware.length === 0) return count;
  }
}

/** Writes down all that is to go out by now. Resolves to how many posts, those included that ended at once. */
export async function materialise(deps: MaterialiseDeps): Promise<number> {
  return (await planDue(deps)) + (await planReport(deps));
}
