/** The settings as lines, and as choices below a button: there is no dialog to wait for. */
import { type Act, Rule, type SettingsView, type WorkspaceSettings } from '#src/bot/ports.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { CardAction, ChoiceField } from './card.ts';
import { notice } from './reply.ts';
import { SETTINGS_WORDS } from './settings-words.ts';

const ACTS = ['answers', 'digests', 'csv'] as const satisfies readonly Act[];

function whoApproves({ approvers }: WorkspaceSettings, locale: Locale): string {
  const words = SETTINGS_WORDS[locale];
  return approvers === 'admins' ? words.admins : words.people(approvers.length);
}

function linesOf(value: WorkspaceSettings, locale: Locale): readonly string[] {
  const words = SETTINGS_WORDS[locale];
  return [
    `${words.language}${words.colon}${words.languages[value.language]}`,
    ...ACTS.map((act) => `${words.acts[act]}${words.colon}${words.rules[value.rules[act]]}`),
    `${words.approvers}${words.colon}${whoApproves(value, locale)}`,
  ];
}

/** What holds, in words. @param news A line above it: what became of a change. */
export function settingsMessage({ value, mayChange }: SettingsView, locale: Locale, news?: string): Message {
  const words = SETTINGS_WORDS[locale];
  const items = linesOf(value, locale).map((text) => [{ type: 'text', text } as const]);
  const blocks: readonly Block[] = [
    ...(news === undefined ? [] : notice(locale, news).blocks),
    { type: 'header', spans: [{ type: 'text', text: words.title }] },
    { type: 'list', items },
    ...notice(locale, mayChange ? words.howToName : words.onlyAdmins).blocks,
  ];
  return { locale, blocks };
}

function choice(
  id: ChoiceField['id'],
  label: string,
  options: readonly (readonly [value: string, title: string])[],
  value: string,
): ChoiceField {
  const choices = options.map(([each, title]) => ({ value: each, title }));
  return { type: 'Input.ChoiceSet', id, label, style: 'compact', choices, value };
}

/** The button that opens the choices; none for whoever may not change them. */
export function settingsControls({ value, version, mayChange }: SettingsView, locale: Locale): readonly CardAction[] {
  if (!mayChange) return [];
  const words = SETTINGS_WORDS[locale];
  const rules = Rule.options.map((rule) => [rule, words.rules[rule]] as const);
  const languages = LOCALES.map((each) => [each, words.languages[each]] as const);
  const kept = value.approvers === 'admins' ? [] : [['kept', whoApproves(value, locale)] as const];
  const data = { app: 'smallcaps', locale, action: 'settings', version } as const;
  return [
    {
      type: 'Action.ShowCard',
      title: words.change,
      card: {
        type: 'AdaptiveCard',
        body: [
          choice('language', words.language, languages, value.language),
          ...ACTS.map((act) => choice(act, words.acts[act], rules, value.rules[act])),
          choice(
            'approvers',
            words.approvers,
            [['admins', words.admins], ...kept],
            kept.length === 0 ? 'admins' : 'kept',
          ),
        ],
        actions: [{ type: 'Action.Submit', title: words.save, data }],
      },
    },
  ];
}
