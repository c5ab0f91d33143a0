/** What the settings of a tenant are called, in both languages. */
import type { Act, Rule, SettingsChanged } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';

interface SettingsWords {
  readonly title: string;
  readonly change: string;
  readonly save: string;
  readonly onlyAdmins: string;
  /** How approvers are named. */
  readonly howToName: string;
  readonly language: string;
  readonly languages: Readonly<Record<Locale, string>>;
  readonly acts: Readonly<Record<Act, string>>;
  readonly rules: Readonly<Record<Rule, string>>;
  readonly approvers: string;
  readonly admins: string;
  readonly people: (count: number) => string;
  readonly colon: string;
  readonly ended: Readonly<Record<SettingsChanged | 'too-many', string>>;
}

const EN: SettingsWords = {
  title: 'Settings',
  change: 'Change settings',
  save: 'Save',
  onlyAdmins: 'Administrators of the bot can change them: those named in TEAMS_ADMINS.',
  howToName: 'Approvers are named in words, five at most: “approvers @Mara @Bob”, or “approvers administrators”.',
  language: 'Language of answers to questions in neither language',
  languages: { en: 'English', zh: '中文' },
  acts: {
    answers: 'Answers where other organisations read along, and to guests',
    digests: 'Digests there',
    csv: 'Figures as a file (CSV) there',
  },
  rules: { refused: 'Refused', approval: 'Needs an approver', allowed: 'Allowed' },
  approvers: 'Who approves',
  admins: 'administrators of the bot',
  people: (count) => (count === 1 ? '1 named person' : `${count} named people`),
  colon: ': ',
  ended: {
    changed: 'The settings were saved.',
    known: 'The settings had been saved before.',
    'not-admin': 'The settings were not saved: only administrators of the bot may, and you are not known as one.',
    overtaken:
      'The settings were not saved: somebody else changed them in between. These are theirs; please look, and change them again.',
    'too-many': 'The settings were not saved: five people at most can approve.',
  },
};

const ZH: SettingsWords = {
  title: '设置',
  change: '更改设置',
  save: '保存',
  onlyAdmins: '只有机器人的管理员（TEAMS_ADMINS中指定）可以更改。',
  howToName: '审批人以文字指定，最多五人：“审批人 @Mara @Bob”，或“审批人 管理员”。',
  language: '对非中英文问题的回答语言',
  languages: { en: 'English', zh: '中文' },
  acts: {
    answers: '有其他机构人员在场时及对来宾的回答',
    digests: '发往此类会话的简报',
    csv: '在此类会话中导出数据（CSV）',
  },
  rules: { refused: '拒绝', approval: '需要审批', allowed: '允许' },
  approvers: '审批人',
  admins: '机器人的管理员',
  people: (count) => `指定的${count}人`,
  colon: '：',
  ended: {
    changed: '设置已保存。',
    known: '设置此前已保存。',
    'not-admin': '设置未保存：只有机器人的管理员可以更改，而系统未确认您是管理员。',
    overtaken: '设置未保存：其间有他人作了更改。以下为其更改后的设置，请查看后重新更改。',
    'too-many': '设置未保存：审批人最多五人。',
  },
};

export const SETTINGS_WORDS: Readonly<Record<Locale, SettingsWords>> = { en: EN, zh: ZH };

/** Texts that ask for the settings, in small letters. */
export const ASKS_SETTINGS: ReadonlySet<string> = new Set(['settings', 'change settings', '设置', '更改设置']);

/** How a text begins that names approvers, and what follows where they are the administrators. */
export const NAMES_APPROVERS = /^(?:approvers|审批人)(?:\s+|：|:|$)/iu;
export const ADMINISTRATORS = /^(?:administrators|admins|管理员)$/iu;
