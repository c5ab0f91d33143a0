/** A Slack payload as a message of Slack looks: pure, and without a word of its own but what `words` gives. */
import { isCanonical } from '#src/core/canonical.ts';
import { type Html, html } from './escape-html.ts';
import { type Button, type Cell, type DrawnBlock, readBlock, type UnknownBlock } from './slack-blocks.ts';
import { renderSlackChart } from './slack-chart.ts';
import { renderRichText, renderText } from './slack-text.ts';

type BlockOf<Type extends DrawnBlock['type']> = Extract<DrawnBlock, { type: Type }>;

/** What the preview says itself, as markup of the page that holds it. */
export interface PreviewWords {
  /** Opens the values of a chart: "Show as a table". */
  readonly asTable: Html;
  /** Stands before the JSON of a block that is not drawn. */
  readonly notDrawn: Html;
  /** Stands in the place of a picture that only Slack can load. */
  readonly pictureElsewhere: Html;
}

/** Pictures that this server gives, by the end of their address. */
const OUR_PICTURE = /\/chart\/([0-9a-f]{8,64})\.png$/;

/** The blocks as one `<div class="slack">`. A block that is not known is drawn as its JSON: nothing is left out. */
export function renderSlackPreview(blocks: readonly unknown[], words: PreviewWords): Html {
  return html`<div class="slack">${blocks.map((block) => renderBlock(readBlock(block), words))}</div>`;
}

function renderBlock(block: DrawnBlock | UnknownBlock, words: PreviewWords): Html {
  switch (block.type) {
    case 'header':
      return html`<p class="slack-header">${block.text.text}</p>`;
    case 'rich_text':
      return html`<div class="slack-rich">${renderRichText(block.elements)}</div>`;
    case 'section':
      return renderSection(block);
    case 'context':
      return html`<div class="slack-context">${block.elements.map((element) => html`<p>${renderText(element)}</p>`)}</div>`;
    case 'divider':
      return html`<hr>`;
    case 'actions':
      return html`<ul class="actions">${block.elements.map(renderButton)}</ul>`;
    case 'image':
      return renderImage(block, words);
    case 'data_visualization':
      return renderSlackChart(block.title, block.chart, words.asTable);
    case 'data_table':
      return renderDataTable(block);
    case 'unknown':
      return html`<div class="slack-unknown"><p>${words.notDrawn} <code>${block.name}</code></p><pre tabindex="0">${block.json}</pre></div>`;
  }
}

function renderSection({ text, fields }: BlockOf<'section'>): Html {
  const said = text === undefined ? undefined : html`<p>${renderText(text)}</p>`;
  const cells = fields?.map((field) => html`<p>${renderText(field)}</p>`);
  return html`<div class="slack-section">${said}${cells === undefined ? undefined : html`<div class="slack-fields">${cells}</div>`}</div>`;
}

/** What a canonical command starts with. */
const COMMAND = 'c1:';

/** A button asks its canonical question, or gives its command, which an address cannot; any other can only be pressed in Slack. */
function renderButton({ text, value, style }: Button): Html {
  const look = style === undefined ? 'action' : `action action-${style}`;
  if (value?.startsWith(COMMAND) === true) {
    return html`<li><button type="button" class="${look}" data-query="${value}">${text.text}</button></li>`;
  }
  if (value === undefined || !isCanonical(value)) {
    return html`<li><button type="button" class="${look}" disabled>${text.text}</button></li>`;
  }
  return html`<li><button type="submit" class="${look}" form="ask-again" name="q" value="${value}" data-query="${value}">${text.text}</button></li>`;
}

function renderImage({ alt_text: alt, title, image_url: url }: BlockOf<'image'>, words: PreviewWords): Html {
  const key = OUR_PICTURE.exec(url ?? '')?.[1];
  const caption = title === undefined ? undefined : html`<figcaption>${title.text}</figcaption>`;
  const picture =
    key === undefined
      ? html`<p class="slack-picture">${words.pictureElsewhere} <span>${alt}</span></p>`
      : html`<img src="/chart/${key}.png" alt="${alt}" loading="lazy">`;
  return html`<figure class="slack-image">${caption}${picture}</figure>`;
}

function renderDataTable({ caption, rows, row_header_column_index: rowHeader = -1 }: BlockOf<'data_table'>): Html {
  const [head = [], ...body] = rows;
  const isNumeric = head.map((_, at) => body.some((row) => row[at]?.type === 'raw_number'));
  const classOf = (at: number): string => (isNumeric[at] === true ? 'cell-num' : 'cell-text');
  const titles = head.map((cell, at) => html`<th scope="col" class="${classOf(at)}">${renderCell(cell)}</th>`);
  const lines = body.map((row) => {
    const cells = row.map((cell, at) =>
      at === rowHeader
        ? html`<th scope="row" class="${classOf(at)}">${renderCell(cell)}</th>`
        : html`<td class="${classOf(at)}">${renderCell(cell)}</td>`,
    );
    return html`<tr>${cells}</tr>`;
  });
  // The box scrolls by itself on a narrow screen, so it must be reachable by keyboard and have a name.
  return html`<div class="table-box" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${titles}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

function renderCell(cell: Cell): Html {
  switch (cell.type) {
    case 'raw_text':
      return html`${cell.text}`;
    case 'raw_number':
      return html`${cell.text ?? String(cell.value)}`;
    case 'rich_text':
      return html`${renderRichText(cell.elements)}`;
  }
}
