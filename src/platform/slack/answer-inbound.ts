/** From what came in to what goes out: who is answered where. Called after Slack has its acknowledgement. */
import type { Ended } from '#src/bot/ports.ts';
import { type Locale, localeOfText } from '#src/core/locale.ts';
import { suggestPrompts, withStatus } from './assistant.ts';
import { publishHome } from './home.ts';
import type { Inbound } from './inbound.ts';
import { NOTICES } from './notices.ts';
import { onButton } from './on-button.ts';
import { onScheduled } from './on-schedule.ts';
import { saveSettings } from './on-settings.ts';
import { type AnswerDeps, notice, type Of, openView, type Person, reply, tellPerson, toRequest } from './reply.ts';
import { SCHEDULE_VIEW } from './schedule-view.ts';
import { SETTINGS_VIEW } from './settings-view.ts';
import { parseThreadKey, toThreadKey } from './thread-key.ts';
import { ASK_VIEW, askView, parseAskMetadata } from './views.ts';

/** `callback_id` of the message shortcut, as the manifest has it. */
export const ASK_SHORTCUT = 'ask_about_this';

async function onSlash(slash: Of<'slash'>, deps: AnswerDeps): Promise<void> {
  const { channel, question, marked, responseUrl, user } = slash;
  const answer = await deps.desk.askPrivately({ ...toRequest(slash, channel), question, marked, thread: [] });
  if (answer !== undefined) await reply({ responseUrl, replace: false, channel, user }, answer, deps);
}

async function onSaid(said: Of<'said'>, deps: AnswerDeps): Promise<void> {
  const { channel, threadTs, ts, question, marked, isAddressed, hasOutsiders } = said;
  const threadKey = toThreadKey(threadTs === undefined ? { channel } : { channel, threadTs });
  const asked = { ...toRequest(said, threadKey), threadKey, question, marked, isAddressed, hasOutsiders };
  const work = (): Promise<Ended> => deps.desk.answerInThread(asked);
  // Only a conversation with the bot has the agent surface.
  if (!channel.startsWith('D')) await work();
  else await withStatus({ channel, ts: threadTs ?? ts, locale: localeOfText(question, deps.language) }, work, deps);
}

async function onShortcut(shortcut: Of<'shortcut'>, deps: AnswerDeps): Promise<void> {
  const { channel, threadTs, triggerId, question, callbackId } = shortcut;
  if (callbackId !== ASK_SHORTCUT) return;
  const threadKey = toThreadKey({ channel, threadTs });
  await openView(
    triggerId,
    askView({ kind: 'thread', threadKey, locale: localeOfText(question, deps.language) }, question),
    deps,
  );
}

async function onSubmitted(submitted: Of<'submitted'>, deps: AnswerDeps): Promise<void> {
  if (submitted.callbackId === SETTINGS_VIEW) return saveSettings(submitted, deps);
  if (submitted.callbackId === SCHEDULE_VIEW) return onScheduled(submitted, deps);
  const metadata = submitted.callbackId === ASK_VIEW ? parseAskMetadata(submitted.metadata) : undefined;
  if (metadata === undefined) return;
  const { question, user } = submitted;
  if (metadata.kind === 'thread') {
    const { threadKey } = metadata;
    await deps.desk.answerInThread({ ...toRequest(submitted, threadKey), threadKey, question, isAddressed: true });
    return;
  }
  const { channel, continues, responseUrl } = metadata;
  const answer = await deps.desk.askPrivately({ ...toRequest(submitted, channel), question, thread: [continues] });
  if (answer !== undefined) await reply({ responseUrl, replace: true, channel, user }, answer, deps);
}

async function onHome(home: Of<'home'>, deps: AnswerDeps): Promise<void> {
  const { user, tab, channel } = home;
  if (tab === 'messages' && channel !== undefined) return suggestPrompts(channel, deps);
  if (tab === 'home') await publishHome({ workspaceId: toRequest(home, 'home').workspaceId, user }, deps);
}

/** Answers what came in. Throws what nobody foresaw. */
export async function answerInbound(inbound: Inbound, deps: AnswerDeps): Promise<void> {
  switch (inbound.kind) {
    case 'slash':
      return onSlash(inbound, deps);
    case 'said':
      return onSaid(inbound, deps);
    case 'tapped':
      return onButton(inbound, deps);
    case 'submitted':
      return onSubmitted(inbound, deps);
    case 'shortcut':
      return onShortcut(inbound, deps);
    case 'home':
      return onHome(inbound, deps);
    case 'nothing':
      return undefined;
  }
}

/** Tells the person that their request fell over, as well as it can be done for its kind. */
export async function tellFailed(inbound: Inbound, deps: AnswerDeps): Promise<void> {
  if (inbound.kind === 'slash') {
    const { responseUrl, channel, user, question } = inbound;
    const locale = localeOfText(question, deps.language);
    await reply(
      { responseUrl, replace: false, channel, user },
      { message: notice(locale, NOTICES[locale].failed) },
      deps,
    );
    return;
  }
  const person = personBehind(inbound, deps.language);
  if (person !== undefined) await tellPerson(person, NOTICES[person.locale].failed, deps);
}

/** Who is to be told, and where they are: on the Home tab there is no such place. */
function personBehind(inbound: Inbound, language: Locale): (Person & { readonly locale: Locale }) | undefined {
  switch (inbound.kind) {
    case 'slash':
    case 'said':
    case 'shortcut':
      return { channel: inbound.channel, user: inbound.user, locale: localeOfText(inbound.question, language) };
    case 'tapped':
      if (inbound.place.kind === 'view') return undefined;
      return { channel: inbound.place.channel, user: inbound.user, locale: localeOfText(inbound.label, language) };
    case 'submitted': {
      const metadata = parseAskMetadata(inbound.metadata);
      if (metadata === undefined) return undefined;
      const channel = metadata.kind === 'private' ? metadata.channel : parseThreadKey(metadata.threadKey)?.channel;
      return channel === undefined ? undefined : { channel, user: inbound.user, locale: metadata.locale };
    }
    case 'home':
    case 'nothing':
      return undefined;
  }
}
