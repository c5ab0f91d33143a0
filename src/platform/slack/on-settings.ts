/** Settings of a workspace: opened, and saved by whoever may; what became of it stands on the Home tab. */
import { publishHome } from './home.ts';
import { NOTICES } from './notices.ts';
import { type AnswerDeps, type Of, openView, toRequest } from './reply.ts';
import { parseSettings, settingsView } from './settings-view.ts';

/** Opens the modal for an administrator; anybody else sees the Home tab as it is for them. */
export async function openSettings(tapped: Of<'tapped'>, deps: AnswerDeps): Promise<void> {
  const { workspaceId, person } = toRequest(tapped, 'home');
  const [view, locale] = await Promise.all([
    deps.compliance.settings(workspaceId, person),
    deps.compliance.languageOf(workspaceId, person),
  ]);
  if (view.mayChange) return openView(tapped.triggerId, settingsView(view, locale), deps);
  const news = NOTICES[locale].settings.ended['not-admin'];
  return publishHome({ workspaceId, user: person, news }, deps);
}

/** Saves what was put in. */
export async function saveSettings(submitted: Of<'submitted'>, deps: AnswerDeps): Promise<void> {
  const parsed = parseSettings(submitted.metadata, submitted.chosen);
  if (parsed === undefined) return deps.log.warn('settings came in a form that is none of ours');
  const { version, locale, value } = parsed;
  const request = toRequest(submitted, 'home');
  const ended = await deps.compliance.change({ ...request, version, value });
  const { workspaceId, person: user } = request;
  return publishHome({ workspaceId, user, news: NOTICES[locale].settings.ended[ended] }, deps);
}
