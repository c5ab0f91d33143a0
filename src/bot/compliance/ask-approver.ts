import type { Message } from '#src/core/message.ts';
import { answerQuestion } from '../answer-question.ts';
import type { DeskDeps } from '../desk-deps.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Act, Directory, Wanted } from '../ports.ts';
import { postOnce } from '../post-once.ts';
import {
  APPROVAL_HOURS,
  type ApprovalRequest,
  approvalPostId,
  approversFor,
  writeDecision,
  writeRequest,
} from './approval.ts';
import { paragraph, sayIn } from './words.ts';
import type { SettingsMemory } from './workspace-settings.ts';

/** What asking an approver takes. */
export interface AskApproverDeps
  extends Pick<DeskDeps, 'knowledge' | 'today' | 'posts' | 'audit' | 'chat' | 'wait' | 'newToken' | 'now'> {
  readonly readBackAfterMs: number;
  readonly directory: Directory;
  readonly memory: SettingsMemory;
}

const HOUR_MS = 3_600_000;

const WANTS: Readonly<Record<Act, string>> = {
  answers: 'approval.answers',
  digests: 'approval.digests',
  csv: 'approval.csv',
};

function answerOf(
  { again, locale }: ApprovalRequest,
  { knowledge, today }: { readonly knowledge: Knowledge; readonly today: string },
): Message {
  return answerQuestion({ question: again, thread: [], today, locale }, knowledge).message;
}

/** A request for the eyes of an approver: who wants what where, the answer itself, and two buttons. */
function requestMessage(
  { request, text, person, place }: { request: ApprovalRequest; text: string; person: string; place: string },
  deps: { readonly knowledge: Knowledge; readonly today: string },
): Message {
  const { locale, act, again, to } = request;
  const say = (key: string, slots: Readonly<Record<string, string>> = {}): string =>
    sayIn(deps.knowledge, locale, key, slots);
  const key = act === 'answers' && to === undefined ? 'approval.private' : WANTS[act];
  const shown = again === '' ? [] : answerOf(request, deps).blocks.filter(({ type }) => type !== 'actions');
  return {
    locale,
    blocks: [
      { type: 'header', spans: [{ type: 'text', text: say('approval.title') }] },
      paragraph(say(key, { person, place })),
      paragraph(say('approval.until', { hours: String(APPROVAL_HOURS) })),
      ...(shown.length === 0 ? [] : [{ type: 'divider' } as const, ...shown]),
      {
        type: 'actions',
        actions: [
          { label: say('approval.yes'), query: writeDecision(true, text) },
          { label: say('approval.no'), query: writeDecision(false, text) },
        ],
      },
    ],
  };
}

/** Sends a request to every approver in their direct conversation, each once. */
export async function askApprover(wanted: Wanted, deps: AskApproverDeps): Promise<'asked' | 'nobody'> {
  const { workspaceId, person, keys, act, to, isReply = false, again, locale, place } = wanted;
  const { directory, memory, chat } = deps;
  const key = keys.at(-1);
  if (again === undefined || key === undefined) return 'nobody';
  const until = deps.now() + APPROVAL_HOURS * HOUR_MS;
  const where = to === undefined ? {} : { to };
  const request: ApprovalRequest = { act, person, ...where, isReply, again, locale, key, until };
  const text = writeRequest(request);
  if (text === undefined) return 'nobody';
  const [approvers, asker, named] = await Promise.all([
    memory.read(workspaceId).then(({ value }) => approversFor(person, value, directory)),
    directory.person(person),
    directory.place(to ?? place),
  ]);
  const names = { person: asker.name ?? person, place: named.name ?? to ?? place };
  const message = requestMessage({ request, text, ...names }, { knowledge: deps.knowledge(), today: deps.today() });
  const sent = await Promise.all(
    approvers.map(async (approver) => {
      const target = await chat.direct(approver);
      if (target === undefined) return false;
      // The ledger keeps what was asked: a decision counts only on what was sent to whoever decides.
      const post = { workspaceId, id: approvalPostId(key, approver), source: 'approval', target, occurrence: text };
      return (await postOnce({ post: { ...post, notBefore: 0 }, message }, deps)).kind !== 'failed';
    }),
  );
  if (!sent.includes(true)) return 'nobody';
  await deps.audit.append(workspaceId, { actor: person, action: 'approval_asked', subject: `${act} ${again}`, place });
  return 'asked';
}
