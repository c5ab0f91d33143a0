/** Cards drawn as Teams would draw them, by the public renderer. It is loaded when the first one is to be seen. */
import { page } from './words.js';

const RENDERER = '/assets/adaptivecards.js';
/** As many buttons in a row as Teams draws. */
const MOST_ACTIONS = 6;

const CLOCK = '⏱';

/** The page's own colours, by name: they follow its light without another drawing. */
const colour = (ink, soft = ink) => ({ default: `var(${ink})`, subtle: `var(${soft})` });
const container = (ground) => ({
  backgroundColor: `var(${ground})`,
  foregroundColors: {
    default: colour('--ink', '--ink-soft'),
    good: colour('--good'),
    warning: colour('--amber'),
    attention: colour('--red'),
  },
});

const LOOK = {
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 650 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 6, default: 10, medium: 16, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  actions: { maxActions: MOST_ACTIONS, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  containerStyles: {
    default: container('--raised'),
    emphasis: container('--panel'),
  },
};

let renderer;

/** The library is no module: it puts itself into the window. Two cards ask for it once. */
function load() {
  renderer ??= new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = RENDERER;
    script.addEventListener('load', () => resolve(globalThis.AdaptiveCards));
    script.addEventListener('error', () => resolve(undefined));
    document.head.append(script);
  });
  return renderer;
}

/** What a canonical question or command starts with: all else works in Teams only. */
const ASKED = /^[qc]1:/;

/** A button asks its canonical question, as one of the page's own does. */
function readyButtons(card) {
  for (const action of card.getAllActions()) {
    const button = action.renderedElement;
    if (button === undefined) continue;
    if (ASKED.test(action.data?.query ?? '')) button.dataset.query = action.data.query;
    else button.disabled = true;
  }
}

/** The sign of an old report is not in every font: the page draws it, as it does in its other forms. */
function drawClocks(drawn) {
  const texts = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) if (texts.currentNode.data.includes(CLOCK)) found.push(texts.currentNode);
  for (const text of found) {
    const sign = text.splitText(text.data.indexOf(CLOCK));
    sign.splitText(CLOCK.length);
    const clock = document.createElement('span');
    clock.className = 'stopwatch';
    sign.replaceWith(clock);
    clock.append(sign);
  }
}

function draw(view, json, { AdaptiveCard, HostConfig }) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(LOOK);
  card.parse(json);
  const drawn = card.render();
  if (drawn === undefined) return;
  readyButtons(card);
  drawClocks(drawn);
  view.querySelector('.teams-card').replaceChildren(drawn);
}

/** Draws the cards below that are not drawn yet, if cards are what messages are shown as. */
export async function drawCards(scope) {
  if (page.dataset.view !== 'teams') return;
  const library = await load();
  if (library === undefined) return;
  for (const view of scope.querySelectorAll('.view-teams:has(.teams-missing)')) {
    const data = JSON.parse(view.closest('.views').querySelector('script.data').textContent);
    draw(view, data[view.dataset.locale].teams.card, library);
  }
}
