/** A Message as HTML: pure, and without a word or number of its own but the mark on computed numbers. */
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { formatMissing, formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Action, Block, Message, MetricItem, Rendering } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { type Html, html, toMarkup } from './escape-html.ts';

type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** The mark on a number that we computed; every rendering says so. */
const COMPUTED: Readonly<Record<Locale, string>> = { en: 'computed', zh: '计算值' };

/** The language tag of a locale, for `lang` attributes: screen readers and fonts go by it. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-Hans' };

/**
 * The Message as one `<div class="answer">`. Everything is in it: `dropped` is always empty.
 *
 * Actions are `<button data-query>` with the canonical question; without a script they submit it as `q` to the form `ask-again`,
 * where the page has one.
 */
export function renderHtml(message: Message): Rendering<string> {
  return { payload: toMarkup(renderHtmlBlocks(message)), fallbackText: renderPlain(message).payload, dropped: [] };
}

/**
 * The same as markup that `html` can put into a page.
 *
 * @param pictureOf A chart's picture as markup; without one the chart is the table of its values.
 */
export function renderHtmlBlocks(message: Message, pictureOf?: (spec: ChartSpec) => Html | undefined): Html {
  const blocks = message.blocks.map((block) => {
    const picture = block.type === 'chart' ? pictureOf?.(block.spec) : undefined;
    return picture ?? renderBlock(block, message.locale);
  });
  return html`<div class="answer" lang="${LANGUAGE_TAGS[message.locale]}">${blocks}</div>`;
}

function renderBlock(block: Block, locale: Locale): Html {
  switch (block.type) {
    case 'header':
      return html`<p class="heading">${renderSpans(block.spans, locale)}</p>`;
    case 'divider':
      return html`<hr>`;
    case 'chart':
      return renderChart(block.spec, locale);
    case 'reading':
      return html`<p class="reading">${renderSpans(block.spans, locale)}</p>`;
    case 'paragraph':
      return html`<p class="paragraph">${renderSpans(block.spans, locale)}</p>`;
    case 'metrics':
      return renderMetrics(block, locale);
    case 'list':
      return renderList(block, locale);
    case 'table':
      return renderTable(block, locale);
    case 'note':
      return html`<p class="note note-${block.tone}">${renderSpans(block.spans, locale)}</p>`;
    case 'source':
      return html`<p class="source">${renderSpans(block.spans, locale)}</p>`;
    case 'actions':
      return html`<ul class="actions">${block.actions.map(renderAction)}</ul>`;
  }
}

function renderSpans(spans: readonly Span[], locale: Locale): readonly Html[] {
  return spans.map((span) => {
    const shown = span.type === 'num' ? renderNum(span.num, locale) : html`${span.text}`;
    return span.emphasis === true ? html`<strong>${shown}</strong>` : shown;
  });
}

function renderNum(num: MetricItem['num'], locale: Locale): Html {
  return html`<data class="num" value="${num.value}">${formatNum(num, locale)}</data>`;
}

function renderMetrics({ heading, items }: BlockOf<'metrics'>, locale: Locale): Html {
  return html`<figure class="metrics ${metricsShape(items.length)}">${renderHeading(heading)}<dl>${items.map((item) => renderMetric(item, locale))}</dl></figure>`;
}

/** One number large, a few as cards, more than that as lines below each other. */
function metricsShape(count: number): string {
  if (count === 1) return 'metrics-one';
  return count < 4 ? 'metrics-few' : 'metrics-many';
}

function renderMetric(item: MetricItem, locale: Locale): Html {
  const mark = item.computed ? html`<dd class="metric-computed">${COMPUTED[locale]}</dd>` : undefined;
  return html`<div class="metric"><dt>${item.label}</dt><dd class="metric-value">${renderNum(item.num, locale)}</dd>${mark}<dd class="metric-window">${item.window}</dd><dd class="metric-source">${item.source}</dd></div>`;
}

function renderList({ heading, items }: BlockOf<'list'>, locale: Locale): Html {
  return html`<figure class="list">${renderHeading(heading)}<ul>${items.map((spans) => html`<li>${renderSpans(spans, locale)}</li>`)}</ul></figure>`;
}

function renderHeading(heading: string | undefined): Html | undefined {
  return heading === undefined ? undefined : html`<figcaption>${heading}</figcaption>`;
}

/** A chart as the table of its values, with its takeaway and its windows. */
function renderChart(spec: ChartSpec, locale: Locale): Html {
  const cell = (point: ChartPoint | undefined): Html =>
    point === undefined ? html`${formatMissing(locale)}` : renderNum(point.num, locale);
  const rows = spec.categories.map(
    ({ label }, at) =>
      html`<tr><th scope="row">${label}</th>${spec.series.map(({ points }) => html`<td class="cell-num">${cell(points[at])}</td>`)}</tr>`,
  );
  const head = spec.series.map(({ name }) => html`<th scope="col" class="cell-num">${name}</th>`);
  return html`<figure class="chart"><figcaption>${renderSpans(spec.title, locale)}</figcaption><p class="chart-window">${spec.subtitle}</p><table><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table>${spec.footnotes.map((text) => html`<p class="chart-note">${text}</p>`)}</figure>`;
}

function renderTable({ columns, rows }: BlockOf<'table'>, locale: Locale): Html {
  const numeric = columns.map((_, at) => rows.some((row) => isNumeric(row[at])));
  const classOf = (at: number): string => (numeric[at] === true ? 'cell-num' : 'cell-text');
  const head = columns.map((column, at) => html`<th scope="col" class="${classOf(at)}">${column}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0
        ? html`<th scope="row" class="${classOf(at)}">${renderSpans(cell, locale)}</th>`
        : html`<td class="${classOf(at)}">${renderSpans(cell, locale)}</td>`,
    );
    return html`<tr>${cells}</tr>`;
  });
  // The box scrolls by itself on a narrow screen, so it must be reachable by keyboard and have a name.
  return html`<div class="table-box" role="group" tabindex="0" aria-label="${columns.join(', ')}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function isNumeric(cell: readonly Span[] | undefined): boolean {
  return cell?.some((span) => span.type === 'num') === true;
}

function renderAction({ label, query }: Action): Html {
  return html`<li><button type="submit" class="action" form="ask-again" name="q" value="${query}" data-query="${query}">${label}</button></li>`;
}
