/** The digest at the head of the channel: another day, another template, and what a saved file makes of it. */
import { askedIn, showCount } from './conversation.js';
import { refreshParts, showViews } from './settings.js';
import { byId, getJson, page, tell, word } from './words.js';

/** How long until listening is tried again where the server refused it, as it does while it stops. */
const AGAIN_MS = 5_000;

/** The connection over which changes are told, while the page is looked at. */
let source;
/** What the digest was last drawn as, and how often one was asked for. */
let drawn;
let asked = 0;

function chosen() {
  return new URLSearchParams([...new FormData(byId('digest-form')), ['lang', page.dataset.locale]]);
}

/** Draws the digest that is chosen; `undefined` where it stands there already, or another was asked for in the meantime. */
async function drawDigest(thread) {
  asked += 1;
  const turn = asked;
  const digest = await getJson(`/api/digest?${chosen()}`);
  if (digest === undefined || digest.html === drawn || turn !== asked) return undefined;
  drawn = digest.html;
  const place = byId('digest');
  place.innerHTML = digest.html; // rendered on the server
  showViews(place);
  thread.setAttribute('aria-label', digest.label);
  document.querySelector('#thread-list a[href="#thread-digest"] span').textContent = digest.label;
  return digest;
}

/** Another digest is another message: what was said under the one before does not belong to it. */
async function chooseDigest(thread) {
  const digest = await drawDigest(thread);
  if (digest === undefined) return;
  askedIn.set(thread, [...digest.thread]);
  thread.removeAttribute('aria-busy');
  thread.querySelector('.messages').replaceChildren();
  document.querySelector('#thread-list a[href="#thread-digest"] small').textContent = '';
  byId('log').scrollTo({ top: 0 });
  tell(digest.label);
}

/** A file was read again: the digest is drawn anew where it stands, or its faulty file is named above it. */
async function lookAgain(thread) {
  await refreshParts();
  const digest = thread === null ? undefined : await drawDigest(thread);
  const problem = byId('problems').querySelector('li');
  if (problem !== null) tell(`${word('problems')}: ${problem.textContent}`);
  else if (digest !== undefined) tell(word('digest_drawn'));
}

/** One connection for each page that is looked at: a browser has only six for one server. */
function follow() {
  if (document.visibilityState === 'hidden') {
    source?.close();
    source = undefined;
    return;
  }
  if (source !== undefined) return;
  source = new EventSource('/api/changes');
  // The first word after each connection says what stands now: what changed while nobody listened is caught up with.
  source.addEventListener('message', ({ data }) => {
    if (data === page.dataset.version) return;
    page.dataset.version = data;
    void lookAgain(byId('thread-digest'));
  });
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    source = undefined;
    setTimeout(follow, AGAIN_MS);
  });
}

/** Follows changes of files, with or without a digest on the page. */
export function startFollowing() {
  follow();
  document.addEventListener('visibilitychange', follow);
  document.addEventListener('smallcaps-language', () => {
    for (const thread of document.querySelectorAll('.thread')) showCount(thread);
  });
}

/** Makes the digest's controls work. */
export function startDigest(thread) {
  byId('digest-form').addEventListener('change', () => void chooseDigest(thread));
  byId('digest-form').addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('smallcaps-language', () => void drawDigest(thread));
}
