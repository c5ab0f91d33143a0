/** The digest at the head of the channel: which one is shown, and the controls that choose another. */
import { type CalendarDate, formatDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import type { ChartPictures } from './chart-pictures.ts';
import type { WebDigest, WebDigests, WebTemplate } from './deps.ts';
import { type Html, html, toMarkup } from './escape-html.ts';
import { type MessageViews, renderViews, type Shown } from './message-views.ts';
import { pageWord } from './page-words.ts';
import { LANGUAGE_TAGS } from './render.ts';

const DAY_MS = 86_400_000;
/** Today's, tomorrow's and the day after's. */
const DAYS_OFFERED = 3;

/** What may be chosen, and what is. */
export interface DigestChoice {
  readonly days: readonly CalendarDate[];
  readonly day: CalendarDate;
  readonly templates: readonly WebTemplate[];
  /** Absent while no template is loaded. */
  readonly template?: string;
}

/** A digest to be shown; without `views` there is none for this choice. */
export interface ShownDigest extends DigestChoice {
  readonly views?: MessageViews;
  readonly thread: readonly string[];
}

/** The digest of a request: what it names where that is offered, else the next one by the usual template. */
export function chooseDigest(
  digests: WebDigests,
  today: CalendarDate,
  wanted: { readonly day?: unknown; readonly template?: unknown },
): ShownDigest {
  const offered = digests.days(today).slice(0, DAYS_OFFERED);
  const days = offered.length === 0 ? [today] : offered;
  const templates = digests.templates();
  const day = days.find((each) => each === wanted.day) ?? days[0] ?? today;
  const template = (templates.find(({ name }) => name === wanted.template) ?? templates[0])?.name;
  const choice = { days, day, templates, ...(template === undefined ? {} : { template }) };
  const draw = (locale: Locale): WebDigest | undefined =>
    digests.draw(template === undefined ? { day, locale } : { day, locale, template });
  const [en, zh] = [draw('en'), draw('zh')];
  if (en === undefined || zh === undefined) return { ...choice, thread: [] };
  return { ...choice, views: { views: { en, zh }, own: 'page' }, thread: en.thread ?? [] };
}

/** How a day is called from another: "Tomorrow's digest", "Monday's digest". */
export function nameOfDay(day: CalendarDate, today: CalendarDate, locale: Locale): string {
  const ahead = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  if (ahead === 0) return pageWord('digest_today', locale);
  if (ahead === 1) return pageWord('digest_tomorrow', locale);
  if (ahead === 2) return pageWord('digest_day_after', locale);
  return pageWord('digest_weekday', locale, { weekday: weekdayOf(day, locale) });
}

function weekdayOf(day: CalendarDate, locale: Locale): string {
  const style = { weekday: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], style).format(new Date(day));
}

/** The controls. They are a form, so that they work without a script too. */
export function renderPicker(choice: DigestChoice, today: CalendarDate, locale: Locale): Html {
  const days = choice.days.map((day) => {
    const checked = day === choice.day ? html` checked` : undefined;
    return html`<label><input type="radio" name="day" value="${day}"${checked}><span>${nameOfDay(day, today, locale)} <small>${shortDate(day, locale)}</small></span></label>`;
  });
  const options = choice.templates.map(({ name, title }) => {
    const selected = name === choice.template ? html` selected` : undefined;
    return html`<option value="${name}"${selected}>${title[locale]}</option>`;
  });
  const select = html`<label class="template"><span class="visually-hidden">${pageWord('template', locale)}</span><select name="template">${options}</select></label>`;
  return html`<fieldset class="segments days"><legend class="visually-hidden">${pageWord('digest_of', locale)}</legend>${days}</fieldset>${choice.templates.length > 1 ? select : undefined}<button type="submit" class="show">${pageWord('digest_show', locale)}</button>`;
}

/** "Fri 28": the day of the week and of the month, for where the year is no question. */
function shortDate(day: CalendarDate, locale: Locale): string {
  if (locale === 'zh') return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return `${weekdayOf(day, locale).slice(0, 3)} ${formatDate(day, locale).replace(/ \d{4}$/, '')}`;
}

/** The digest as a message of the channel, or a word on why there is none. */
export function renderDigestPost(digest: ShownDigest, shown: Shown, pictures: ChartPictures): Html {
  const { locale } = shown;
  const date = `${weekdayOf(digest.day, locale)}, ${formatDate(digest.day, locale)}`;
  const content =
    digest.views === undefined
      ? html`<p class="failure" data-word="digest_none">${pageWord('digest_none', locale)}</p>`
      : renderViews(digest.views, shown, pictures);
  return html`<div class="message post"><span class="avatar bot" aria-hidden="true"></span><div class="body"><p class="who">${pageWord('bot', locale)} <span class="badge">${pageWord('app', locale)}</span> <time datetime="${digest.day}">${locale === 'zh' ? date.replace(', ', '，') : date}</time></p><div class="content">${content}</div></div></div>`;
}

/** What the page calls the digest's thread. */
export function labelOfDigest({ day }: DigestChoice, locale: Locale): string {
  return pageWord('digest_label', locale, { date: formatDate(day, locale) });
}

/** The digest as the page's script gets it. */
export interface DigestReply {
  /** Markup for the place of the digest. */
  readonly html: string;
  readonly label: string;
  readonly thread: readonly string[];
}

/** The reply to a choice. */
export function toDigestReply(digest: ShownDigest, shown: Shown, pictures: ChartPictures): DigestReply {
  return {
    html: toMarkup(renderDigestPost(digest, shown, pictures)),
    label: labelOfDigest(digest, shown.locale),
    thread: digest.thread,
  };
}
