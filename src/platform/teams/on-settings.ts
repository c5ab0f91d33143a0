/** Settings of a tenant: shown to those who may see figures, and changed by those who administer the bot. */
import { MOST_APPROVERS, type WorkspaceSettings } from '#src/bot/ports.ts';
import { type Locale, localeOfText } from '#src/core/locale.ts';
import type { ActionData } from './action-data.ts';
import { type AnswerDeps, notice, type Of, say, toRequest } from './reply.ts';
import { settingsControls, settingsMessage } from './settings-card.ts';
import { ADMINISTRATORS, ASKS_SETTINGS, NAMES_APPROVERS, SETTINGS_WORDS } from './settings-words.ts';

type Asked = Of<'said' | 'pressed'>;
type Value = Omit<WorkspaceSettings, 'approvedFor'>;

/** Shows them to the one who asks. @param news What became of a change. */
async function show(asked: Asked, locale: Locale, deps: AnswerDeps, news?: string): Promise<void> {
  const { workspaceId, compliance, desk } = deps;
  const withheld = await desk.withheldFrom(workspaceId, asked.person, locale);
  if (withheld !== undefined) return say(asked, notice(locale, withheld), deps);
  const view = await compliance.settings(workspaceId, asked.person);
  return say(asked, settingsMessage(view, locale, news), deps, settingsControls(view, locale));
}

async function change(
  asked: Asked,
  locale: Locale,
  to: { readonly value: Value; readonly version: number },
  deps: AnswerDeps,
): Promise<void> {
  const ended = await deps.compliance.change({ ...toRequest(asked, deps.workspaceId), ...to });
  await show(asked, locale, deps, SETTINGS_WORDS[locale].ended[ended]);
}

/** The people behind "approvers @Mara @Bob"; `undefined` where anything else stands there. */
function approversIn(names: string, marked: ReadonlyMap<string, string>): WorkspaceSettings['approvers'] | undefined {
  if (ADMINISTRATORS.test(names.trim())) return 'admins';
  // The longest first: a name may be the beginning of another.
  const people = [...marked].filter(([name]) => names.includes(name)).toSorted(([a], [b]) => b.length - a.length);
  const left = people.reduce((text, [name]) => text.replaceAll(name, ' '), names);
  return people.length === 0 || !/^[\s,;@、，和及]*(?:and[\s,;@]*)*$/iu.test(left)
    ? undefined
    : people.map(([, id]) => id);
}

/** Whether a text is about the settings, which is then answered: to its sender alone. */
export async function onSettingsWords(said: Of<'said'>, deps: AnswerDeps): Promise<boolean> {
  const { isAddressed, marked } = said;
  const text = said.question.normalize('NFKC').trim();
  if (!isAddressed) return false;
  const locale = localeOfText(text, 'en');
  if (ASKS_SETTINGS.has(text.toLowerCase())) {
    await show(said, locale, deps);
    return true;
  }
  const approvers = NAMES_APPROVERS.test(text) ? approversIn(text.replace(NAMES_APPROVERS, ''), marked) : undefined;
  if (approvers === undefined) return false;
  if (approvers.length > MOST_APPROVERS && approvers !== 'admins') {
    await show(said, locale, deps, SETTINGS_WORDS[locale].ended['too-many']);
    return true;
  }
  const { value, version } = await deps.compliance.settings(deps.workspaceId, said.person);
  await change(said, locale, { value: { ...value, approvers }, version }, deps);
  return true;
}

/** Saves what was chosen. */
export async function onSettings(
  pressed: Of<'pressed'>,
  data: Extract<ActionData, { action: 'settings' }>,
  deps: AnswerDeps,
): Promise<void> {
  const { locale, version, language, answers, digests, csv } = data;
  const { value } = await deps.compliance.settings(deps.workspaceId, pressed.person);
  const approvers = data.approvers === 'admins' ? data.approvers : value.approvers;
  await change(pressed, locale, { value: { language, rules: { answers, digests, csv }, approvers }, version }, deps);
}
