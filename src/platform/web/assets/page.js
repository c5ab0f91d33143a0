/** The page's script: puts its parts together. All markup comes from the server; the parts stand in files of their own. */
import { startComposers } from './composer.js';
import { ask, askedIn } from './conversation.js';
import { startDialogs } from './dialogs.js';
import { startDigest, startFollowing } from './digest.js';
import { startSettings } from './settings.js';
import { byId } from './words.js';

startSettings();
startDialogs();
startComposers();
startFollowing();

// Above the channel of a narrow window it would take the room that the channel needs.
if (matchMedia('(max-width: 1120px)').matches) byId('schedules').open = false;

const digest = byId('thread-digest');
if (digest !== null) {
  askedIn.set(digest, JSON.parse(digest.dataset.thread));
  startDigest(digest);
}

function onClick(event) {
  const button = event.target.closest('button[data-query]');
  if (button === null) return;
  event.preventDefault();
  ask({ thread: button.closest('.thread') ?? undefined, query: button.dataset.query, label: button.textContent });
}

// On its way down: the renderer of cards keeps what comes up from its buttons to itself.
document.addEventListener('click', onClick, { capture: true });

// A question in the address was answered by the server already; asked again here it becomes a thread to go on in.
const once = byId('asked-once');
if (once !== null) {
  const label = once.querySelector('.said').textContent;
  once.remove();
  ask({ query: once.dataset.query, label });
}
