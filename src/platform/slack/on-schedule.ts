/** "Schedule this", and changing a subscription: a modal where one can be opened, else the bot asks back. */
import { cutAtWord } from '#src/briefing/renderers/code-points.ts';
import type { Locale } from '#src/core/locale.ts';
import { LIMITS } from './limits.ts';
import { NOTICES } from './notices.ts';
import { type AnswerDeps, notice, type Of, openView, reply, toRequest } from './reply.ts';
import { parseScheduled, scheduleView } from './schedule-view.ts';
import { answerView } from './views.ts';

/** Where a request comes from that no channel is behind. */
const HOME = 'home';

/** Opens the form; on the Home tab too, but not above another modal. @returns whether there is one. */
export async function openSchedule(tapped: Of<'tapped'>, locale: Locale, deps: AnswerDeps): Promise<boolean> {
  const { place, value: line, responseUrl, triggerId } = tapped;
  if (place.kind === 'view' ? place.isModal : responseUrl === undefined) return false;
  const from = place.kind === 'view' || responseUrl === undefined ? undefined : { channel: place.channel, responseUrl };
  const form = await deps.desk.scheduleForm({ ...toRequest(tapped, from?.channel ?? HOME), line, locale });
  const view = form && scheduleView(form, { line, locale, ...(from === undefined ? {} : { from }) });
  if (view === undefined) return false;
  await openView(triggerId, view, deps);
  return true;
}

/** What Slack shows below the fields of a modal that stays open. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What cannot be of what was filled in, by field; `undefined` where all of it can. Slack waits for it. */
export async function scheduleErrors(submitted: Of<'submitted'>, deps: AnswerDeps): Promise<FieldErrors | undefined> {
  const parsed = parseScheduled(submitted.metadata, submitted.chosen);
  if (parsed === undefined) return undefined;
  const { line, locale, from } = parsed.metadata;
  if (parsed.kind === 'incomplete')
    return Object.fromEntries(parsed.fields.map((field) => [field, NOTICES[locale].schedule.missing]));
  const request = toRequest(submitted, from?.channel ?? HOME);
  const fault = await deps.desk.formFault({ ...request, line, locale }, parsed.filled);
  return fault && { [fault.field]: cutAtWord(fault.says, LIMITS.fieldError) };
}

/** Does what was filled in, and answers the one who did. */
export async function onScheduled(submitted: Of<'submitted'>, deps: AnswerDeps): Promise<void> {
  const parsed = parseScheduled(submitted.metadata, submitted.chosen);
  if (parsed?.kind !== 'filled') return deps.log.warn('a subscription came in a form that is none of ours');
  const { line, from, locale } = parsed.metadata;
  const { user, triggerId } = submitted;
  const request = toRequest(submitted, from?.channel ?? HOME);
  const question = await deps.desk.filledCommand({ ...request, line, locale }, parsed.filled);
  const answer =
    question === undefined
      ? { message: notice(locale, NOTICES[locale].failed) }
      : await deps.desk.askPrivately({ ...request, question, thread: [], locale });
  if (answer === undefined) return undefined;
  if (from !== undefined) return reply({ ...from, replace: false, user }, answer, deps);
  return triggerId === undefined ? undefined : openView(triggerId, answerView(answer.message), deps);
}
