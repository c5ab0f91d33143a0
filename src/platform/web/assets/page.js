/** The conversation: sends questions, builds threads, keeps focus and language. All markup comes from the server. */

const THREAD_QUESTIONS = 50;
const THREAD_CHARACTERS = 12_000; // four bytes each at most: stays below the server's bound on a request
const WAIT_MS = 20_000;
const COPIED_MS = 2_000;

const page = document.documentElement;
const byId = (id) => document.getElementById(id);
const words = JSON.parse(byId('words').textContent);

/** What was asked in each thread and got an answer, oldest first. */
const askedIn = new WeakMap();
/** What was typed on this page, oldest first, for the arrow keys. */
const typed = [];
/** Where in `typed` each text box is. */
const recalledAt = new WeakMap();

function word(key, slots = {}) {
  const text = words[page.dataset.locale][key];
  return text.replace(/\{([a-z]+)\}/g, (slot, name) => slots[name] ?? slot);
}

function translate(scope) {
  for (const element of scope.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of scope.querySelectorAll('[data-placeholder]'))
    element.placeholder = word(element.dataset.placeholder);
  for (const element of scope.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', word(element.dataset.label));
    if (element.title !== '') element.title = word(element.dataset.label);
  }
}

function stamp(id) {
  const part = document.importNode(byId(id).content, true).firstElementChild;
  translate(part);
  const time = part.querySelector('time');
  if (time !== null) time.textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return part;
}

function tell(text) {
  byId('live').textContent = text;
}

function startThread(label) {
  const thread = stamp('thread-template');
  thread.id = `thread-${byId('threads').childElementCount + 1}`;
  thread.setAttribute('aria-label', word('thread_of', { question: label }));
  askedIn.set(thread, []);
  byId('threads').append(thread);
  const entry = document.createElement('li');
  const link = document.createElement('a');
  link.href = `#${thread.id}`;
  link.append(document.createElement('span'), document.createElement('small'));
  link.firstElementChild.textContent = label;
  entry.append(link);
  byId('thread-list').append(entry);
  return thread;
}

function showCount(thread) {
  const count = thread.querySelectorAll('.messages > .reply').length;
  const small = document.querySelector(`#thread-list a[href="#${thread.id}"] small`);
  small.textContent = count === 1 ? word('replies_one') : word('replies', { n: String(count) });
}

function showQuestion(place, label) {
  const question = stamp('question-template');
  const said = question.querySelector('.said');
  const slash = /^\/\S+/.exec(label)?.[0] ?? '';
  if (slash !== '') {
    said.append(document.createElement('code'));
    said.firstElementChild.textContent = slash;
  }
  said.append(label.slice(slash.length));
  place.append(question);
  return question;
}

/** Asks in a thread, or in a new one. `query` is what is sent, `label` what is shown for it. */
function ask({ thread, query, label }) {
  if (thread?.hasAttribute('aria-busy')) return false;
  const target = thread ?? startThread(label);
  const messages = target.querySelector('.messages');
  const question = showQuestion(thread === undefined ? target.querySelector('.root') : messages, label);
  const reply = stamp('reply-template');
  reply.setAttribute('aria-label', word('answer_to', { question: label }));
  messages.append(reply);
  showCount(target);
  void fetchAnswer({ thread: target, question, reply, query });
  return true;
}

async function fetchAnswer(asked) {
  const { thread, question, reply, query } = asked;
  thread.setAttribute('aria-busy', 'true');
  tell(word('working'));
  question.scrollIntoView({ block: 'nearest' });
  const result = await post({ question: query, thread: newest(askedIn.get(thread)), ...chosenLocale() });
  thread.removeAttribute('aria-busy');
  if (result.ok) {
    askedIn.get(thread).push(query);
    showAnswer(reply, result.body);
    tell(word('answered'));
  } else {
    showFailure(asked, result.message);
    tell(result.message);
  }
  reply.focus({ preventScroll: true });
  question.scrollIntoView({ block: 'start' });
}

async function post(body) {
  try {
    const response = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': page.dataset.locale },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const answer = await response.json();
    return response.ok ? { ok: true, body: answer } : { ok: false, message: answer.error.message };
  } catch (error) {
    return { ok: false, message: word(error.name === 'TimeoutError' ? 'failed_slow' : 'failed') };
  }
}

/** The newest questions of a thread that fit into one request. */
function newest(questions) {
  let room = THREAD_CHARACTERS;
  const fitting = questions.slice(-THREAD_QUESTIONS).toReversed();
  const kept = fitting.filter(({ length }) => {
    room -= length;
    return room >= 0;
  });
  return kept.toReversed();
}

function chosenLocale() {
  const { value } = document.querySelector('input[name="language"]:checked');
  return value === 'auto' ? {} : { locale: value };
}

function showAnswer(reply, { html, text, json }) {
  const content = reply.querySelector('.content');
  content.innerHTML = html; // rendered on the server, where every foreign text went through one escape
  const tools = stamp('tools-template');
  tools.querySelector('pre').textContent = JSON.stringify(json, null, 2);
  tools.querySelector('.copy').addEventListener('click', (event) => copy(text, event.currentTarget));
  content.append(tools);
}

function showFailure(asked, message) {
  const failure = stamp('failure-template');
  failure.querySelector('p').textContent = message;
  failure.querySelector('.retry').addEventListener('click', () => {
    const fresh = stamp('reply-template');
    asked.reply.querySelector('.content').replaceWith(fresh.querySelector('.content'));
    void fetchAnswer(asked);
  });
  asked.reply.querySelector('.content').replaceChildren(failure);
}

async function copy(text, button) {
  const done = await navigator.clipboard.writeText(text).then(
    () => 'copied',
    () => 'copy_failed',
  );
  button.textContent = word(done);
  tell(word(done));
  setTimeout(() => translate(button.parentElement), COPIED_MS);
}

/* Text boxes */

function send(form) {
  const box = form.elements.namedItem('q');
  const text = box.value.trim();
  if (text === '') return;
  const thread = form.closest('.thread') ?? undefined;
  if (!ask({ thread, query: text, label: text })) return;
  if (typed.at(-1) !== text) typed.push(text);
  recalledAt.delete(box);
  box.value = '';
  grow(box);
}

function recall(box, step) {
  const at = recalledAt.get(box) ?? typed.length;
  const isFree = box.value === '' || box.value === typed[at];
  const next = Math.min(at + step, typed.length);
  if (!isFree || next < 0) return false;
  recalledAt.set(box, next);
  box.value = typed[next] ?? '';
  grow(box);
  return true;
}

function grow(box) {
  if (!CSS.supports('field-sizing', 'content')) box.rows = Math.min(8, box.value.split('\n').length);
}

function onKeyInBox(event, box) {
  if (event.isComposing || event.keyCode === 229) return; // an input method is choosing a character
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    send(box.form);
  }
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step !== undefined && recall(box, step)) event.preventDefault();
}

document.addEventListener('keydown', (event) => {
  if (event.target.matches('.composer textarea')) onKeyInBox(event, event.target);
  const isTyping = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  // Focus stands on the answer just given: what is typed there is the follow-up.
  if (isTyping && event.target.matches('.reply')) event.target.closest('.thread').querySelector('textarea').focus();
});

document.addEventListener('input', (event) => {
  if (event.target.matches('.composer textarea')) grow(event.target);
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('.composer')) return;
  event.preventDefault();
  send(event.target);
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-query]');
  if (button === null) return;
  event.preventDefault();
  ask({ thread: button.closest('.thread') ?? undefined, query: button.dataset.query, label: button.textContent });
});

/* Language and look */

function keep(name, value) {
  const age = value === undefined ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the server must read it before the page is drawn; the other interface is not everywhere
  document.cookie = `smallcaps-${name}=${value ?? ''}; Path=/; Max-Age=${age}; SameSite=Strict`;
}

async function refresh() {
  try {
    const response = await fetch(`/api/page?lang=${page.dataset.locale}`);
    if (!response.ok) return;
    const parts = await response.json();
    for (const [id, markup] of Object.entries(parts)) {
      const place = byId(id);
      if (place !== null && place.innerHTML !== markup) place.innerHTML = markup;
    }
    byId('problems').hidden = parts.problems === '';
  } catch {
    // The program is not running: the next question says so.
  }
}

byId('language').addEventListener('change', (event) => {
  const { value } = event.target;
  const own = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  page.dataset.locale = value === 'auto' ? own : value;
  page.lang = page.dataset.locale === 'zh' ? 'zh-Hans' : 'en';
  keep('lang', value === 'auto' ? undefined : value);
  document.title = word('title');
  translate(document);
  for (const thread of document.querySelectorAll('.thread')) showCount(thread);
  void refresh();
});

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => (page.dataset.theme === undefined ? prefersDark.matches : page.dataset.theme === 'dark');

function showTheme() {
  byId('theme').setAttribute('aria-pressed', String(isDark()));
}

byId('theme').addEventListener('click', () => {
  page.dataset.theme = isDark() ? 'light' : 'dark';
  keep('theme', page.dataset.theme);
  showTheme();
});
prefersDark.addEventListener('change', showTheme);
showTheme();

// Somebody comes back from an editor: a corrected file has been taken up, or a new fault is there.
window.addEventListener('focus', () => void refresh());

// A question in the address was answered by the server already; asked again here it becomes a thread to go on in.
const once = byId('asked-once');
if (once !== null) {
  const label = once.querySelector('.said').textContent;
  once.remove();
  ask({ query: once.dataset.query, label });
}
