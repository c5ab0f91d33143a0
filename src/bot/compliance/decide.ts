import type { Locale } from '#src/core/locale.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { makeCsv } from '../export-csv.ts';
import type { Decided, Decision } from '../ports.ts';
import { postOnce } from '../post-once.ts';
import { postShared } from '../share-answer.ts';
import { type ApprovalRequest, approvalPostId, mayDecide, parseDecision } from './approval.ts';
import { mayPostThere } from './may-post-there.ts';
import type { OpenCompliance } from './open-compliance.ts';
import { messageOf, sayIn } from './words.ts';

/** What deciding takes. */
export type DecideDeps = DeskDeps & Pick<OpenCompliance, 'memory' | 'directory'>;

/** What came of a request: each has its words for the approver and for the asker. */
const OUTCOMES = {
  done: ['approval.done', 'told.approved'],
  declined: ['approval.declined', 'told.declined'],
  late: ['approval.late', 'told.late'],
  withheld: ['approval.withheld', 'told.declined'],
  failed: ['approval.failed', 'told.failed'],
} as const;

type Outcome = keyof typeof OUTCOMES;

/** Somebody else may be writing settings. */
const TRIES = 5;

function tellApprover(key: string, locale: Locale, isOver: boolean, deps: DecideDeps): Decided {
  return { isOver, message: messageOf(locale, sayIn(deps.knowledge(), locale, key)) };
}

/** Lets digests go to a conversation from now on. */
async function approveDigests(workspaceId: string, to: string, { memory }: DecideDeps): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { value, version } = await memory.readFresh(workspaceId);
    if (value.approvedFor.includes(to)) return true;
    const next = { ...value, approvedFor: [...value.approvedFor, to] };
    if (await memory.write(workspaceId, { value: next, version })) return true;
  }
  return false;
}

/** Does what was approved. */
async function carryOut(
  workspaceId: string,
  request: ApprovalRequest,
  deps: DecideDeps,
): Promise<{ readonly outcome: Outcome; readonly file?: Decided['file'] }> {
  const { act, person, to, isReply, again, locale, key } = request;
  if (act === 'digests') {
    const isDone = to !== undefined && (await approveDigests(workspaceId, to, deps));
    return { outcome: isDone ? 'done' : 'failed' };
  }
  if (act === 'csv') {
    const made = await makeCsv({ workspaceId, person, place: to ?? 'home', locale, again }, deps);
    return made === undefined ? { outcome: 'failed' } : { outcome: 'done', file: { person, locale, ...made } };
  }
  const target = to ?? (await deps.chat.direct(person));
  if (target === undefined) return { outcome: 'failed' };
  const isThread = isReply || to === undefined;
  const shared = {
    workspaceId,
    person,
    place: target,
    again,
    locale,
    target,
    isReply: isThread,
    id: `approved:${key}`,
  };
  return { outcome: (await postShared(shared, deps)) === 'answered' ? 'done' : 'failed' };
}

/** Tells the asker in their direct conversation, once. */
async function tellAsker(
  workspaceId: string,
  request: ApprovalRequest,
  outcome: Outcome,
  deps: DecideDeps,
): Promise<void> {
  const { person, to, key, locale } = request;
  const target = await deps.chat.direct(person);
  if (target === undefined) return;
  const place = to === undefined ? undefined : (await deps.directory.place(to)).name;
  const [, words] = OUTCOMES[outcome];
  const knowledge = deps.knowledge();
  const text = sayIn(knowledge, locale, words, { place: place ?? sayIn(knowledge, locale, 'told.here') });
  const id = `told:${key}`;
  const post = { workspaceId, id, source: 'told', target, occurrence: id, notBefore: 0 };
  await postOnce({ post, message: messageOf(locale, text) }, deps);
}

/** How a request stands before anything is done: `undefined` where it may be carried out. */
async function lookAt(
  { workspaceId }: Decision,
  { act, person, to, until }: ApprovalRequest,
  deps: DecideDeps,
): Promise<'late' | 'withheld' | 'unsaid' | undefined> {
  if (deps.now() >= until) return 'late';
  const { value } = await deps.memory.readFresh(workspaceId);
  const going = { workspaceId, act, person, ...(to === undefined ? {} : { place: to }) };
  const permission = await mayPostThere(going, value, deps.directory);
  if (permission.kind !== 'refused') return undefined;
  return permission.because === 'unsaid' ? 'unsaid' : 'withheld';
}

/**
 * Carries out or refuses what was asked, once, whoever of the approvers comes first.
 *
 * It counts only what the ledger says was sent to this very person, and only while they may decide.
 */
export async function decide(decision: Decision, deps: DecideDeps): Promise<Decided> {
  const { workspaceId, person, value, place } = decision;
  const parsed = parseDecision(value);
  if (parsed === undefined) return { isOver: false };
  const { isApproved, text, request } = parsed;
  const { key, act, again, locale } = request;
  const [sent, { value: settings }] = await Promise.all([
    deps.postHistory.find({ workspaceId, id: approvalPostId(key, person) }),
    deps.memory.readFresh(workspaceId),
  ]);
  const isSent = sent?.source === 'approval' && sent.occurrence === text;
  if (!isSent || !(await mayDecide(person, request.person, settings, deps.directory))) {
    return tellApprover('approval.not_you', locale, false, deps);
  }
  const state = isApproved ? await lookAt(decision, request, deps) : deps.now() >= request.until ? 'late' : undefined;
  if (state === 'unsaid') return tellApprover('compliance.unsaid', locale, false, deps);
  if (!(await deps.events.claim(workspaceId, [`decision:${key}`]))) {
    return tellApprover('approval.known', locale, true, deps);
  }
  const subject = `${act} ${again}`;
  const action = isApproved && state === undefined ? 'approved' : 'declined';
  await deps.audit.append(workspaceId, { actor: person, action, subject, place: request.to ?? place });
  const { outcome, file } =
    action === 'approved'
      ? await carryOut(workspaceId, request, deps)
      : { outcome: state ?? ('declined' as const), file: undefined };
  await tellAsker(workspaceId, request, outcome, deps);
  return { ...tellApprover(OUTCOMES[outcome][0], locale, true, deps), ...(file === undefined ? {} : { file }) };
}
