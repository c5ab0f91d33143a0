/** The place of an Adaptive Card, which `assets/cards.js` draws with the public renderer: pure. */
import { type Html, html } from './escape-html.ts';

/** What the preview says itself, as markup of the page that holds it. */
export interface CardWords {
  /** Who draws the card. */
  readonly drawnBy: Html;
  /** That Teams draws charts where tables stand here; shown where there are charts. */
  readonly charts: Html;
  /** Stands in the card's place until it is drawn, and where it cannot be. */
  readonly notDrawn: Html;
}

/** Whether an element of a card, or one within it, is a chart that Teams draws itself. */
function hasChart(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('type' in value && typeof value.type === 'string' && value.type.startsWith('Chart.')) return true;
  return Object.values(value).some(hasChart);
}

/** The card's place with a line on what is seen there. The card itself is in the data of its message. */
export function renderTeamsPreview(card: unknown, words: CardWords): Html {
  const charts = hasChart(card) ? html` ${words.charts}` : undefined;
  return html`<div class="teams"><p class="teams-note">${words.drawnBy}${charts}</p><div class="teams-card"><p class="teams-missing">${words.notDrawn}</p></div></div>`;
}
