/** The page's words in both languages, and the small things that all parts use. */

export const page = document.documentElement;
export const byId = (id) => document.getElementById(id);
const words = JSON.parse(byId('words').textContent);

/** A word of the page in its language, with its slots filled. */
export function word(key, slots = {}) {
  const text = words[page.dataset.locale][key];
  return text.replace(/\{([a-z]+)\}/g, (slot, name) => slots[name] ?? slot);
}

/** Puts everything below into the page's language. */
export function translate(scope) {
  for (const element of scope.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word);
    if (element.lang !== '') element.lang = page.lang; // it stands in a text of another language
  }
  for (const element of scope.querySelectorAll('[data-placeholder]'))
    element.placeholder = word(element.dataset.placeholder);
  for (const element of scope.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', word(element.dataset.label));
    if (element.title !== '') element.title = word(element.dataset.label);
  }
}

/** What a template holds, in the page's language. */
export function stampAll(id) {
  const parts = document.importNode(byId(id).content, true);
  translate(parts);
  return parts;
}

/** The one element that a template holds, with the time of now where it shows one. */
export function stamp(id) {
  const part = stampAll(id).firstElementChild;
  const time = part.querySelector('time');
  if (time !== null) time.textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return part;
}

/** Says something to those who do not see it. */
export function tell(text) {
  byId('live').textContent = text;
}

/** Gets JSON from the server; `undefined` where it does not answer or says no. */
export async function getJson(path) {
  try {
    const response = await fetch(path, { headers: { 'Accept-Language': page.dataset.locale } });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined; // the program is not running: the next question says so
  }
}
