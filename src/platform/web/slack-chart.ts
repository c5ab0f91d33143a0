/**
 * A native chart of a Slack payload, drawn as an SVG that stretches: places across are in percent, heights and type in pixels, so
 * that a label keeps its size on a phone. Colours are classes by the order of the series, as Slack gives them.
 */
import { columnsOf, cutTo, type Scale, scaleOf, wrapLabel } from './chart-scale.ts';
import { type Html, html } from './escape-html.ts';
import type { Chart } from './slack-blocks.ts';

/** Pixels down, percent across. */
const PLOT = { top: 20, height: 190, left: 8, width: 91.5 };
const BASE = PLOT.top + PLOT.height;
/** Share of a category's place that its bars take, and the widest bar, in percent of the drawing. */
const GROUP_SHARE = 0.74;
const WIDEST_BAR = 8.5;
/** Hues before they repeat, as in Slack. */
const HUES = 6;
/** From so many bars on their values stand only where there is room, and from so many only in the table. */
const VALUES = { roomy: 8, most: 16 };
/** From so many categories on labels are tilted where it is narrow, and from so many everywhere; columns that stay whole, to which longer ones are cut, and that are short. */
const TILTED = { narrow: 5, always: 10, whole: 14, cut: 12, short: 10 };

/** Columns of type in a chart of full width. */
const COLUMNS = 96;

interface Drawing {
  readonly chart: Chart;
  readonly scale: Scale;
}

function shownValue(value: number): string {
  const rounded = Math.abs(value) < 1e9 ? Math.round(value * 1e6) / 1e6 : value;
  return String(rounded).replace('-', '\u2212');
}

function yOf(value: number, { low, high }: Scale): number {
  const share = (high - value) / (high - low);
  // Values that no double can set apart lie on the base line.
  return Math.round((PLOT.top + (Number.isFinite(share) ? share : 1) * PLOT.height) * 10) / 10;
}

function percent(n: number): string {
  return `${Math.round(n * 100) / 100}%`;
}

/** The middle of a category's place. */
function middleOf(at: number, count: number): number {
  return PLOT.left + ((at + 0.5) / count) * PLOT.width;
}

function hueOf(at: number): string {
  return `hue-${(at % HUES) + 1}`;
}

function valueAt(chart: Chart, series: number, category: number): number | undefined {
  const label = chart.axis_config.categories[category];
  return chart.series[series]?.data.find((point) => point.label === label)?.value;
}

function renderGrid({ scale }: Drawing): readonly Html[] {
  return scale.ticks.map((tick) => {
    const y = yOf(tick, scale);
    const zero = tick === 0 ? ' zero' : '';
    return html`<line class="grid${zero}" x1="${percent(PLOT.left)}" x2="100%" y1="${y}" y2="${y}"></line><text class="tick" x="${percent(PLOT.left - 1.2)}" y="${y + 4}">${shownValue(tick)}</text>`;
  });
}

function renderBars({ chart, scale }: Drawing): readonly Html[] {
  const { categories } = chart.axis_config;
  const count = categories.length;
  const width = Math.min(WIDEST_BAR, ((PLOT.width / count) * GROUP_SHARE) / chart.series.length);
  const bars = count * chart.series.length;
  const valueClass = bars > VALUES.roomy ? 'value value-roomy' : 'value';
  const zero = yOf(0, scale);
  return categories.flatMap((_, at) =>
    chart.series.map((__, series) => {
      const value = valueAt(chart, series, at);
      if (value === undefined) return html``;
      const left = middleOf(at, count) + (series - chart.series.length / 2) * width;
      const y = yOf(value, scale);
      const top = Math.min(y, zero);
      const height = Math.max(1, Math.abs(zero - y));
      const bar = html`<rect class="${hueOf(series)}" x="${percent(left + width * 0.06)}" width="${percent(width * 0.88)}" y="${top}" height="${Math.round(height * 10) / 10}" rx="3"></rect>`;
      if (bars > VALUES.most) return bar;
      const labelY = value < 0 ? top + height + 13 : top - 5;
      return html`${bar}<text class="${valueClass}" x="${percent(left + width / 2)}" y="${Math.round(labelY * 10) / 10}">${shownValue(value)}</text>`;
    }),
  );
}

function renderLines({ chart, scale }: Drawing): readonly Html[] {
  const count = chart.axis_config.categories.length;
  return chart.series.flatMap((_, series) => {
    const points = chart.axis_config.categories.flatMap((__, at) => {
      const value = valueAt(chart, series, at);
      return value === undefined
        ? []
        : [{ x: percent(middleOf(at, count)), y: yOf(value, scale), text: shownValue(value) }];
    });
    const hue = hueOf(series);
    return points.map((point, at) => {
      const before = points[at - 1];
      const line =
        before === undefined
          ? undefined
          : html`<line class="stroke ${hue}" x1="${before.x}" y1="${before.y}" x2="${point.x}" y2="${point.y}"></line>`;
      const value =
        at === points.length - 1
          ? html`<text class="value" x="${point.x}" y="${point.y - 9}">${point.text}</text>`
          : undefined;
      return html`${line}<circle class="${hue}" cx="${point.x}" cy="${point.y}" r="3.5"></circle>${value}`;
    });
  });
}

/** A label in lines that fit its place in a chart of full width. */
function linesOf(label: string, categories: number): readonly string[] {
  return wrapLabel(label, Math.max(6, Math.floor(COLUMNS / categories) - 1));
}

/** Labels of the categories lying flat, and tilted for where they have no room; the style sheet shows one of the two. */
function renderCategories({ chart, scale }: Drawing): Html {
  const { categories } = chart.axis_config;
  const base = Math.max(BASE, yOf(scale.low, scale));
  const flat = categories.map((label, at) => {
    const x = percent(middleOf(at, categories.length));
    const lines = linesOf(label, categories.length).map(
      (line, row) => html`<tspan x="${x}" dy="${row === 0 ? 0 : 13}">${line}</tspan>`,
    );
    return html`<text class="category" x="${x}" y="${base + 17}">${lines}</text>`;
  });
  const tilted = categories.map(
    (label, at) =>
      html`<svg class="tilt" x="${percent(middleOf(at, categories.length))}" y="${base + 13}"><text class="category" transform="rotate(-54)">${tiltedLabel(label)}</text></svg>`,
  );
  return html`<g class="flat">${flat}</g><g class="tilted">${tilted}</g>`;
}

/** A label as long as it may be where it leans out of the drawing. */
function tiltedLabel(label: string): string {
  return columnsOf(label) <= TILTED.whole ? label : cutTo(label, TILTED.cut);
}

/** How the drawing makes room for its labels. */
function roomClass(categories: readonly string[]): string {
  const short = categories.every((label) => columnsOf(label) <= TILTED.short) ? ' tilt-short' : '';
  if (categories.length >= TILTED.always) return `plot tilt-always${short}`;
  const rows = Math.max(1, ...categories.map((label) => linesOf(label, categories.length).length));
  return `plot rows-${rows}${categories.length >= TILTED.narrow ? ` tilt-narrow${short}` : ''}`;
}

/** The values in words: what a screen reader says for the drawing. */
function describe({ chart }: Drawing): string {
  const { categories } = chart.axis_config;
  return chart.series
    .map(({ name }, series) => {
      const values = categories.map((label, at) => {
        const value = valueAt(chart, series, at);
        return `${label} ${value === undefined ? '\u2013' : shownValue(value)}`;
      });
      return `${name}: ${values.join(', ')}`;
    })
    .join('. ');
}

function renderTable({ chart }: Drawing): Html {
  const head = chart.series.map(({ name }) => html`<th scope="col" class="cell-num">${name}</th>`);
  const rows = chart.axis_config.categories.map((label, at) => {
    const cells = chart.series.map((_, series) => {
      const value = valueAt(chart, series, at);
      return html`<td class="cell-num">${value === undefined ? '\u2013' : shownValue(value)}</td>`;
    });
    return html`<tr><th scope="row">${label}</th>${cells}</tr>`;
  });
  return html`<table><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** The chart with its title, its legend where it has several series, and its values as a table to open. */
export function renderSlackChart(title: string, chart: Chart, tableWord: Html): Html {
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const drawing: Drawing = { chart, scale: scaleOf(values) };
  const { x_label: xLabel, y_label: yLabel, categories } = chart.axis_config;
  const marks = chart.type === 'bar' ? renderBars(drawing) : renderLines(drawing);
  const legend = chart.series.map(
    ({ name }, at) => html`<li><span class="key ${hueOf(at)}" aria-hidden="true"></span>${name}</li>`,
  );
  const axis = yLabel === undefined ? undefined : html`<p class="axis">${yLabel}</p>`;
  const across = xLabel === undefined ? undefined : html`<p class="axis axis-across">${xLabel}</p>`;
  return html`<figure class="slack-chart"><figcaption>${title}</figcaption>${axis}<svg class="${roomClass(categories)}" role="img" aria-label="${title}. ${describe(drawing)}">${renderGrid(drawing)}${marks}${renderCategories(drawing)}</svg>${across}<ul class="legend">${legend}</ul><details class="values"><summary>${tableWord}</summary>${renderTable(drawing)}</details></figure>`;
}
