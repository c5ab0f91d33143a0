/** The page as the server sends it: whole and usable without its script. */
import { labelOfDigest, renderDigestPost, renderPicker } from './digest.ts';
import { type Html, html, jsonForScript, toMarkup } from './escape-html.ts';
import { renderHead } from './page-head.ts';
import { renderComposer, renderDialog, renderTemplates } from './page-templates.ts';
import { labelIn, type PageView, wordIn } from './page-view.ts';
import { PAGE_WORDS, type PageWord, pageWord } from './page-words.ts';
import { renderExamples } from './parts.ts';
import { renderProblems } from './problems.ts';
import { LANGUAGE_TAGS } from './render.ts';
import { renderReportLine, renderReports } from './report-card.ts';
import { AHEAD_LINES, DIGEST_LINE, renderScheduleList } from './schedules.ts';

const STYLES = [
  'base',
  'head',
  'side',
  'bar',
  'channel',
  'composer',
  'welcome',
  'table',
  'slack',
  'teams',
  'chart',
  'dialog',
];

/** The whole document. */
export function renderPage(view: PageView): string {
  const { locale, status, asked } = view;
  const theme = view.theme === undefined ? undefined : html` data-theme="${view.theme}"`;
  const phone = view.isPhone ? html` data-phone` : undefined;
  const page = html`<!doctype html>
<html lang="${LANGUAGE_TAGS[locale]}" data-locale="${locale}" data-view="${view.view}" data-version="${view.version}"${theme}${phone}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${pageWord('title', locale)}</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
${STYLES.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">\n`)}<script type="module" src="/assets/page.js"></script>
<noscript><link rel="stylesheet" href="/assets/noscript.css"></noscript>
</head>
<body>
<a class="skip" href="#question">${wordIn('skip', locale)}</a>
${renderHead(view)}
<div class="frame">
<aside class="side" ${labelIn('side', locale)}>
<nav ${labelIn('threads', locale)}><h2>${wordIn('threads', locale)}</h2><p class="nav-empty">${wordIn('threads_empty', locale)}</p><ol id="thread-list">${renderDigestEntry(view)}</ol></nav>
${renderSchedules(view)}
<section class="held" id="reports">${renderReports(status.reports, locale)}</section>
</aside>
<main>
${renderBar(view)}
<section class="problems" id="problems" tabindex="0" ${labelIn('problems', locale)}${status.problems.length === 0 ? html` hidden` : undefined}>${renderProblems(status.problems, locale)}</section>
<div class="log" id="log" tabindex="-1" role="region" ${labelIn('channel_log', locale)}>
<div class="column">${renderDigest(view)}${asked === undefined ? renderWelcome(view) : undefined}<div id="threads">${renderAsked(view)}</div></div>
</div>
<div class="dock"><div class="column">${renderComposer('ask', locale, view.lang)}
<p class="hint" id="composer-hint">${wordIn('composer_hint', locale)}</p><noscript><p class="hint">${wordIn('noscript', locale)}</p></noscript></div></div>
</main>
</div>
<form id="ask-again" method="get" action="/">${view.lang === undefined ? undefined : html`<input type="hidden" name="lang" value="${view.lang}">`}</form>
<p class="visually-hidden" id="live" role="status"></p>
${renderDialog(locale)}
${renderTemplates(locale)}
<script type="application/json" id="words">${jsonForScript(PAGE_WORDS)}</script>
</body>
</html>
`;
  return toMarkup(page);
}

/** Subscriptions to try out, and the days ahead on a clock that is moved on. */
function renderSchedules({ locale, subscriptions }: PageView): Html {
  const button = (query: string, key: PageWord): Html =>
    html`<button type="button" class="action" data-query="${query}" data-word="${key}">${pageWord(key, locale)}</button>`;
  return html`<details class="schedules" id="schedules" open><summary><h2>${wordIn('schedules', locale)}</h2></summary>
<p>${wordIn('schedules_text', locale)}</p>
<div id="schedule-list">${renderScheduleList(subscriptions, locale)}</div>
<p class="schedule-actions">${button(DIGEST_LINE, 'schedules_subscribe')}${button(AHEAD_LINES.morning, 'schedules_tomorrow')}${button(AHEAD_LINES.week, 'schedules_week')}</p></details>`;
}

/** The channel's name, what it is about, and which digest stands in it. */
function renderBar({ locale, status, today, digest }: PageView): Html {
  const picker =
    digest === undefined
      ? undefined
      : html`<form class="picker" id="digest-form" method="get" action="/" ${labelIn('digest_of', locale)}>${renderPicker(digest, today, locale)}</form>`;
  return html`<div class="bar"><div class="topic"><h2 class="channel-name">${pageWord('channel', locale)}</h2><p class="line" id="report-line">${renderReportLine(status, today, locale)}</p></div>${picker}</div>`;
}

function renderDigestEntry({ digest, asked, locale }: PageView): Html | undefined {
  if (digest === undefined || asked !== undefined) return undefined;
  return html`<li><a href="#thread-digest"><span>${labelOfDigest(digest, locale)}</span><small></small></a></li>`;
}

/** The digest with its thread. A question in the address is what somebody came for: the digest then stays out of its way. */
function renderDigest(view: PageView): Html | undefined {
  const { digest, asked, locale, pictures } = view;
  if (digest === undefined || asked !== undefined) return undefined;
  return html`<article class="thread digest" id="thread-digest" tabindex="-1" aria-label="${labelOfDigest(digest, locale)}" data-thread="${JSON.stringify(digest.thread)}"><div class="root" id="digest">${renderDigestPost(digest, view, pictures)}</div><div class="replies"><div class="messages"></div>${renderComposer('reply', locale, view.lang)}</div></article>`;
}

function renderWelcome({ locale, status, digest }: PageView): Html {
  const tips: readonly PageWord[] = ['tip_thread', 'tip_language', 'tip_slash'];
  const look = digest === undefined ? 'welcome' : 'welcome welcome-short';
  return html`<section class="${look}" id="welcome" aria-labelledby="welcome-title">
<img class="welcome-mark" src="/assets/mark.svg" alt="" width="56" height="56">
<h2 id="welcome-title">${wordIn('welcome', locale)}</h2>
<p class="welcome-text">${wordIn('welcome_text', locale)}</p>
<h3>${wordIn('welcome_examples', locale)}</h3>
<ul class="examples" id="examples">${renderExamples(status.examples[locale])}</ul>
<ul class="tips">${tips.map((tip) => html`<li>${wordIn(tip, locale)}</li>`)}</ul>
</section>`;
}

function renderAsked({ asked, locale }: PageView): Html | undefined {
  if (asked === undefined) return undefined;
  const shown = asked.question.startsWith('q1:') ? pageWord('ready_question', locale) : asked.question;
  return html`<article class="thread" id="asked-once" data-query="${asked.question}"><div class="root"><div class="message question"><span class="avatar you" aria-hidden="true"></span><div class="body"><p class="who">${pageWord('you', locale)}</p><h2 class="said" dir="auto">${shown}</h2></div></div></div>
<div class="replies"><div class="messages"><div class="message reply"><span class="avatar bot" aria-hidden="true"></span><div class="body"><p class="who">${pageWord('bot', locale)}</p>${asked.answer}</div></div></div></div></article>`;
}
