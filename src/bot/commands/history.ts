/** What was posted, and what was not and why. */
import { say } from '#src/briefing/wording-spans.ts';
import type { Action, Block, Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { sayReason } from '../deliver/say-reason.ts';
import type { Post, PostChange, Subscription } from '../ports.ts';
import type { Turn } from './command-deps.ts';
import { sayContent } from './content.ts';
import { subscriptionsInSight } from './find-subscription.ts';
import { noSubscriptions } from './list-subscriptions.ts';
import { maySend } from './permissions.ts';
import { actions, button, header, line, lineText, list, message, paragraph } from './said.ts';
import { sayMoment, sayTime } from './when.ts';

/** Of one subscription, and of each where there are several. */
const MOST_OF_ONE = 12;
const MOST_OF_EACH = 4;
/** A post that begins later than this after its time went out late. */
const LATE_MS = 5 * 60_000;
const HASH_SHOWN = 8;

const STATE_KEYS = {
  due: 'history.due',
  sending: 'history.sending',
  uncertain: 'history.uncertain',
  checking: 'history.uncertain',
  sent: 'history.sent',
  failed: 'history.failed',
  unverifiable: 'history.unverifiable',
  skipped: 'history.skipped',
  expired: 'history.expired',
} as const;

/** One post with its changes and its subscription. */
interface Entry {
  readonly post: Post;
  readonly changes: readonly PostChange[];
  readonly subscription: Subscription;
}

function plannedAt({ task, notBefore }: Post): number {
  return task?.kind === 'subscription' ? task.slotAt : notBefore;
}

function isLate({ post }: Entry): boolean {
  if (post.state !== 'sent' || post.lastTryAt === undefined) return false;
  return post.lastTryAt - plannedAt(post) > LATE_MS;
}

/** The reason that goes with the state; of a late one the first that held it up. */
function reasonOf({ post, changes }: Entry): string | undefined {
  const applied = changes.filter((change) => change.applied);
  if (post.state !== 'sent') return applied.findLast(({ state }) => state === post.state)?.reason;
  return applied.find(({ state }) => state === 'due' || state === 'uncertain')?.reason;
}

function lateLine(entry: Entry, turn: Turn): readonly Span[] {
  const { speech } = turn;
  const { post, subscription } = entry;
  const time = sayTime(post.lastTryAt ?? post.notBefore, subscription.schedule.zone);
  if (post.task?.kind === 'subscription' && post.task.wasMissed === true)
    return line(speech, 'history.late_missed', { time });
  const reason = reasonOf(entry);
  if (reason === undefined) return line(speech, 'history.late', { time });
  return line(speech, 'history.late_because', { time, reason: sayReason(reason, speech) });
}

function stateLine(entry: Entry, turn: Turn): readonly Span[] {
  const { speech } = turn;
  const { post, subscription } = entry;
  if (isLate(entry)) return lateLine(entry, turn);
  const reason = reasonOf(entry);
  const time = post.lastTryAt === undefined ? undefined : sayTime(post.lastTryAt, subscription.schedule.zone);
  return line(speech, STATE_KEYS[post.state], {
    ...(time === undefined ? {} : { time }),
    ...(reason === undefined ? {} : { reason: sayReason(reason, speech) }),
  });
}

const DOT: Span = { type: 'text', text: ' · ' };

/** How often it was tried, where the message is, and what it says in short: for whoever looks after the bot. */
function proofOf({ post }: Entry, { speech }: Turn): readonly Span[] {
  const { attempts, link, contentHash } = post;
  const parts: (readonly Span[])[] = [];
  if (link !== undefined) parts.push([{ type: 'text', text: say(speech, 'history.link'), link }]);
  if (attempts > 0) parts.push(line(speech, 'history.attempts', { count: attempts }));
  if (contentHash !== undefined) parts.push(line(speech, 'history.hash', { hash: contentHash.slice(0, HASH_SHOWN) }));
  return parts.flatMap((part) => [DOT, ...part]);
}

function entryLine(entry: Entry, turn: Turn): readonly Span[] {
  const { post, subscription } = entry;
  const planned: Span = {
    type: 'text',
    text: sayMoment(plannedAt(post), subscription.schedule.zone, turn),
    emphasis: true,
  };
  return [
    planned,
    { type: 'text', text: turn.speech.locale === 'zh' ? '：' : ': ' },
    ...stateLine(entry, turn),
    ...proofOf(entry, turn),
  ];
}

async function entriesOf(subscription: Subscription, most: number, { deps }: Turn): Promise<readonly Entry[]> {
  const { workspaceId, id: source } = subscription;
  const posts = await deps.postHistory.list(workspaceId, { source, limit: most });
  return Promise.all(
    posts.map(async (post) => ({ post, subscription, changes: await deps.postHistory.changes(post) })),
  );
}

async function resendButtons(entries: readonly Entry[], turn: Turn): Promise<readonly Action[]> {
  const { speech } = turn;
  const open = entries.filter(({ post }) => post.state === 'failed' || post.state === 'unverifiable');
  const buttons = await Promise.all(
    open.map(async ({ post, subscription }) => {
      if (!(await maySend(subscription, turn))) return [];
      const moment = sayMoment(plannedAt(post), subscription.schedule.zone, turn);
      return button(lineText(speech, 'button.resend', { moment }), { kind: 'resend_post', postId: post.id });
    }),
  );
  return buttons.flat();
}

function section(subscription: Subscription, entries: readonly Entry[], turn: Turn): readonly Block[] {
  const { speech } = turn;
  const { number, content } = subscription;
  const title = lineText(speech, 'subscription.title', { number, what: sayContent(content, turn) });
  if (entries.length === 0) return list([line(speech, 'history.none')], title);
  return list(
    entries.map((entry) => entryLine(entry, turn)),
    title,
  );
}

/** The last posts of these subscriptions, or of all in sight, the latest first, with a button for each that can be sent again. */
export async function history(of: readonly Subscription[] | undefined, turn: Turn): Promise<Message> {
  const { speech } = turn;
  const subscriptions = of ?? (await subscriptionsInSight(turn));
  if (subscriptions.length === 0) return noSubscriptions(turn);
  const most = subscriptions.length === 1 ? MOST_OF_ONE : MOST_OF_EACH;
  const sections = await Promise.all(
    subscriptions.map(async (subscription) => ({ subscription, entries: await entriesOf(subscription, most, turn) })),
  );
  const entries = sections.flatMap((one) => one.entries);
  const hasUnsure = entries.some(({ post }) => post.state === 'unverifiable');
  return message(
    speech,
    header(speech, 'history.title'),
    ...sections.flatMap((one) => section(one.subscription, one.entries, turn)),
    ...(hasUnsure ? [paragraph(speech, 'history.about_unverifiable')] : []),
    ...actions(await resendButtons(entries, turn)),
  );
}
