/** What the Teams edge says beside the messages of the bot: what was done, and what went wrong. */
import type { Locale } from '#src/core/locale.ts';

interface Notices {
  readonly shared: string;
  readonly notShared: string;
  readonly notQuotable: string;
  readonly failed: string;
  readonly noFiles: string;
  /** @param minutes For which the address of the file holds. */
  readonly csvIsHere: (minutes: number) => string;
  readonly noCsv: string;
  readonly notScheduled: string;
  readonly copyLength: (characters: number) => string;
}

const EN: Notices = {
  shared: 'Shared in the conversation. Replies to it go on from there.',
  notShared: 'It could not be shared: the bot may not post here, or Teams did not confirm it.',
  notQuotable: 'There is no figure in this answer that could be quoted.',
  failed: 'The answer could not be posted. Please ask again; if it happens twice, tell whoever looks after the bot.',
  noFiles: 'The bot sends no files in Teams.',
  csvIsHere: (minutes) =>
    `The figures with their sources, as a file for you. The button works for ${minutes} minutes, for whoever has its address.`,
  noCsv: 'The file could not be made. Please press again; if it happens twice, tell whoever looks after the bot.',
  notScheduled: 'Nothing was saved: the subscription, or the place that was chosen, is not there for you any more.',
  copyLength: (characters) => `Up to ${characters} characters`,
};

const ZH: Notices = {
  shared: '已分享到此会话，可回复它继续提问。',
  notShared: '未能分享：机器人无权在此发言，或Teams未确认。',
  notQuotable: '此回答中没有可引用的数据。',
  failed: '回答未能发出，请重新提问；如再次发生，请告知机器人的管理员。',
  noFiles: '机器人不在Teams中发送文件。',
  csvIsHere: (minutes) => `数据及来源文件已备好。下载按钮${minutes}分钟内有效，凡持有此地址者均可打开。`,
  noCsv: '文件未能生成，请重试；如再次发生，请告知机器人的管理员。',
  notScheduled: '未保存：该订阅或所选去处对您已不可用。',
  copyLength: (characters) => `不超过${characters}个字符`,
};

export const NOTICES: Readonly<Record<Locale, Notices>> = { en: EN, zh: ZH };
