import { inertText } from '#src/briefing/inert-text.ts';
import { speak } from '#src/briefing/wording-spans.ts';
import { formatDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Knowledge } from '../knowledge.ts';
import type { PostTask } from '../ports.ts';
import { sayReason } from './say-reason.ts';

type NoticeTask = Extract<PostTask, { kind: 'notice' }>;

const WORDINGS = {
  failed: 'notice.failed',
  unverifiable: 'notice.unverifiable',
  dead: 'notice.dead',
  gone: 'notice.gone',
} as const satisfies Record<NoticeTask['notice']['kind'], string>;

const SLOT = /^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2})$/;

/** An occurrence for people: "10 Sep 2025, 07:30"; what is no slot as it stands. */
function occurrenceText(local: string, locale: Locale): string {
  const { day, time } = SLOT.exec(local)?.groups ?? {};
  if (day === undefined || time === undefined) return inertText(local.replace(/^report:/, ''));
  return `${formatDate(day, locale)}${locale === 'zh' ? ' ' : ', '}${time}`;
}

/** What the owner of a subscription is told. */
export function renderNotice({ notice, locale }: NoticeTask, { wordings, library }: Knowledge): Message {
  const speech = { locale, wording: wordings[locale], library };
  const text = (words: string) => ({ type: 'text' as const, text: words });
  const params = {
    number: text(String(notice.number)),
    occurrence: text(occurrenceText(notice.local ?? '', locale)),
    reason: text(sayReason(notice.reason, speech)),
  };
  return { locale, blocks: [{ type: 'paragraph', spans: speak(speech, WORDINGS[notice.kind], params) }] };
}
