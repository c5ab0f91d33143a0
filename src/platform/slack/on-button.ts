/** What a tapped button leads to, by where it stands: in a message for one, in one for all, or in a view. */
import { opensForm } from '#src/bot/ports.ts';
import { type Locale, localeOfText } from '#src/core/locale.ts';
import { CONTROLS, privateControls } from './controls.ts';
import { NOTICES } from './notices.ts';
import { onCsv } from './on-csv.ts';
import { isDecision, onDecision } from './on-decision.ts';
import { openSchedule } from './on-schedule.ts';
import { openSettings } from './on-settings.ts';
import { ASK_ACTION } from './render-actions.ts';
import { type AnswerDeps, notice, type Of, openView, reply, tellPerson, toRequest, withNotice } from './reply.ts';
import { respond } from './respond.ts';
import { toThreadKey } from './thread-key.ts';
import { answerView, askView, copyView } from './views.ts';

type Tapped = Of<'tapped'>;

/** A private message that its buttons may change. */
interface PrivatePlace {
  readonly channel: string;
  readonly responseUrl: string;
  readonly locale: Locale;
}

/** Follows a button. What is none of ours leads nowhere. */
export async function onButton(tapped: Tapped, deps: AnswerDeps): Promise<void> {
  const { place, action, value, label } = tapped;
  const locale = localeOfText(label, deps.language);
  if (isDecision(value)) return onDecision(tapped, deps);
  if (action === CONTROLS.copy) return onCopy(tapped, locale, deps);
  if (action === CONTROLS.csv) return onCsv(tapped, locale, deps);
  if (action === CONTROLS.settings) return openSettings(tapped, deps);
  if (opensForm(value) && (await openSchedule(tapped, locale, deps))) return undefined;
  if (place.kind === 'view') return onViewButton(tapped, place, deps);
  if (place.kind === 'shared') return onSharedButton(tapped, place, deps);
  const { responseUrl } = tapped;
  if (responseUrl === undefined) return deps.log.warn('a private button came without an address for its answer');
  return onPrivateButton(tapped, { channel: place.channel, responseUrl, locale }, deps);
}

/** Sentences for a client hold figures too. */
async function onCopy(tapped: Tapped, locale: Locale, deps: AnswerDeps): Promise<void> {
  const { workspaceId, person } = toRequest(tapped, 'copy');
  const withheld = await deps.desk.withheldFrom(workspaceId, person, locale);
  const view =
    withheld === undefined
      ? copyView(deps.desk.copyOf(tapped.value, locale), locale)
      : answerView(notice(locale, withheld));
  return openView(tapped.triggerId, view, deps);
}

async function onPrivateButton(tapped: Tapped, place: PrivatePlace, deps: AnswerDeps): Promise<void> {
  const { action, value, user, triggerId } = tapped;
  const { channel, responseUrl, locale } = place;
  if (action === CONTROLS.followUp) {
    return openView(triggerId, askView({ kind: 'private', responseUrl, channel, continues: value, locale }), deps);
  }
  if (action === CONTROLS.share) return onShare(tapped, place, deps);
  if (!action.startsWith(ASK_ACTION) && action !== CONTROLS.schedule) return undefined;
  const answer = await deps.desk.askPrivately({ ...toRequest(tapped, channel), question: value, thread: [], locale });
  if (answer !== undefined) await reply({ responseUrl, replace: true, channel, user }, answer, deps);
  return undefined;
}

/** Shares, and says below the private answer what became of it; what is shared is not offered for sharing again. */
async function onShare(
  tapped: Tapped,
  { channel, responseUrl, locale }: PrivatePlace,
  deps: AnswerDeps,
): Promise<void> {
  const { value, user, hasOutsiders } = tapped;
  const request = toRequest(tapped, channel);
  const ended = await deps.desk.share({ ...request, again: value, locale, conversationKey: channel, hasOutsiders });
  if (ended.kind === 'known') return;
  const isThere = ended.kind === 'answered';
  const words = NOTICES[locale];
  const text = ended.kind === 'withheld' ? ended.text : isThere ? words.shared : words.notShared;
  if ((await deps.desk.withheldFrom(request.workspaceId, user, locale)) !== undefined)
    return tellPerson({ channel, user }, text, deps);
  const answer = deps.desk.answerAgain(value, locale);
  const message = withNotice(answer.message, text);
  const controls = privateControls({ ...answer, message }, ended.kind === 'failed');
  const result = await respond({ responseUrl, message, controls, replace: true }, deps);
  if (result !== 'sent' && !isThere) await tellPerson({ channel, user }, text, deps);
}

/** A message that others read is never changed: the answer goes into its thread. */
async function onSharedButton(
  tapped: Tapped,
  place: { readonly channel: string; readonly threadTs: string },
  deps: AnswerDeps,
): Promise<void> {
  const { action, value, label, hasOutsiders } = tapped;
  if (!action.startsWith(ASK_ACTION)) return;
  const threadKey = toThreadKey(place);
  const question = { question: value, isAddressed: true, hasOutsiders, locale: localeOfText(label, deps.language) };
  await deps.desk.answerInThread({ ...toRequest(tapped, threadKey), threadKey, ...question });
}

/** On the Home tab an answer opens as a modal; there it takes the place of the one before. */
async function onViewButton(
  tapped: Tapped,
  { viewId, isModal }: { readonly viewId: string; readonly isModal: boolean },
  deps: AnswerDeps,
): Promise<void> {
  const { action, value, label, triggerId } = tapped;
  if (!action.startsWith(ASK_ACTION)) return undefined;
  const locale = localeOfText(label, deps.language);
  const answer = await deps.desk.askPrivately({ ...toRequest(tapped, 'home'), question: value, thread: [], locale });
  if (answer === undefined) return undefined;
  const view = answerView(answer.message);
  if (!isModal) return openView(triggerId, view, deps);
  try {
    await deps.clients.posting.views.update({ view_id: viewId, view });
  } catch (error) {
    deps.log.error({ err: error }, 'a view was not changed');
  }
  return undefined;
}
