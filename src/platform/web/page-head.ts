/** The head of the page: its name, and the switches for what messages are shown as, language, width and light. */
import { type Html, html } from './escape-html.ts';
import { labelIn, type PageView, wordIn } from './page-view.ts';
import { type PageWord, pageWord } from './page-words.ts';

interface Segment {
  readonly value: string;
  readonly name: Html;
}

function renderSegments(id: string, legend: Html, segments: readonly Segment[], chosen: string): Html {
  const radios = segments.map(({ value, name }) => {
    const checked = value === chosen ? html` checked` : undefined;
    return html`<label><input type="radio" name="${id}" value="${value}"${checked}><span>${name}</span></label>`;
  });
  return html`<fieldset class="segments" id="${id}"><legend class="visually-hidden">${legend}</legend>${radios}</fieldset>`;
}

function renderToggle(id: string, key: PageWord, isOn: boolean, { locale }: PageView): Html {
  return html`<button type="button" class="toggle" id="${id}" aria-pressed="${isOn ? 'true' : 'false'}" ${labelIn(key, locale)} title="${pageWord(key, locale)}"><span class="icon" aria-hidden="true"></span></button>`;
}

/** The head. Its switches need the script; without one the style sheet hides them. */
export function renderHead(view: PageView): Html {
  const { locale, lang, theme } = view;
  const languages: readonly Segment[] = [
    { value: 'auto', name: wordIn('language_auto', locale) },
    { value: 'en', name: html`<span lang="en">English</span>` },
    { value: 'zh', name: html`<span lang="zh-Hans">中文</span>` },
  ];
  const views: readonly Segment[] = [
    { value: 'slack', name: html`<span lang="en">Slack</span>` },
    { value: 'teams', name: html`<span lang="en">Teams</span>` },
    { value: 'plain', name: wordIn('view_plain', locale) },
  ];
  return html`<header class="head">
<h1 class="brand"><img src="/assets/mark.svg" alt="" width="28" height="28"><span>Smallcaps</span></h1>
<div class="settings" role="group" ${labelIn('settings', locale)}>
${renderSegments('view', wordIn('view', locale), views, view.view)}
${renderSegments('language', wordIn('language', locale), languages, lang ?? 'auto')}
${renderToggle('phone', 'phone', view.isPhone, view)}
${renderToggle('theme', 'theme', theme === 'dark', view)}
</div>
</header>`;
}
