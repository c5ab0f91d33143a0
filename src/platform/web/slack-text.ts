/** Texts of a Slack payload as HTML: rich text with its styles, and mrkdwn with its three escapes undone. */
import { type Html, html, type Part } from './escape-html.ts';
import type { Inline, RichElement } from './slack-blocks.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What a reader of Slack sees of a mrkdwn text: the three entities that Slack undoes, undone once. The result is text, never
 * markup; a mention or a link that was not escaped stays to be seen as it was written.
 */
export function unescapeMrkdwn(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Slack draws an emoji as a picture of its own; few fonts have this one. */
const STOPWATCH = '\u23f1';

/** Text with its emoji told apart, for the style sheet to draw. */
function withEmoji(text: string): Part {
  if (!text.includes(STOPWATCH)) return text;
  const parts = text.split(STOPWATCH);
  return parts.map((part, at) => (at === 0 ? html`${part}` : html`<span class="stopwatch">${STOPWATCH}</span>${part}`));
}

const PAIRED = /(?<![\p{L}\p{N}*_])(?:\*([^*\n]+)\*|_([^_\n]+)_)(?![\p{L}\p{N}*_])/gu;

/** A text object: plain text as it is, mrkdwn unescaped with its bold and italic. */
export function renderText({ type, text }: { readonly type: string; readonly text: string }): Part {
  if (type !== 'mrkdwn') return withEmoji(text);
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(PAIRED)) {
    parts.push(withEmoji(unescapeMrkdwn(text.slice(from, match.index))));
    const [whole, bold, italic = ''] = match;
    parts.push(
      bold === undefined ? html`<em>${unescapeMrkdwn(italic)}</em>` : html`<strong>${unescapeMrkdwn(bold)}</strong>`,
    );
    from = match.index + whole.length;
  }
  return [...parts, withEmoji(unescapeMrkdwn(text.slice(from)))];
}

function renderInline(element: Inline): Html {
  // A link is shown, not followed: the page leads nowhere else.
  const text = element.type === 'text' ? element.text : (element.text ?? element.url);
  const { bold, italic, strike, code } = element.style ?? {};
  let shown = element.type === 'link' ? html`<span class="slack-link">${text}</span>` : html`${withEmoji(text)}`;
  if (code === true) shown = html`<code>${shown}</code>`;
  if (strike === true) shown = html`<s>${shown}</s>`;
  if (italic === true) shown = html`<em>${shown}</em>`;
  return bold === true ? html`<strong>${shown}</strong>` : shown;
}

function renderRichElement(element: RichElement): Html {
  switch (element.type) {
    case 'rich_text_section':
      return html`<p>${element.elements.map(renderInline)}</p>`;
    case 'rich_text_list': {
      const items = element.elements.map(({ elements }) => html`<li>${elements.map(renderInline)}</li>`);
      return element.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'rich_text_preformatted':
      return html`<pre>${element.elements.map(renderInline)}</pre>`;
    case 'rich_text_quote':
      return html`<blockquote>${element.elements.map(renderInline)}</blockquote>`;
  }
}

/** The elements of a rich text block. */
export function renderRichText(elements: readonly RichElement[]): readonly Html[] {
  return elements.map(renderRichElement);
}
