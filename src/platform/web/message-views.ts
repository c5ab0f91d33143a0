/** A message in every form and language that the page can show, sent along at once: a switch on the page only shows another. */
import { COPY_LENGTHS, toClientCopy } from '#src/briefing/client-copy.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { ChartPictures, PicturePaths } from './chart-pictures.ts';
import type { SlackPayload, TeamsPayload, WebView } from './deps.ts';
import { type Html, html, jsonForScript } from './escape-html.ts';
import { type PageWord, pageWord } from './page-words.ts';
import { LANGUAGE_TAGS } from './render.ts';
import { renderSlackPreview } from './slack-preview.ts';
import { renderTeamsPreview } from './teams-preview.ts';

/** One message in both languages. */
export interface MessageViews {
  readonly views: Readonly<Record<Locale, WebView>>;
  /** The language that it has of itself, which `Auto` shows; `page` where it has none and goes with the page. */
  readonly own: Locale | 'page';
}

/** How somebody sees it first. */
export interface Shown {
  /** The language chosen; absent for the message's own. */
  readonly lang?: Locale;
  /** The language of the page. */
  readonly locale: Locale;
}

/** Two sentences for a client that keep to a length. */
interface ClientCopy {
  readonly maxCharacters: number;
  readonly text: string;
}

/** A chart of a message as data, with where its pictures are. */
interface ChartData {
  readonly spec: ChartSpec;
  readonly pictures: PicturePaths;
}

/** What the page's tools show of a message in one language. */
interface ViewData {
  readonly text: string;
  readonly message: unknown;
  readonly slack: SlackPayload;
  readonly teams: TeamsPayload;
  readonly json?: unknown;
  readonly copies: readonly ClientCopy[];
  readonly charts: readonly ChartData[];
}

/** The language in which the message is shown at first. */
export function shownLocale({ own }: MessageViews, { lang, locale }: Shown): Locale {
  return lang ?? (own === 'page' ? locale : own);
}

/** The message as markup: all its forms, its tools, and the data behind them. */
export function renderViews(message: MessageViews, shown: Shown, pictures: ChartPictures): Html {
  const first = shownLocale(message, shown);
  const data = Object.fromEntries(LOCALES.map((locale) => [locale, dataOf(message.views[locale], pictures)]));
  const forms = LOCALES.map((locale) =>
    renderForms(message.views[locale], { locale, isHidden: locale !== first }, shown.locale),
  );
  return html`<div class="views" data-own="${message.own}">${forms}${renderTools(shown.locale, copiesOf(message.views[first]).length > 0, chartsOf(message.views[first]).length > 0)}<script type="application/json" class="data">${jsonForScript(data)}</script></div>`;
}

function chartsOf({ message }: WebView): readonly ChartSpec[] {
  return message.blocks.flatMap((block) => (block.type === 'chart' ? [block.spec] : []));
}

/** In the lengths that hold; one that says no more than the one before is left out. */
function copiesOf({ message: { quotable, locale } }: WebView): readonly ClientCopy[] {
  if (quotable === undefined || quotable.clauses.length === 0) return [];
  const copies = COPY_LENGTHS.map((maxCharacters) => ({
    maxCharacters,
    ...toClientCopy(quotable, locale, maxCharacters),
  }));
  return copies
    .filter(({ fits, text }, at) => fits && text !== copies[at - 1]?.text)
    .map(({ maxCharacters, text }) => ({ maxCharacters, text }));
}

function dataOf(view: WebView, pictures: ChartPictures): ViewData {
  const { message, slack, teams, json } = view;
  const charts = chartsOf(view).map((spec) => ({ spec, pictures: pictures.offer(spec) }));
  return {
    text: renderPlain(message).payload,
    message,
    slack,
    teams,
    ...(json === undefined ? {} : { json }),
    copies: copiesOf(view),
    charts,
  };
}

/** Under the language that the page shows it for, which is the message's own unless there is only one. As Slack draws it, as Teams does, and as plain text; the style sheet shows the one that is chosen. */
function renderForms(
  { message, slack, teams }: WebView,
  { locale, isHidden }: { readonly locale: Locale; readonly isHidden: boolean },
  pageLocale: Locale,
): Html {
  const word = (key: PageWord): Html =>
    html`<span lang="${LANGUAGE_TAGS[pageLocale]}" data-word="${key}">${pageWord(key, pageLocale)}</span>`;
  const drawn = renderSlackPreview(slack.blocks, {
    asTable: word('chart_as_table'),
    notDrawn: word('block_not_drawn'),
    pictureElsewhere: word('picture_elsewhere'),
  });
  const card = renderTeamsPreview(teams.card, {
    drawnBy: word('card_drawn_by'),
    charts: word('card_charts'),
    notDrawn: word('card_not_drawn'),
  });
  const hidden = isHidden ? html` hidden` : undefined;
  const attributes = html`lang="${LANGUAGE_TAGS[message.locale]}" data-locale="${locale}"${hidden}`;
  return html`<div class="view view-slack" ${attributes}>${drawn}</div><div class="view view-teams" ${attributes}>${card}</div><div class="view view-plain" ${attributes}><pre>${renderPlain(message).payload}</pre></div>`;
}

function renderTools(locale: Locale, isQuotable: boolean, isDrawn: boolean): Html {
  const tool = (name: string, key: PageWord, isShown = true): Html =>
    html`<li${isShown ? undefined : html` hidden`}><button type="button" class="tool" data-tool="${name}"><span class="icon" aria-hidden="true"></span><span data-word="${key}">${pageWord(key, locale)}</span></button></li>`;
  return html`<ul class="tools" aria-label="${pageWord('tools', locale)}" data-label="tools">${tool('client', 'client_copy', isQuotable)}${tool('copy', 'copy')}${tool('charts', 'chart_data', isDrawn)}${tool('payload', 'payload')}</ul>`;
}
