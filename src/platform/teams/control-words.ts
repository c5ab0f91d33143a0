/** What our own buttons of a card are called. Both languages in one table, so that a missing word does not compile. */
import type { Locale } from '#src/core/locale.ts';

interface ControlWords {
  readonly share: string;
  readonly followUp: string;
  readonly copy: string;
  readonly csv: string;
  readonly download: string;
  readonly schedule: string;
  readonly ask: string;
  readonly question: string;
  readonly questionHint: string;
  readonly questionMissing: string;
}

const EN: ControlWords = {
  share: 'Share in channel',
  followUp: 'Ask a follow-up',
  copy: 'Copy for a client',
  csv: 'CSV with sources',
  download: 'Download CSV',
  schedule: 'Schedule this',
  ask: 'Ask',
  question: 'Your question',
  questionHint: 'For example: and year to date?',
  questionMissing: 'Type a question first.',
};

const ZH: ControlWords = {
  share: '分享到频道',
  followUp: '继续提问',
  copy: '复制给客户',
  csv: '导出CSV（含来源）',
  download: '下载CSV',
  schedule: '定期发送',
  ask: '提问',
  question: '您的问题',
  questionHint: '例如：年初至今呢？',
  questionMissing: '请先输入问题。',
};

export const CONTROL_WORDS: Readonly<Record<Locale, ControlWords>> = { en: EN, zh: ZH };
