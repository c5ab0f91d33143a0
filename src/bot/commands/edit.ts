import { say } from '#src/briefing/wording-spans.ts';
import type { Message } from '#src/core/message.ts';
import type { Subscription } from '../ports.ts';
import { change, progressNow, refusal } from './change.ts';
import type { Draft } from './command.ts';
import type { Turn } from './command-deps.ts';
import { completeDraft } from './complete-draft.ts';
import { mayChange } from './permissions.ts';
import { actions, line, list, message, paragraph, wordedButton } from './said.ts';

/** What can be changed, with the changes that are one tap each. */
function howToEdit({ id, number, trigger, locale }: Subscription, { speech }: Turn): Message {
  const of = { id };
  const to = (draft: Omit<Draft, 'when'>) => ({ kind: 'edit' as const, of, draft: { when: '', ...draft } });
  const examples = ['command.edit_1', 'command.edit_2', 'command.edit_3'].map((key) => line(speech, key, { number }));
  const language = locale === 'en' ? 'button.in_chinese' : 'button.in_english';
  return message(
    speech,
    paragraph(speech, 'subscription.ask_edit', { number }),
    ...list(examples, say(speech, 'command.try')),
    ...actions([
      ...wordedButton(speech, language, to({ locale: locale === 'en' ? 'zh' : 'en' })),
      ...(trigger === 'both' ? [] : wordedButton(speech, 'button.also_new_report', to({ trigger: 'both' }))),
      ...(trigger === 'every-slot' ? [] : wordedButton(speech, 'button.every_slot', to({ trigger: 'every-slot' }))),
    ]),
  );
}

function saysNothing({ when, ...draft }: Draft): boolean {
  return when === '' && Object.keys(draft).length === 0;
}

/** Changes what was said and keeps the rest; the clock begins again, so that nothing that has passed is sent. */
export async function edit(subscription: Subscription, draft: Draft, turn: Turn): Promise<Message> {
  if (!(await mayChange(subscription, turn))) return refusal(subscription, turn);
  if (saysNothing(draft)) return howToEdit(subscription, turn);
  const { id, content, schedule, trigger, target, locale } = subscription;
  const whole: Draft = {
    ...(draft.question === undefined && draft.alert === undefined ? { content } : {}),
    trigger,
    locale,
    place: { key: target },
    ...draft,
  };
  const completed = await completeDraft(whole, (said) => ({ kind: 'edit', of: { id }, draft: said }), turn, schedule);
  if (completed.kind === 'open') return completed.message;
  const { terms } = completed;
  const { nextAt: _, ...rest } = subscription;
  const to = { ...rest, ...terms, ...progressNow(terms, turn) };
  return change(subscription, to, paragraph(turn.speech, 'subscription.edited'), turn);
}
