/** "Schedule this", and changing a subscription: a card with a form where there is one, else the bot asks back. */
import { FilledSchedule, opensForm, type ScheduleForm } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';
import type { ActionData } from './action-data.ts';
import type { Where } from './inbound.ts';
import { NOTICES } from './notices.ts';
import { type AnswerDeps, notice, type Of, replyPrivately, say, sendTo, toRequest } from './reply.ts';
import { formControls, formFields, type Target } from './schedule-fields.ts';
import { SCHEDULE_WORDS } from './schedule-words.ts';
import { toActivity } from './to-activity.ts';

type Pressed = Of<'pressed'>;
type Scheduled = Extract<ActionData, { action: 'schedule' }>;

function linkedForm(
  pressed: Pressed,
  line: string,
  locale: Locale,
  deps: AnswerDeps,
): Promise<ScheduleForm | undefined> {
  return deps.desk.scheduleForm({ ...toRequest(pressed, deps.workspaceId), line, locale });
}

/** Where it may go, as far as a list can say: here, to the person alone, and where it goes now. */
function targetsOf({ isNew, filled }: ScheduleForm, { kind, conversationId }: Where): readonly Target[] {
  const here: Target[] =
    kind === 'personal'
      ? [['direct', conversationId]]
      : [
          ['here', conversationId],
          ['direct', 'direct'],
        ];
  const isListed = isNew || here.some(([, key]) => key === filled.target);
  return isListed ? here : [['kept', filled.target], ...here];
}

/** Opens the form. @returns whether there is one; the button is else followed as any other. */
export async function openSchedule(
  pressed: Pressed,
  { line, locale }: { readonly line: string; readonly locale: Locale },
  deps: AnswerDeps,
): Promise<boolean> {
  const { where, person } = pressed;
  const form = opensForm(line) ? await linkedForm(pressed, line, locale, deps) : undefined;
  if (form === undefined) return false;
  const words = SCHEDULE_WORDS[locale];
  const message = notice(locale, form.isNew ? words.title : words.editTitle, `${words.what}: ${form.what}`);
  const fields = formFields(form, targetsOf(form, where), locale);
  const options = { fields, controls: formControls(line, locale) };
  await sendTo(where, person, toActivity(message, options, { isPrivate: where.kind !== 'personal' }), deps);
  return true;
}

/** Does what was filled in, and answers the one who did. A form comes back from a client: where it may go is looked at again. */
export async function onScheduled(pressed: Pressed, data: Scheduled, deps: AnswerDeps): Promise<void> {
  const { line, locale, language, target } = data;
  const form = await linkedForm(pressed, line, locale, deps);
  const isOffered = form !== undefined && targetsOf(form, pressed.where).some(([, key]) => key === target);
  const filled = FilledSchedule.parse({
    days: data.days,
    time: data.time,
    zone: data.zone,
    calendar: data.calendar,
    trigger: data.trigger,
    target,
    locale: language,
  });
  const request = toRequest(pressed, deps.workspaceId);
  const fault = isOffered ? await deps.desk.formFault({ ...request, line, locale }, filled) : undefined;
  if (fault !== undefined) return say(pressed, notice(locale, fault.says), deps);
  const question = isOffered ? await deps.desk.filledCommand({ ...request, line, locale }, filled) : undefined;
  if (question === undefined) return say(pressed, notice(locale, NOTICES[locale].notScheduled), deps);
  const answer = await deps.desk.askPrivately({ ...request, question, thread: [], locale });
  if (answer !== undefined) await replyPrivately(pressed, answer, deps);
  return undefined;
}
