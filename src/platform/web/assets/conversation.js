/** The conversation: sends questions, builds threads, keeps focus. */
import { chosenLocale, showViews } from './settings.js';
import { byId, page, stamp, tell, word } from './words.js';

const THREAD_QUESTIONS = 50;
const THREAD_CHARACTERS = 12_000; // four bytes each at most: stays below the server's bound on a request
const WAIT_MS = 20_000;

/** What was asked in each thread and got an answer, oldest first. */
export const askedIn = new WeakMap();

/** A new thread at the end of the channel. */
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

/** Says in the list of threads how many replies there are. */
export function showCount(thread) {
  const small = document.querySelector(`#thread-list a[href="#${thread.id}"] small`);
  const count = thread.querySelectorAll('.messages > .reply').length;
  if (small === null || count === 0) return;
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
export function ask({ thread, query, label }) {
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
  if (!reply.isConnected) return; // another digest has taken the thread's place
  if (result.ok) {
    askedIn.get(thread).push(query);
    reply.querySelector('.content').innerHTML = result.body.html; // rendered on the server, where every foreign text went through one escape
    showViews(reply);
    if (result.body.schedules !== undefined) byId('schedule-list').innerHTML = result.body.schedules;
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
