/** Commands on subscriptions that are tried out on the page, and what they will post. */
import { type Locale, localeOfText } from '#src/core/locale.ts';
import type { ChartPictures } from './chart-pictures.ts';
import type { WebForeseen, WebSchedules, WebView } from './deps.ts';
import { type Html, html, neutralise, toMarkup } from './escape-html.ts';
import { type MessageViews, renderViews, type Shown } from './message-views.ts';
import { type AskReply, toAskReply } from './outbound.ts';
import { LANGUAGE_TAGS } from './render.ts';

/** What the two buttons of the side ask. */
export const AHEAD_LINES = { tomorrow: 'ahead:1', week: 'ahead:7' } as const;

/** What is offered to begin with: the digest on trading mornings in New York. */
export const DIGEST_LINE = 'subscribe weekdays 7:30 new york here';

/** The same as people type it. */
const AHEAD: readonly (readonly [RegExp, number])[] = [
  [/^(?:ahead:1|tomorrow(?: morning)?|明早|明天(?:早上)?)$/i, 1],
  [/^(?:ahead:7|next week|the week ahead|下周|未来一周)$/i, 7],
];

const LINES = /^(?:ahead|c1):/;

/** How many days a text wants to look ahead; `undefined` for what is no such text. */
function daysAhead(question: string): number | undefined {
  const text = question.trim().replace(/^\/smallcaps\s+/i, '');
  return AHEAD.find(([words]) => words.test(text))?.[1];
}

/** A command is carried out once, and a digest goes out in one language: both languages of the page show the same. */
function inBoth(view: WebView): MessageViews {
  return { own: view.message.locale, views: { en: view, zh: view } };
}

function renderForeseen({ says, view }: WebForeseen, shown: Shown, pictures: ChartPictures): Html {
  const message = view === undefined ? undefined : renderViews(inBoth(view), shown, pictures);
  return html`<section class="foreseen"><h3>${says}</h3>${message}</section>`;
}

/** A line of a button has no language of its own. */
function languageOf(question: string, ofPage: Locale): Locale {
  return LINES.test(question) || question === DIGEST_LINE ? ofPage : localeOfText(question, ofPage);
}

/** The reply to a command, or to a look ahead; `undefined` for a question. */
export async function replyOnSchedules(
  question: string,
  shown: Shown,
  schedules: WebSchedules,
  pictures: ChartPictures,
): Promise<AskReply | undefined> {
  const locale = shown.lang ?? languageOf(question, shown.locale);
  const days = daysAhead(question);
  if (days !== undefined) {
    const foreseen = await schedules.ahead(days, locale);
    const markup = html`<div lang="${LANGUAGE_TAGS[locale]}">${foreseen.map((one) => renderForeseen(one, shown, pictures))}</div>`;
    const text = foreseen.map(({ says }) => says).join('\n');
    return { asked: neutralise(question), locale, html: toMarkup(markup), text, json: null };
  }
  const view = await schedules.command(question, locale);
  return view && toAskReply(question, inBoth(view), shown, pictures);
}
