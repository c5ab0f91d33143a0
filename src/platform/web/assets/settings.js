/** The switches at the head: what messages are shown as, language, width, light. Each is kept in a cookie, which the server reads. */
import { drawCards } from './cards.js';
import { byId, getJson, page, translate, word } from './words.js';

const YEAR_S = 31_536_000;
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** What each place was last filled with: the browser writes markup in its own way, so it cannot be held against the place itself. */
const markedUp = new WeakMap();

function keep(name, value) {
  const age = value === undefined ? 0 : YEAR_S;
  // biome-ignore lint/suspicious/noDocumentCookie: the server must read it before the page is drawn; the other interface is not everywhere
  document.cookie = `smallcaps-${name}=${value ?? ''}; Path=/; Max-Age=${age}; SameSite=Strict`;
}

function chosenLanguage() {
  return document.querySelector('input[name="language"]:checked').value;
}

/** The language to ask for: none where each question has its own. */
export function chosenLocale() {
  const value = chosenLanguage();
  return value === 'auto' ? {} : { locale: value };
}

/** The language in which a message is shown now. */
export function localeOf(views) {
  const chosen = chosenLanguage();
  const own = views.dataset.own === 'page' ? page.dataset.locale : views.dataset.own;
  return chosen === 'auto' ? own : chosen;
}

/** What stands behind a message, in the language in which it is shown. */
export function dataOf(views) {
  return JSON.parse(views.querySelector('script.data').textContent)[localeOf(views)];
}

/** Shows each message below in the language that is chosen. */
export function showViews(scope) {
  for (const views of scope.querySelectorAll('.views')) {
    const locale = localeOf(views);
    for (const view of views.querySelectorAll('.view')) view.hidden = view.dataset.locale !== locale;
  }
  translate(scope);
  void drawCards(scope);
}

/** Asks the server for the parts that change with the language or with a file. */
export async function refreshParts() {
  const chosen = new URLSearchParams({ lang: page.dataset.locale });
  const form = byId('digest-form');
  if (form !== null) for (const [name, value] of new FormData(form)) chosen.set(name, value);
  const parts = await getJson(`/api/page?${chosen}`);
  if (parts === undefined) return;
  for (const [id, markup] of Object.entries(parts)) {
    const place = byId(id);
    if (place === null || markedUp.get(place) === markup) continue;
    markedUp.set(place, markup);
    const held = place.contains(document.activeElement) ? document.activeElement : undefined;
    place.innerHTML = markup; // rendered on the server
    giveBackFocus(place, held);
  }
  byId('problems').hidden = parts.problems === '';
}

function giveBackFocus(place, held) {
  if (held === undefined || held.name === '') return;
  const same = [...place.querySelectorAll('input, select, button')].filter(({ name }) => name === held.name);
  (same.find(({ value }) => value === held.value) ?? same[0])?.focus();
}

function onLanguage({ target: { value } }) {
  const own = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  page.dataset.locale = value === 'auto' ? own : value;
  page.lang = page.dataset.locale === 'zh' ? 'zh-Hans' : 'en';
  keep('lang', value === 'auto' ? undefined : value);
  document.title = word('title');
  translate(document);
  showViews(document);
  document.dispatchEvent(new Event('smallcaps-language'));
  void refreshParts();
}

const isDark = () => (page.dataset.theme === undefined ? prefersDark.matches : page.dataset.theme === 'dark');

function showTheme() {
  byId('theme').setAttribute('aria-pressed', String(isDark()));
}

/** Makes the switches work. */
export function startSettings() {
  byId('language').addEventListener('change', onLanguage);
  byId('view').addEventListener('change', ({ target: { value } }) => {
    page.dataset.view = value;
    keep('view', value);
    void drawCards(document);
  });
  byId('phone').addEventListener('click', ({ currentTarget }) => {
    const isOn = page.toggleAttribute('data-phone');
    keep('phone', isOn ? 'on' : undefined);
    currentTarget.setAttribute('aria-pressed', String(isOn));
  });
  byId('theme').addEventListener('click', () => {
    page.dataset.theme = isDark() ? 'light' : 'dark';
    keep('theme', page.dataset.theme);
    showTheme();
  });
  prefersDark.addEventListener('change', showTheme);
  showTheme();
  void drawCards(document);
}
