/** What a tapped button leads to, by where it stands: in a message for one, in one for all, or in a view. */
import type { Locale } from '#src/core/locale.ts';
import { CONTROLS, localeOfLabel, privateControls } from './controls.ts';
import { NOTICES } from './notices.ts';
import { onCsv } from './on-csv.ts';
import { ASK_ACTION } from './render-actions.ts';
import { type AnswerDeps, type Of, openView, reply, tellPerson, toRequest, withNotice } from './reply.ts';
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
  const { place, action, value, label, triggerId } = tapped;
  const locale = localeOfLabel(label);
  if (action === CONTROLS.copy) return openView(triggerId, copyView(deps.desk.copyOf(value, locale), locale), deps);
  if (action === CONTROLS.csv) return onCsv(tapped, locale, deps);
  if (place.kind === 'view') return onViewButton(tapped, place, deps);
  if (place.kind === 'shared') return onSharedButton(tapped, place, deps);
  const { responseUrl } = tapped;
  if (responseUrl === undefined) return deps.log.warn('a private button came without an address for its answer');
  return onPrivateButton(tapped, { channel: place.channel, responseUrl, locale }, deps);
}

async function onPrivateButton(tapped: Tapped, place: PrivatePlace, deps: AnswerDeps): Promise<void> {
  const { action, value, user, triggerId } = tapped;
  const { channel, responseUrl, locale } = place;
  if (action === CONTROLS.followUp) {
    return openView(triggerId, askView({ kind: 'private', responseUrl, channel, continues: value, locale }), deps);
  }
  if (action === CONTROLS.share) return onShare(tapped, place, deps);
  if (!action.startsWith(ASK_ACTION)) return undefined;
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
  const { value, user } = tapped;
  const ended = await deps.desk.share({
    ...toRequest(tapped, channel),
    again: value,
    locale,
    conversationKey: channel,
  });
  if (ended === 'known') return;
  const isThere = ended === 'answered';
  const text = isThere ? NOTICES[locale].shared : NOTICES[locale].notShared;
  const answer = deps.desk.answerAgain(value, locale);
  const message = withNotice(answer.message, text);
  const controls = privateControls({ ...answer, message }, !isThere);
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
  const question = { question: value, isAddressed: true, hasOutsiders, locale: localeOfLabel(label) };
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
  const locale = localeOfLabel(label);
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
