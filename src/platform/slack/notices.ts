/** What the Slack edge says beside the messages of the bot: labels of its own buttons and views, and what went wrong. */
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
  readonly outsiders: string;
  readonly notConfirmed: string;
  readonly copyLength: (characters: number) => string;
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
  outsiders:
    'This channel is shared with another organisation, and the report is licensed for this one only. Ask privately with /smallcaps, or in a channel of your own.',
  notConfirmed: 'Slack did not confirm the answer. If you do not see it, please ask again.',
  copyLength: (characters) => `Up to ${characters} characters`,
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
  outsiders: '此频道与其他机构共享，而报告仅授权本机构使用。请用 /smallcaps 私下提问，或在本机构的频道中提问。',
  notConfirmed: 'Slack未确认收到回答。如未看到，请重新提问。',
  copyLength: (characters) => `不超过${characters}个字符`,
};

export const NOTICES: Readonly<Record<Locale, Notices>> = { en: EN, zh: ZH };
