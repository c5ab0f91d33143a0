/** The boxes to ask in: what a key does in them. */
import { ask } from './conversation.js';

/** What was typed on this page, oldest first, for the arrow keys. */
const typed = [];
/** Where in `typed` each text box is. */
const recalledAt = new WeakMap();

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

/** Listens to all boxes, those of threads to come included. */
export function startComposers() {
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
}
