import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatNum } from '#src/core/format-num.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import type { Card } from '#src/platform/teams/card.ts';
import { renderTeams } from '#src/platform/teams/render.ts';
import { GOLDEN_MESSAGES } from '#test/platform/teams/golden-messages.ts';
import { findBrowser, launchBrowser } from './browser.ts';

const RENDERER = fileURLToPath(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js'));

/** The renderer draws no charts; and it checks a language with a pattern that remembers, so that it refuses every other one. */
const KNOWN = /^(?:Unknown element type|Invalid value "(?:en|zh)" for property "lang")/;

const isSkipped = findBrowser() === undefined && process.env['SMALLCAPS_BROWSER_REQUIRED'] !== '1';

/** What the public renderer, which draws no charts, makes of a card. */
interface Drawn {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly faults: readonly string[];
}

const DRAW = `(json) => {
  const faults = [];
  const context = new AdaptiveCards.SerializationContext();
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 6 } });
  card.parse(json, context);
  for (let at = 0; at < context.eventCount; at += 1) faults.push(context.getEventAt(at).message);
  document.body.replaceChildren(card.render());
  for (const { failures } of card.validateProperties().validationEvents ?? []) faults.push(String(failures));
  const buttons = [...document.querySelectorAll('button')].map((button) => button.innerText);
  return { text: document.body.innerText, buttons, faults };
}`;

/** What is broken or spills over where things stand side by side: words, and numbers with their units. */
const BROKEN = `(json, dark) => {
  const ink = { default: dark ? '#fff' : '#242424', subtle: dark ? '#adadad' : '#616161' };
  const colours = { default: ink, good: ink, warning: ink, attention: ink };
  const look = { backgroundColor: dark ? '#292929' : '#fff', foregroundColors: colours };
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({
    fontFamily: 'sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    spacing: { small: 8, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    containerStyles: { default: look },
  });
  card.parse(json);
  document.body.style.margin = '0';
  document.body.replaceChildren(card.render());
  const broken = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const piece = /(?:(?!-(?=\\p{L}))[^\\s\\p{Script=Han}，。、：；（）？！])+-?/gu;
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const cell = text.parentElement.closest('[role=cell], [role=columnheader], .ac-columnSet > *');
    if (cell === null) continue;
    const room = cell.getBoundingClientRect();
    for (const { 0: word, index } of text.data.matchAll(piece)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const parts = [...range.getClientRects()];
      const isBroken = new Set(parts.map(({ top }) => Math.round(top))).size > 1;
      if (isBroken || parts.some(({ left, right }) => left < room.left - 1 || right > room.right + 1)) broken.push(word);
    }
  }
  return { broken, cells: document.querySelectorAll('[role=cell], .ac-columnSet > *').length };
}`;

describe.skipIf(isSkipped)('the public renderer of cards, which draws no charts,', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.addScriptTag({ path: RENDERER });
  });

  afterAll(() => browser.close());

  function draw(card: Card): Promise<Drawn> {
    return page.evaluate<Drawn>(`(${DRAW})(${JSON.stringify(card)})`);
  }

  test.for(GOLDEN_MESSAGES)('shows every number and button of $name', async ({ message }) => {
    const { card } = renderTeams(message).payload;
    const { text, buttons, faults } = await draw(card);
    const labels = message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
    const printed = numbersIn(message).map((num) => formatNum(num, message.locale));
    const said = text.replaceAll(/\s+/g, ' ');

    expect(printed.filter((number) => !said.includes(number))).toEqual([]);
    expect(buttons).toEqual(labels.map(({ label }) => label));
    expect(faults.filter((fault) => !KNOWN.test(fault))).toEqual([]);
  });

  describe.for([320, 600])('at a width of %i pixels', (width) => {
    test.for(['light', 'dark'])('breaks no word and no number of a table, %s', async (theme) => {
      await page.setViewportSize({ width, height: 800 });
      const found = [];
      let cells = 0;
      for (const { name, message } of GOLDEN_MESSAGES) {
        const json = JSON.stringify(renderTeams(message).payload.card);
        const drawn = await page.evaluate<{ broken: string[]; cells: number }>(
          `(${BROKEN})(${json}, ${theme === 'dark'})`,
        );
        cells += drawn.cells;
        if (drawn.broken.length > 0) found.push({ name, broken: drawn.broken });
      }

      expect(found).toEqual([]);
      expect(cells).toBeGreaterThan(300);
    });
  });

  test('shows foreign text as it is', async () => {
    const hostile = '**b** [x](https://x.example) <b>b</b> <at>Bob</at> {{DATE(2025-09-02T08:00:00Z, SHORT)}} &lt;';
    const { text } = await draw(
      renderTeams({ locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: hostile }] }] }).payload
        .card,
    );

    expect(text.trim()).toBe(hostile);
  });
});
