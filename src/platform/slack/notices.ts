/** What the Slack edge says beside the messages of the bot: labels of its own buttons and views, and what went wrong. */
import type { Act, FilledSchedule, FormDays, Rule, SettingsChanged } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';

interface Notices {
  readonly share: string;
  readonly followUp: string;
  readonly copy: string;
  readonly csv: string;
  readonly csvIsHere: string;
  readonly noCsv: string;
  readonly status: string;
  readonly ask: string;
  readonly close: string;
  /** Title of a view: 24 characters at most. */
  readonly viewTitle: string;
  readonly copyTitle: string;
  readonly answerTitle: string;
  readonly question: string;
  readonly questionHint: string;
  readonly shared: string;
  readonly notShared: string;
  readonly notQuotable: string;
  readonly failed: string;
  readonly notConfirmed: string;
  readonly copyLength: (characters: number) => string;
  readonly howToAsk: string;
  readonly settings: SettingsWords;
  readonly schedule: ScheduleWords;
}

/** What the form of a subscription is called, and what can be chosen in it. */
interface ScheduleWords {
  /** Below a field in which nothing is chosen. */
  readonly missing: string;
  readonly control: string;
  /** On the Home tab. */
  readonly digest: string;
  readonly all: string;
  readonly title: string;
  readonly editTitle: string;
  readonly save: string;
  readonly what: string;
  readonly days: string;
  readonly dayNames: Readonly<Record<FormDays, string>>;
  readonly time: string;
  readonly zone: string;
  readonly calendar: string;
  readonly rules: Readonly<Record<FilledSchedule['calendar'], string>>;
  readonly trigger: string;
  readonly triggers: Readonly<Record<FilledSchedule['trigger'], string>>;
  readonly channel: string;
  readonly language: string;
}

/** What the settings of a workspace are called. */
interface SettingsWords {
  readonly title: string;
  readonly change: string;
  readonly save: string;
  readonly cancel: string;
  readonly onlyAdmins: string;
  readonly language: string;
  readonly languages: Readonly<Record<Locale, string>>;
  readonly acts: Readonly<Record<Act, string>>;
  readonly rules: Readonly<Record<Rule, string>>;
  readonly approvers: string;
  readonly admins: string;
  readonly people: (count: number) => string;
  readonly peopleHint: string;
  readonly colon: string;
  readonly ended: Readonly<Record<SettingsChanged, string>>;
}

const EN: Notices = {
  share: 'Share in channel',
  followUp: 'Ask a follow-up',
  copy: 'Copy for a client',
  csv: 'CSV with sources',
  csvIsHere: 'The figures with their sources, as a file in the thread of this message:',
  noCsv:
    'The file could not be sent. The bot may lack the permission for files (files:write); tell whoever looks after it.',
  status: 'is looking it up in the report…',
  ask: 'Ask',
  close: 'Close',
  viewTitle: 'Ask Smallcaps',
  copyTitle: 'Copy for a client',
  answerTitle: 'Smallcaps',
  question: 'Your question',
  questionHint: 'For example: how did micro caps do vs the index in August?',
  shared: 'Shared in the channel. Replies in its thread go on from there.',
  notShared:
    'It could not be shared: the bot may not post here, or Slack did not confirm it. Invite it with /invite and share again.',
  notQuotable: 'There is no figure in this answer that could be quoted.',
  failed: 'The answer could not be posted. Please ask again; if it happens twice, tell whoever looks after the bot.',
  notConfirmed: 'Slack did not confirm the answer. If you do not see it, please ask again.',
  copyLength: (characters) => `Up to ${characters} characters`,
  howToAsk: 'Ask with /smallcaps in any channel, by mention in a thread, or here under Messages. For example',
  settings: {
    title: 'Settings',
    change: 'Change settings',
    save: 'Save',
    cancel: 'Cancel',
    onlyAdmins: 'Administrators of the workspace can change them.',
    language: 'Language of this page, and of answers to questions in neither language',
    languages: { en: 'English', zh: '中文' },
    acts: {
      answers: 'Answers in channels shared with other organisations, and to guests',
      digests: 'Digests there',
      csv: 'Figures as a file (CSV) there',
    },
    rules: { refused: 'Refused', approval: 'Needs an approver', allowed: 'Allowed' },
    approvers: 'Who approves',
    admins: 'administrators',
    people: (count) => (count === 1 ? '1 named person' : `${count} named people`),
    peopleHint: 'Nobody named: administrators. Nobody decides on their own request.',
    colon: ': ',
    ended: {
      changed: 'The settings were saved.',
      known: 'The settings had been saved before.',
      'not-admin': 'The settings were not saved: only administrators may, and Slack does not say that you are one.',
      overtaken:
        'The settings were not saved: somebody else changed them in between. These are theirs; please look, and change them again.',
    },
  },
  schedule: {
    control: 'Schedule this',
    digest: 'Schedule the digest',
    all: 'Subscriptions',
    title: 'Subscribe',
    editTitle: 'Edit subscription',
    save: 'Save',
    what: 'What is sent',
    days: 'Days',
    dayNames: {
      weekdays: 'Weekdays',
      'every-day': 'Every day',
      mondays: 'Mondays',
      fridays: 'Fridays',
      'first-trading-day': 'First trading day of the month',
      'last-trading-day': 'Last trading day of the month',
      kept: 'As it is now',
    },
    time: 'Time',
    zone: 'Time zone',
    calendar: 'On a day without a session of the exchange',
    rules: { skip: 'Leave it out', next: 'Move it to the next trading day', 'every-day': 'Send it all the same' },
    trigger: 'Sent',
    triggers: {
      'every-slot': 'Each time',
      'new-report': 'Only when a new report is published',
      both: 'Each time, and when a new report is published',
    },
    channel: 'Where to',
    language: 'Language',
    missing: 'Choose one here.',
  },
};

const ZH: Notices = {
  share: '分享到频道',
  followUp: '继续提问',
  copy: '复制给客户',
  csv: '导出CSV（含来源）',
  csvIsHere: '数据及来源文件见此消息的话题：',
  noCsv: '文件未能发出。机器人可能缺少文件权限（files:write），请告知其管理员。',
  status: '正在查阅报告…',
  ask: '提问',
  close: '关闭',
  viewTitle: '向Smallcaps提问',
  copyTitle: '复制给客户',
  answerTitle: 'Smallcaps',
  question: '您的问题',
  questionHint: '例如：微盘股8月相对指数表现如何？',
  shared: '已分享到频道，可在其话题中继续提问。',
  notShared: '未能分享：机器人无权在此发言，或Slack未确认。请用 /invite 邀请后重试。',
  notQuotable: '此回答中没有可引用的数据。',
  failed: '回答未能发出，请重新提问；如再次发生，请告知机器人的管理员。',
  notConfirmed: 'Slack未确认收到回答。如未看到，请重新提问。',
  copyLength: (characters) => `不超过${characters}个字符`,
  howToAsk: '在任意频道使用 /smallcaps，在话题中提及机器人，或在此处的“消息”中提问。例如',
  settings: {
    title: '设置',
    change: '更改设置',
    save: '保存',
    cancel: '取消',
    onlyAdmins: '只有工作区管理员可以更改。',
    language: '本页面的语言，以及对非中英文问题的回答语言',
    languages: { en: 'English', zh: '中文' },
    acts: {
      answers: '在与其他机构共享的频道中及对访客的回答',
      digests: '在这些频道中的简报',
      csv: '在这些频道中导出数据（CSV）',
    },
    rules: { refused: '拒绝', approval: '需要审批', allowed: '允许' },
    approvers: '审批人',
    admins: '管理员',
    people: (count) => `指定的${count}人`,
    peopleHint: '未指定时由管理员审批；任何人不得审批自己的请求。',
    colon: '：',
    ended: {
      changed: '设置已保存。',
      known: '设置此前已保存。',
      'not-admin': '设置未保存：只有管理员可以更改，而Slack未确认您是管理员。',
      overtaken: '设置未保存：其间有他人作了更改。以下为其更改后的设置，请查看后重新更改。',
    },
  },
  schedule: {
    control: '定期发送',
    digest: '定时发送晨报',
    all: '订阅列表',
    title: '订阅',
    editTitle: '修改订阅',
    missing: '请在此选择。',
    save: '保存',
    what: '发送内容',
    days: '日期',
    dayNames: {
      weekdays: '工作日',
      'every-day': '每天',
      mondays: '每周一',
      fridays: '每周五',
      'first-trading-day': '每月首个交易日',
      'last-trading-day': '每月最后一个交易日',
      kept: '保持不变',
    },
    time: '时间',
    zone: '时区',
    calendar: '遇交易所休市日',
    rules: { skip: '不发送', next: '顺延至下一交易日', 'every-day': '照常发送' },
    trigger: '发送时机',
    triggers: { 'every-slot': '每次都发', 'new-report': '仅在新报告发布时', both: '每次都发，新报告发布时另发' },
    channel: '发送至',
    language: '语言',
  },
};

export const NOTICES: Readonly<Record<Locale, Notices>> = { en: EN, zh: ZH };
