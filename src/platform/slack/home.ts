/** The Home tab: the latest briefing, how to ask, and the workspace's settings; in the reader's language. */
import type { HomeView } from '@slack/types';
import type { SettingsView, WorkspaceSettings } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import { homeControls } from './controls.ts';
import { NOTICES } from './notices.ts';
import { renderSlack } from './render.ts';
import { type AnswerDeps, notice } from './reply.ts';

/** Who opens it, and what happened just before. */
export interface HomeOf {
  readonly workspaceId: string;
  readonly user: string;
  /** A line above all else. */
  readonly news?: string;
}

function linesOf({ language, rules, approvers }: WorkspaceSettings, locale: Locale): readonly string[] {
  const { settings: words } = NOTICES[locale];
  return [
    `${words.language}${words.colon}${words.languages[language]}`,
    ...(['answers', 'digests', 'csv'] as const).map(
      (act) => `${words.acts[act]}${words.colon}${words.rules[rules[act]]}`,
    ),
    `${words.approvers}${words.colon}${approvers === 'admins' ? words.admins : words.people(approvers.length)}`,
  ];
}

function settingsBlocks({ value, mayChange }: SettingsView, locale: Locale): readonly Block[] {
  const { settings: words } = NOTICES[locale];
  return [
    { type: 'divider' },
    { type: 'header', spans: [{ type: 'text', text: words.title }] },
    { type: 'list', items: linesOf(value, locale).map((text) => [{ type: 'text', text }]) },
    ...(mayChange ? [] : notice(locale, words.onlyAdmins).blocks),
  ];
}

function helpBlocks(examples: readonly string[], locale: Locale): readonly Block[] {
  const items = examples.map((text) => [{ type: 'text', text } as const]);
  return items.length === 0 ? [] : [{ type: 'divider' }, { type: 'list', heading: NOTICES[locale].howToAsk, items }];
}

/** Charts and tables are told in words: Slack may not show them there. */
function toView(message: Message, has: { readonly report: boolean; readonly settings: boolean }): HomeView {
  const { blocks } = renderSlack(message, { level: 'plain' }).payload;
  const controls = homeControls(message.locale, has);
  return {
    type: 'home',
    blocks: [...blocks, ...(controls.length === 0 ? [] : [{ type: 'actions' as const, elements: [...controls] }])],
  };
}

/** Shows it to one person. Whoever may not have figures reads why, and nothing else. */
export async function publishHome({ workspaceId, user, news }: HomeOf, deps: AnswerDeps): Promise<void> {
  const { desk, compliance, clients, log } = deps;
  const locale = await compliance.languageOf(workspaceId, user);
  const withheld = await desk.withheldFrom(workspaceId, user, locale);
  const settings = await compliance.settings(workspaceId, user);
  const front = withheld === undefined ? desk.frontPage(locale) : notice(locale, withheld);
  const above = news === undefined ? [] : [...notice(locale, news).blocks, { type: 'divider' } as const];
  const below =
    withheld === undefined ? [...helpBlocks(desk.examples(locale), locale), ...settingsBlocks(settings, locale)] : [];
  const message = { locale, blocks: [...above, ...(front?.blocks ?? []), ...below] };
  const has = { report: withheld === undefined && front !== undefined, settings: settings.mayChange };
  try {
    await clients.reading.views.publish({ user_id: user, view: toView(message, has) });
  } catch (error) {
    log.warn({ err: error }, 'the Home tab was not published');
  }
}
