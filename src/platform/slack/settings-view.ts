/** The modal in which administrators change what holds for their workspace, and what it brings back. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type Act, MOST_APPROVERS, Rule, type SettingsView, WorkspaceSettings } from '#src/bot/ports.ts';
import { LOCALES, Locale } from '#src/core/locale.ts';
import { NOTICES } from './notices.ts';
import { plain } from './views.ts';

/** `callback_id` of the modal. */
export const SETTINGS_VIEW = 'settings';

const ACTS = ['answers', 'digests', 'csv'] as const satisfies readonly Act[];

/** The version that the person saw, so that nobody overwrites what they did not see. */
const Metadata = z.strictObject({ version: z.int().nonnegative(), locale: Locale });

interface Option {
  readonly value: string;
  readonly text: string;
}

function select(
  blockId: string,
  label: string,
  options: readonly Option[],
  chosen: string,
): ModalView['blocks'][number] {
  const all = options.map(({ value, text }) => ({ value, text: plain(text) }));
  const initial = all.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: 'choice',
      options: all,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

/** The modal with what holds now. */
export function settingsView({ value, version }: SettingsView, locale: Locale): ModalView {
  const { settings: words } = NOTICES[locale];
  const rules = Rule.options.map((rule) => ({ value: rule, text: words.rules[rule] }));
  const languages = LOCALES.map((each) => ({ value: each, text: words.languages[each] }));
  return {
    type: 'modal',
    callback_id: SETTINGS_VIEW,
    private_metadata: JSON.stringify({ version, locale }),
    title: plain(words.title),
    submit: plain(words.save),
    close: plain(words.cancel),
    blocks: [
      select('language', words.language, languages, value.language),
      ...ACTS.map((act) => select(act, words.acts[act], rules, value.rules[act])),
      {
        type: 'input',
        block_id: 'approvers',
        label: plain(words.approvers),
        hint: plain(words.peopleHint),
        optional: true,
        element: {
          type: 'multi_users_select',
          action_id: 'choice',
          max_selected_items: MOST_APPROVERS,
          ...(value.approvers === 'admins' ? {} : { initial_users: [...value.approvers] }),
        },
      },
    ],
  };
}

/** What was put in; `undefined` for what is none of ours, or not as the modal gives it. */
export function parseSettings(
  metadata: string,
  chosen: ReadonlyMap<string, readonly string[]>,
):
  | { readonly version: number; readonly locale: Locale; readonly value: Omit<WorkspaceSettings, 'approvedFor'> }
  | undefined {
  const one = (blockId: string): string | undefined => chosen.get(blockId)?.[0];
  const people = chosen.get('approvers') ?? [];
  try {
    const { version, locale } = Metadata.parse(JSON.parse(metadata));
    const { approvedFor: _, ...value } = WorkspaceSettings.parse({
      language: one('language'),
      rules: Object.fromEntries(ACTS.map((act) => [act, one(act)])),
      approvers: people.length === 0 ? 'admins' : people,
      approvedFor: [],
    });
    return { version, locale, value };
  } catch {
    return undefined;
  }
}
