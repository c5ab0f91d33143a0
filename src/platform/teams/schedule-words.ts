/** What the form of a subscription is called. Both languages in one table, so that a missing word does not compile. */
import type { FormDays, ScheduleForm } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';

/** A place in a list: this conversation, the chat with the bot, or wherever it goes now. */
export type TargetName = 'here' | 'direct' | 'kept';

type Filled = ScheduleForm['filled'];

interface ScheduleWords {
  readonly title: string;
  readonly editTitle: string;
  readonly what: string;
  readonly save: string;
  /** Below a field that is left empty. */
  readonly missing: string;
  readonly labels: Readonly<Record<'days' | 'time' | 'zone' | 'calendar' | 'trigger' | 'target' | 'language', string>>;
  readonly dayNames: Readonly<Record<FormDays, string>>;
  readonly rules: Readonly<Record<Filled['calendar'], string>>;
  readonly triggers: Readonly<Record<Filled['trigger'], string>>;
  readonly targets: Readonly<Record<TargetName, string>>;
  readonly languages: Readonly<Record<Locale, string>>;
}

const EN: ScheduleWords = {
  title: 'Subscribe',
  editTitle: 'Edit subscription',
  what: 'What is sent',
  save: 'Save',
  missing: 'Please choose.',
  labels: {
    days: 'Days',
    time: 'Time',
    zone: 'Time zone',
    calendar: 'On a day without a session of the exchange',
    trigger: 'Sent',
    target: 'Where to',
    language: 'Language',
  },
  dayNames: {
    weekdays: 'Weekdays',
    'every-day': 'Every day',
    mondays: 'Mondays',
    fridays: 'Fridays',
    'first-trading-day': 'First trading day of the month',
    'last-trading-day': 'Last trading day of the month',
    kept: 'As it is now',
  },
  rules: { skip: 'Leave it out', next: 'Move it to the next trading day', 'every-day': 'Send it all the same' },
  triggers: {
    'every-slot': 'Each time',
    'new-report': 'Only when a new report is published',
    both: 'Each time, and when a new report is published',
  },
  targets: { here: 'This conversation', direct: 'Your chat with the bot', kept: 'Where it goes now' },
  languages: { en: 'English', zh: '中文' },
};

const ZH: ScheduleWords = {
  title: '订阅',
  editTitle: '修改订阅',
  what: '发送内容',
  save: '保存',
  missing: '请选择。',
  labels: {
    days: '日期',
    time: '时间',
    zone: '时区',
    calendar: '遇交易所休市日',
    trigger: '发送时机',
    target: '发送至',
    language: '语言',
  },
  dayNames: {
    weekdays: '工作日',
    'every-day': '每天',
    mondays: '每周一',
    fridays: '每周五',
    'first-trading-day': '每月首个交易日',
    'last-trading-day': '每月最后一个交易日',
    kept: '保持不变',
  },
  rules: { skip: '不发送', next: '顺延至下一交易日', 'every-day': '照常发送' },
  triggers: { 'every-slot': '每次都发', 'new-report': '仅在新报告发布时', both: '每次都发，新报告发布时另发' },
  targets: { here: '此会话', direct: '您与机器人的私聊', kept: '现在的去处' },
  languages: { en: 'English', zh: '中文' },
};

export const SCHEDULE_WORDS: Readonly<Record<Locale, ScheduleWords>> = { en: EN, zh: ZH };
