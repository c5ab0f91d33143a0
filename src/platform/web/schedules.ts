/** Commands on subscriptions that are tried out on the page, and what they will post. */
import { type Locale, localeOfText } from '#src/core/locale.ts';
import type { ChartPictures } from './chart-pictures.ts';
import type { WebForeseen, WebSchedules, WebStretch, WebSubscription, WebView } from './deps.ts';
import { type Html, html, neutralise, toMarkup } from './escape-html.ts';
import { type MessageViews, renderViews, type Shown } from './message-views.ts';
import { type AskReply, toAskReply } from './outbound.ts';
import { wordIn } from './page-view.ts';
import { LANGUAGE_TAGS } from './render.ts';

/** What the two buttons of the side ask. */
export const AHEAD_LINES = { morning: 'ahead:morning', week: 'ahead:week' } as const;

/** What is offered to begin with: the digest on trading mornings in New York. */
export const DIGEST_LINE = 'subscribe weekdays 7:30 new york here';

/** The same as people type it. */
const AHEAD: readonly (readonly [RegExp, WebStretch])[] = [
  [/^(?:ahead:morning|tomorrow morning|明早|明天早上|明天上午)$/i, 'tomorrow-morning'],
  [/^(?:ahead:tomorrow|tomorrow|明天)$/i, 'tomorrow'],
  [/^(?:ahead:week|next week|the week ahead|下周|未来一周)$/i, 'week'],
];

const LINES = /^(?:ahead|c1):/;

/** How far a text wants to look ahead; `undefined` for what is no such text. */
function stretchIn(question: string): WebStretch | undefined {
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

function renderSubscription({ number, says, runs, actions }: WebSubscription): Html {
  // The number is heard with each button: there are several of the same name.
  const buttons = actions.map(
    ({ label, query }) =>
      html`<button type="button" class="action" data-query="${query}">${label}<span class="visually-hidden"> ${number}</span></button>`,
  );
  const next = runs.length === 0 ? undefined : html`<ul>${runs.map((run) => html`<li>${run}</li>`)}</ul>`;
  const row = buttons.length === 0 ? undefined : html`<div class="schedule-actions">${buttons}</div>`;
  return html`<li>${says}${next}${row}</li>`;
}

/** The subscriptions with their next runs, and what can be done with each. */
export function renderScheduleList(subscriptions: readonly WebSubscription[], locale: Locale): Html {
  if (subscriptions.length === 0) return html`<p>${wordIn('schedules_none', locale)}</p>`;
  return html`<ol class="subscriptions">${subscriptions.map(renderSubscription)}</ol>`;
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
  const stretch = stretchIn(question);
  if (stretch !== undefined) {
    const foreseen = await schedules.ahead(stretch, locale);
    const markup = html`<div lang="${LANGUAGE_TAGS[locale]}">${foreseen.map((one) => renderForeseen(one, shown, pictures))}</div>`;
    const text = foreseen.map(({ says }) => says).join('\n');
    return { asked: neutralise(question), locale, html: toMarkup(markup), text, json: null };
  }
  const view = await schedules.command(question, locale);
  if (view === undefined) return undefined;
  const list = toMarkup(renderScheduleList(await schedules.list(shown.locale), shown.locale));
  return { ...toAskReply(question, inBoth(view), shown, pictures), schedules: list };
}
