/** What the script builds conversations and dialogs from, so that no markup stands in it. */
import type { Locale } from '#src/core/locale.ts';
import { type Html, html } from './escape-html.ts';
import { labelIn, wordIn } from './page-view.ts';
import { type PageWord, pageWord } from './page-words.ts';

/** A box to ask in: the channel's own, or one under a thread. */
export function renderComposer(id: 'ask' | 'reply', locale: Locale, lang?: Locale): Html {
  const key = id === 'ask' ? 'composer' : 'reply';
  const placeholder = id === 'ask' ? 'composer_placeholder' : 'reply_placeholder';
  const own = id === 'ask' ? html` id="question" aria-describedby="composer-hint" autofocus` : undefined;
  const hidden = lang === undefined ? undefined : html`<input type="hidden" name="lang" value="${lang}">`;
  return html`<form class="composer composer-${id}" method="get" action="/"${id === 'ask' ? html` id="ask"` : undefined}>${hidden}
<textarea name="q" rows="1" ${labelIn(key, locale)} placeholder="${pageWord(placeholder, locale)}" data-placeholder="${placeholder}" autocomplete="off" enterkeyhint="send" dir="auto"${own} required></textarea>
<button type="submit" class="send" ${labelIn('send', locale)} title="${pageWord('send', locale)}"><span class="icon" aria-hidden="true"></span></button>
</form>`;
}

/** The templates of the conversation. */
export function renderTemplates(locale: Locale): Html {
  const word = (key: PageWord): Html => wordIn(key, locale);
  return html`<template id="thread-template"><article class="thread" tabindex="-1"><div class="root"></div><div class="replies"><div class="messages"></div>${renderComposer('reply', locale)}</div></article></template>
<template id="question-template"><div class="message question"><span class="avatar you" aria-hidden="true"></span><div class="body"><p class="who">${word('you')} <time></time></p><p class="said" dir="auto"></p></div></div></template>
<template id="reply-template"><article class="message reply" tabindex="-1"><span class="avatar bot" aria-hidden="true"></span><div class="body"><p class="who">${word('bot')} <span class="badge">${word('app')}</span> <time></time></p><div class="content"><p class="working"><span class="dots" aria-hidden="true"></span>${word('working')}</p></div></div></article></template>
<template id="failure-template"><div class="failure"><p></p><button type="button" class="action retry">${word('retry')}</button></div></template>
<template id="copy-template"><fieldset class="segments lengths"><legend class="visually-hidden">${word('client_length')}</legend></fieldset><blockquote class="client-text" tabindex="0"></blockquote><p class="client-note">${word('client_note')}</p><p class="dialog-actions"><span class="count"></span><button type="button" class="primary" data-copy>${word('copy')}</button></p></template>
<template id="payload-template"><fieldset class="segments forms"><legend class="visually-hidden">${word('payload_form')}</legend></fieldset><pre class="json" tabindex="0" ${labelIn('payload', locale)}></pre><p class="dialog-actions"><span class="count"></span><button type="button" class="primary" data-copy>${word('copy_json')}</button></p></template>
<template id="chart-template"><section class="chart-data"><h3></h3><div class="pictures"></div><pre class="json" tabindex="0" aria-label="ChartSpec"></pre><p class="dialog-actions"><button type="button" class="primary" data-copy>${word('copy_json')}</button></p></section></template>
<template id="picture-template"><figure><img alt=""><figcaption></figcaption></figure></template>`;
}

/** The one dialog, which is filled anew each time. Closing it gives the focus back to what opened it. */
export function renderDialog(locale: Locale): Html {
  return html`<dialog id="dialog" aria-labelledby="dialog-title"><form method="dialog" class="dialog-head"><h2 id="dialog-title" tabindex="-1"></h2><button type="submit" class="close" ${labelIn('close', locale)} title="${pageWord('close', locale)}"><span class="icon" aria-hidden="true"></span></button></form><div class="dialog-body" id="dialog-body"></div></dialog>`;
}
