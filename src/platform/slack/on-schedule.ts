/** "Schedule this", and changing a subscription: a modal where one can be opened, else the bot asks back. */
import type { Locale } from '#src/core/locale.ts';
import { NOTICES } from './notices.ts';
import { type AnswerDeps, type Of, openView, reply, tellPerson, toRequest } from './reply.ts';
import { parseScheduled, scheduleView } from './schedule-view.ts';

/** A subscription of which only the content is known, or one that is to be changed and nothing said yet. */
const FORM = /^c1:(?:subscribe(?:\|[tq]=[^|]*)?|edit\|[^|]+)$/;

/** Whether a button's value opens the form. */
export function opensForm(value: string): boolean {
  return FORM.test(value);
}

/** Opens the form. @returns whether there is one; the button is else followed as any other. */
export async function openSchedule(tapped: Of<'tapped'>, locale: Locale, deps: AnswerDeps): Promise<boolean> {
  const { place, value: line, responseUrl, triggerId } = tapped;
  if (place.kind === 'view' || responseUrl === undefined) return false;
  const { channel } = place;
  const form = await deps.desk.scheduleForm({ ...toRequest(tapped, channel), line, locale });
  const view = form && scheduleView(form, { line, channel, responseUrl, locale });
  if (view === undefined) return false;
  await openView(triggerId, view, deps);
  return true;
}

/** Does what was filled in, and answers the one who did. */
export async function onScheduled(submitted: Of<'submitted'>, deps: AnswerDeps): Promise<void> {
  const parsed = parseScheduled(submitted.metadata, submitted.chosen);
  if (parsed === undefined) return deps.log.warn('a subscription came in a form that is none of ours');
  const { line, channel, responseUrl, locale } = parsed.metadata;
  const { user } = submitted;
  const request = toRequest(submitted, channel);
  const question = await deps.desk.filledCommand({ ...request, line, locale }, parsed.filled);
  if (question === undefined) return tellPerson({ channel, user }, NOTICES[locale].failed, deps);
  const answer = await deps.desk.askPrivately({ ...request, question, thread: [], locale });
  if (answer !== undefined) await reply({ responseUrl, replace: false, channel, user }, answer, deps);
}
