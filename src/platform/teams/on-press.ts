/** What a pressed button leads to. It came back from a client: what it carries was read again, and who presses is looked at. */
import { NOTICES } from './notices.ts';
import { isDecision, onDecision } from './on-decision.ts';
import { onScheduled, openSchedule } from './on-schedule.ts';
import { onSettings } from './on-settings.ts';
import { type AnswerDeps, keyOf, notice, type Of, replyPrivately, say, toRequest } from './reply.ts';
import { onCsv } from './send-csv.ts';

type Pressed = Of<'pressed'>;
type PressedOf<Action extends Pressed['data']['action']> = Extract<Pressed['data'], { action: Action }>;

/** Follows a button. */
export async function onPress(pressed: Pressed, deps: AnswerDeps): Promise<void> {
  const { data } = pressed;
  switch (data.action) {
    case 'ask':
      return onAsk(pressed, data, deps);
    case 'follow-up':
      return onFollowUp(pressed, data, deps);
    case 'share':
      return onShare(pressed, data, deps);
    case 'copy':
      return onCopy(pressed, data, deps);
    case 'settings':
      return onSettings(pressed, data, deps);
    case 'csv':
      return onCsv(pressed, data, deps);
    case 'schedule':
      return onScheduled(pressed, data, deps);
  }
}

/** A message that others read is never changed: the answer goes below it. A private one stays private. */
async function onAsk(pressed: Pressed, { query, locale }: PressedOf<'ask'>, deps: AnswerDeps): Promise<void> {
  const { where, isPrivate } = pressed;
  if (isDecision(query)) return onDecision(pressed, query, deps);
  if (await openSchedule(pressed, { line: query, locale }, deps)) return;
  const request = toRequest(pressed, deps.workspaceId);
  if (isPrivate && where.kind !== 'personal') {
    const answer = await deps.desk.askPrivately({ ...request, question: query, thread: [], locale });
    if (answer !== undefined) await replyPrivately(pressed, answer, deps);
    return;
  }
  const hasOutsiders = where.isShared === true;
  const threadKey = keyOf(where);
  await deps.desk.answerInThread({ ...request, threadKey, question: query, isAddressed: true, hasOutsiders, locale });
}

async function onFollowUp(pressed: Pressed, data: PressedOf<'follow-up'>, deps: AnswerDeps): Promise<void> {
  const { question, continues } = data;
  const answer = await deps.desk.askPrivately({
    ...toRequest(pressed, deps.workspaceId),
    question,
    thread: [continues],
  });
  if (answer !== undefined) await replyPrivately(pressed, answer, deps);
}

async function onShare(pressed: Pressed, { again, locale }: PressedOf<'share'>, deps: AnswerDeps): Promise<void> {
  const { where } = pressed;
  const words = NOTICES[locale];
  const request = toRequest(pressed, deps.workspaceId);
  const hasOutsiders = where.isShared === true;
  const conversationKey = where.conversationId;
  const ended = await deps.desk.share({ ...request, again, locale, conversationKey, hasOutsiders });
  if (ended.kind === 'known') return;
  const text = ended.kind === 'withheld' ? ended.text : ended.kind === 'answered' ? words.shared : words.notShared;
  await say(pressed, notice(locale, text), deps);
}

async function onCopy(pressed: Pressed, { again, locale }: PressedOf<'copy'>, deps: AnswerDeps): Promise<void> {
  const words = NOTICES[locale];
  // Sentences for a client hold figures too.
  const withheld = await deps.desk.withheldFrom(deps.workspaceId, pressed.person, locale);
  if (withheld !== undefined) return say(pressed, notice(locale, withheld), deps);
  const copies = deps.desk.copyOf(again, locale);
  const lines = copies.flatMap(({ length, text }) => [words.copyLength(length), text]);
  await say(pressed, notice(locale, ...(lines.length === 0 ? [words.notQuotable] : lines)), deps);
}
