/** What the page's server says no to, by code: the status and the words for the person at the keyboard. */
import type { Locale } from '#src/core/locale.ts';
import { LIMITS } from './limits.ts';

/** A no: what happened and what to do next. Expected, so a value and not an exception. */
interface Refusal {
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}

export const REFUSALS = {
  HOST_REFUSED: {
    status: 421,
    en: 'This page answers only under its own local address. Open the address that the terminal printed at start.',
    zh: '此页面只在本机地址上提供。请打开启动时终端显示的地址。',
  },
  ORIGIN_REFUSED: {
    status: 403,
    en: 'Questions are taken only from the page itself. Open the page and ask there.',
    zh: '只接受来自本页面的提问。请打开页面后再提问。',
  },
  METHOD_REFUSED: { status: 405, en: 'Send the question as a POST request.', zh: '请用POST请求提交问题。' },
  TYPE_REFUSED: {
    status: 415,
    en: 'Send the question as JSON (Content-Type: application/json).',
    zh: '请以JSON格式提交（Content-Type: application/json）。',
  },
  JSON_REFUSED: { status: 400, en: 'The request is not valid JSON.', zh: '请求不是有效的JSON。' },
  SHAPE_REFUSED: {
    status: 400,
    en: 'The request does not have the form {question, thread, locale}.',
    zh: '请求的格式应为{question, thread, locale}。',
  },
  QUESTION_EMPTY: {
    status: 400,
    en: 'There is no question in it. Type one and send it again.',
    zh: '问题为空，请输入后再发送。',
  },
  QUESTION_TOO_LONG: {
    status: 400,
    en: `The question is too long: ${LIMITS.questionCharacters} characters at most. Shorten it and send it again.`,
    zh: `问题过长：最多${LIMITS.questionCharacters}个字符，请缩短后再发送。`,
  },
  THREAD_TOO_LONG: {
    status: 400,
    en: `The thread is too long: ${LIMITS.threadQuestions} earlier questions at most. Start a new one.`,
    zh: `话题过长：最多带${LIMITS.threadQuestions}个先前的问题，请另开一个话题。`,
  },
  BODY_TOO_LARGE: {
    status: 413,
    en: `The request is too large: ${LIMITS.bodyBytes / 1024} kB at most. Start a new thread, or shorten the question.`,
    zh: `请求过大：最多${LIMITS.bodyBytes / 1024} kB。请另开一个话题，或缩短问题。`,
  },
  NOT_FOUND: {
    status: 404,
    en: 'There is nothing at this address. The page is at /.',
    zh: '此地址没有内容，页面在 /。',
  },
  DIGEST_MISSING: {
    status: 404,
    en: 'There is no digest here: no template is loaded. The terminal says what is wrong with its file.',
    zh: '没有简报：未载入任何模板。终端会说明文件的问题。',
  },
  PICTURE_MISSING: {
    status: 404,
    en: 'There is no such picture any more. Open the chart again.',
    zh: '此图片已不存在，请重新打开图表。',
  },
  TOO_MANY_PAGES: {
    status: 503,
    en: 'Too many pages are open. Close some; this one works, but does not follow changes of files.',
    zh: '打开的页面过多。请关闭一些；此页面可用，但不会跟随文件更新。',
  },
  NOT_READY: {
    status: 503,
    en: 'No report is loaded yet, or the program is stopping. Try again in a moment.',
    zh: '报告尚未载入，或程序正在停止。请稍后再试。',
  },
  INTERNAL: {
    status: 500,
    en: 'Something went wrong here; the terminal says what. Ask the question in another way.',
    zh: '程序出错，详情见终端。请换一种方式提问。',
  },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;

/** The body of a refusal, as the API sends it. `message` is for a person. */
export interface RefusalBody {
  readonly error: { readonly code: RefusalCode; readonly message: string };
}

/** The refusal in words of a language, with what was found where that helps. */
export function toRefusalBody(code: RefusalCode, locale: Locale, found?: string): RefusalBody {
  const message = REFUSALS[code][locale];
  return { error: { code, message: found === undefined ? message : `${message} (${found})` } };
}

/** Names of the body parser's errors, as `type` of what it throws, and what they mean here. */
const BODY_ERRORS: Readonly<Record<string, RefusalCode>> = {
  'entity.too.large': 'BODY_TOO_LARGE',
  'entity.parse.failed': 'JSON_REFUSED',
  'encoding.unsupported': 'TYPE_REFUSED',
  'charset.unsupported': 'TYPE_REFUSED',
  'request.aborted': 'JSON_REFUSED',
  'request.size.invalid': 'JSON_REFUSED',
};

/** What an error that reached the end of the chain is told as: a fault in the request where it is one, else `INTERNAL`. */
export function toRefusalCode(error: unknown): RefusalCode {
  if (typeof error !== 'object' || error === null) return 'INTERNAL';
  if ('type' in error && typeof error.type === 'string') return BODY_ERRORS[error.type] ?? 'INTERNAL';
  // A body that does not unpack comes as zlib's own error.
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')) return 'JSON_REFUSED';
  // Express throws these for addresses it cannot decode, `send` for files that are not there.
  if ('status' in error && (error.status === 400 || error.status === 404)) return 'NOT_FOUND';
  return 'INTERNAL';
}
