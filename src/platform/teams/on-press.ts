/** What a pressed button leads to. It came back from a client: what it carries was read again, and who presses is looked at. */
import { NOTICES } from './notices.ts';
import { type AnswerDeps, keyOf, notice, type Of, replyPrivately, say, toRequest } from './reply.ts';

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
    case 'csv':
      // Recorded nowhere, as nothing is handed out.
      return say(pressed, notice(data.locale, NOTICES[data.locale].noFiles), deps);
  }
}

/** Whether the person may have what only the asker sees; tells them where not. */
async function mayHave({ where, person, data }: Pressed, deps: AnswerDeps): Promise<boolean> {
  if ((await deps.standings.ofPerson(where, person)) !== 'outside') return true;
  await say({ where, person }, notice(data.locale, NOTICES[data.locale].outsiders), deps);
  return false;
}

/** A message that others read is never changed: the answer goes below it. A private one stays private. */
async function onAsk(pressed: Pressed, { query, locale }: PressedOf<'ask'>, deps: AnswerDeps): Promise<void> {
  const { where, person, isPrivate } = pressed;
  const request = toRequest(pressed, deps.workspaceId);
  if (isPrivate && where.kind !== 'personal') {
    if (!(await mayHave(pressed, deps))) return;
    const answer = await deps.desk.askPrivately({ ...request, question: query, thread: [], locale });
    if (answer !== undefined) await replyPrivately(pressed, answer, deps);
    return;
  }
  const [asker, readers] = [await deps.standings.ofPerson(where, person), await deps.standings.ofReaders(where)];
  const hasOutsiders = asker === 'outside' || readers === 'outside';
  const threadKey = keyOf(where);
  await deps.desk.answerInThread({ ...request, threadKey, question: query, isAddressed: true, hasOutsiders, locale });
}

async function onFollowUp(pressed: Pressed, data: PressedOf<'follow-up'>, deps: AnswerDeps): Promise<void> {
  if (!(await mayHave(pressed, deps))) return;
  const { question, continues } = data;
  const answer = await deps.desk.askPrivately({
    ...toRequest(pressed, deps.workspaceId),
    question,
    thread: [continues],
  });
  if (answer !== undefined) await replyPrivately(pressed, answer, deps);
}

/** Not where people of other organisations read along, nor for a person of whom Teams does not say who they are. */
async function onShare(pressed: Pressed, { again, locale }: PressedOf<'share'>, deps: AnswerDeps): Promise<void> {
  const { where, person } = pressed;
  const words = NOTICES[locale];
  const [sharer, readers] = [await deps.standings.ofPerson(where, person), await deps.standings.ofReaders(where)];
  if (sharer !== 'inside' || readers !== 'inside') {
    await say(pressed, notice(locale, words.outsiders), deps);
    return;
  }
  const request = toRequest(pressed, deps.workspaceId);
  const ended = await deps.desk.share({ ...request, again, locale, conversationKey: where.conversationId });
  if (ended.kind === 'known') return;
  const text = ended.kind === 'withheld' ? ended.text : ended.kind === 'answered' ? words.shared : words.notShared;
  await say(pressed, notice(locale, text), deps);
}

async function onCopy(pressed: Pressed, { again, locale }: PressedOf<'copy'>, deps: AnswerDeps): Promise<void> {
  if (!(await mayHave(pressed, deps))) return;
  const copies = deps.desk.copyOf(again, locale);
  const words = NOTICES[locale];
  const lines = copies.flatMap(({ length, text }) => [words.copyLength(length), text]);
  await say(pressed, notice(locale, ...(lines.length === 0 ? [words.notQuotable] : lines)), deps);
}
