/** The page as the server sends it: whole and usable without its script. */
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { SmallcapsError } from '#src/core/errors.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Report } from '#src/core/report.ts';
import { type Html, html, jsonForScript, type Part, toMarkup } from './escape-html.ts';
import type { Preferences } from './inbound.ts';
import { PAGE_WORDS, type PageWord, pageWord } from './page-words.ts';
import { renderProblems } from './problems.ts';
import { LANGUAGE_TAGS } from './render.ts';
import { renderReportLine, renderReports } from './report-card.ts';

/** What the page shows around the conversation. */
export interface PageStatus {
  /** Newest first; empty while nothing is loaded. */
  readonly reports: readonly Report[];
  /** Files that could not be taken up, with where and what to do. */
  readonly problems: readonly SmallcapsError[];
  /** Days after its publication from which a report counts as old. */
  readonly staleAfterDays: number;
  /** Questions to start with, by language. */
  readonly examples: Readonly<Record<Locale, readonly string[]>>;
}

/** A question asked without a script, with what answers it. */
export interface AskedOnce {
  readonly question: string;
  readonly answer: Html;
}

/** All that the page is made from. */
export interface PageView extends Preferences {
  readonly status: PageStatus;
  readonly today: CalendarDate;
  readonly asked?: AskedOnce;
}

/** The parts of the page that change with the language or with a file, by the id of their element. */
export interface PageParts {
  readonly 'report-line': string;
  readonly reports: string;
  readonly problems: string;
  readonly examples: string;
}

/** Those parts in one language. */
export function renderParts(status: PageStatus, today: CalendarDate, locale: Locale): PageParts {
  return {
    'report-line': toMarkup(renderReportLine(status, today, locale)),
    reports: toMarkup(renderReports(status.reports, locale)),
    problems: toMarkup(renderProblems(status.problems, locale)),
    examples: toMarkup(renderExamples(status.examples[locale])),
  };
}

function renderExamples(examples: readonly string[]): readonly Html[] {
  return examples.map(
    (text) =>
      html`<li><button type="submit" class="example" form="ask-again" name="q" value="${text}" data-query="${text}">${text}</button></li>`,
  );
}

/** The whole document. */
export function renderPage(view: PageView): string {
  const { locale } = view;
  const word = (key: PageWord): Html => html`<span data-word="${key}">${pageWord(key, locale)}</span>`;
  const theme = view.theme === undefined ? undefined : html` data-theme="${view.theme}"`;
  const page = html`<!doctype html>
<html lang="${LANGUAGE_TAGS[locale]}" data-locale="${locale}"${theme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${pageWord('title', locale)}</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
<script type="module" src="/assets/page.js"></script>
</head>
<body>
<a class="skip" href="#question">${word('skip')}</a>
${renderHead(view, word)}
<div class="frame">
<aside class="side" ${labelled('side', locale)}>
<section class="held" id="reports">${renderReports(view.status.reports, locale)}</section>
<nav ${labelled('threads', locale)}><h2>${word('threads')}</h2><p class="nav-empty">${word('threads_empty')}</p><ol id="thread-list"></ol></nav>
</aside>
<main>
<section class="problems" id="problems" tabindex="0" ${labelled('problems', locale)}${view.status.problems.length === 0 ? html` hidden` : undefined}>${renderProblems(view.status.problems, locale)}</section>
<div class="log" id="log" tabindex="-1" role="region" ${labelled('channel_log', locale)}>
<div class="column">${view.asked === undefined ? renderWelcome(view, word) : undefined}<div id="threads">${renderAsked(view)}</div></div>
</div>
<div class="dock"><div class="column">${renderComposer('ask', 'composer', locale, view.lang)}
<p class="hint" id="composer-hint">${word('composer_hint')}</p><noscript><p class="hint">${word('noscript')}</p></noscript></div></div>
</main>
</div>
<form id="ask-again" method="get" action="/">${hiddenLang(view.lang)}</form>
<p class="visually-hidden" id="live" role="status"></p>
${renderTemplates(locale, word)}
<script type="application/json" id="words">${jsonForScript(PAGE_WORDS)}</script>
</body>
</html>
`;
  return toMarkup(page);
}

function labelled(key: PageWord, locale: Locale): Html {
  return html`aria-label="${pageWord(key, locale)}" data-label="${key}"`;
}

function hiddenLang(lang: Locale | undefined): Html | undefined {
  return lang === undefined ? undefined : html`<input type="hidden" name="lang" value="${lang}">`;
}

function renderHead({ locale, lang, theme, status, today }: PageView, word: (key: PageWord) => Html): Html {
  const choices: readonly (readonly [string, Part])[] = [
    ['auto', word('language_auto')],
    ['en', html`<span lang="en">English</span>`],
    ['zh', html`<span lang="zh-Hans">中文</span>`],
  ];
  const radios = choices.map(([value, name]) => {
    const checked = value === (lang ?? 'auto') ? html` checked` : undefined;
    return html`<label><input type="radio" name="language" value="${value}"${checked}><span>${name}</span></label>`;
  });
  return html`<header class="head">
<h1 class="brand"><img src="/assets/mark.svg" alt="" width="28" height="28"><span>Smallcaps</span></h1>
<p class="line" id="report-line">${renderReportLine(status, today, locale)}</p>
<div class="settings" role="group" ${labelled('settings', locale)}>
<fieldset class="language" id="language"><legend class="visually-hidden">${word('language')}</legend>${radios}</fieldset>
<button type="button" class="theme" id="theme" aria-pressed="${theme === 'dark' ? 'true' : 'false'}" ${labelled('theme', locale)} title="${pageWord('theme', locale)}"><span class="icon" aria-hidden="true"></span></button>
</div>
</header>`;
}

function renderWelcome({ locale, status }: PageView, word: (key: PageWord) => Html): Html {
  const tips: readonly PageWord[] = ['tip_thread', 'tip_language', 'tip_slash'];
  return html`<section class="welcome" id="welcome" aria-labelledby="welcome-title">
<img class="welcome-mark" src="/assets/mark.svg" alt="" width="56" height="56">
<h2 id="welcome-title">${word('welcome')}</h2>
<p class="welcome-text">${word('welcome_text')}</p>
<h3>${word('welcome_examples')}</h3>
<ul class="examples" id="examples">${renderExamples(status.examples[locale])}</ul>
<ul class="tips">${tips.map((tip) => html`<li>${word(tip)}</li>`)}</ul>
</section>`;
}

function renderAsked({ asked, locale }: PageView): Html | undefined {
  if (asked === undefined) return undefined;
  const shown = asked.question.startsWith('q1:') ? pageWord('ready_question', locale) : asked.question;
  return html`<article class="thread" id="asked-once" data-query="${asked.question}"><div class="root"><div class="message question"><span class="avatar you" aria-hidden="true"></span><div class="body"><p class="who">${pageWord('you', locale)}</p><h2 class="said" dir="auto">${shown}</h2></div></div></div>
<div class="replies"><div class="messages"><div class="message reply"><span class="avatar bot" aria-hidden="true"></span><div class="body"><p class="who">${pageWord('bot', locale)}</p>${asked.answer}</div></div></div></div></article>`;
}

function renderComposer(id: 'ask' | 'reply', key: 'composer' | 'reply', locale: Locale, lang?: Locale): Html {
  const placeholder = key === 'composer' ? 'composer_placeholder' : 'reply_placeholder';
  const own = id === 'ask' ? html` id="question" aria-describedby="composer-hint" autofocus` : undefined;
  return html`<form class="composer composer-${id}" method="get" action="/"${id === 'ask' ? html` id="ask"` : undefined}>${hiddenLang(lang)}
<textarea name="q" rows="1" ${labelled(key, locale)} placeholder="${pageWord(placeholder, locale)}" data-placeholder="${placeholder}" autocomplete="off" enterkeyhint="send" dir="auto"${own} required></textarea>
<button type="submit" class="send" ${labelled('send', locale)} title="${pageWord('send', locale)}"><span class="icon" aria-hidden="true"></span></button>
</form>`;
}

/** What the script builds a conversation from, so that no markup stands in it. */
function renderTemplates(locale: Locale, word: (key: PageWord) => Html): Html {
  return html`<template id="thread-template"><article class="thread" tabindex="-1"><div class="root"></div><div class="replies"><div class="messages"></div>${renderComposer('reply', 'reply', locale)}</div></article></template>
<template id="question-template"><div class="message question"><span class="avatar you" aria-hidden="true"></span><div class="body"><p class="who">${word('you')} <time></time></p><p class="said" dir="auto"></p></div></div></template>
<template id="reply-template"><article class="message reply" tabindex="-1"><span class="avatar bot" aria-hidden="true"></span><div class="body"><p class="who">${word('bot')} <span class="badge">${word('app')}</span> <time></time></p><div class="content"><p class="working"><span class="dots" aria-hidden="true"></span>${word('working')}</p></div></div></article></template>
<template id="tools-template"><div class="tools"><button type="button" class="tool copy" data-word="copy">${pageWord('copy', locale)}</button><details class="raw"><summary class="tool">${word('raw')}</summary><pre tabindex="0"></pre></details></div></template>
<template id="failure-template"><div class="failure"><p></p><button type="button" class="action retry">${word('retry')}</button></div></template>`;
}
