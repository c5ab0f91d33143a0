/** Charts: native where Slack can draw the data as it is, else a picture, a table, or lines. */

import { chartTable, takeaway, toPlot } from '#src/briefing/renderers/chart-draft.ts';
import { chartValues, toneNotes } from '#src/briefing/renderers/chart-words.ts';
import { cutSpans } from '#src/briefing/renderers/clip.ts';
import { countCodePoints, cutAtWord } from '#src/briefing/renderers/code-points.ts';
import { numbersAmong, textOf, toRuns } from '#src/briefing/renderers/runs.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import { type DataVisualization, Image, type SlackBlock } from './blocks.ts';
import type { Section } from './budget.ts';
import { LIMITS } from './limits.ts';
import { tableLines } from './render-table.ts';
import { context, linesElement, plainText, richText } from './render-text.ts';
import type { SlackImage } from './slack-image.ts';

function fitsTitle(text: string): boolean {
  return text.trim() !== '' && countCodePoints(text) <= LIMITS.chartTitle;
}

/** The takeaway where it fits; else the window, as the takeaway then stands above the chart; cut, as all of it stands below. */
function chartTitle(spec: ChartSpec): string {
  const whole = textOf(takeaway(spec));
  if (fitsTitle(whole)) return whole;
  if (spec.subtitle.trim() !== '') return cutAtWord(spec.subtitle, LIMITS.chartTitle);
  const cut = textOf(toRuns(cutSpans(spec.title, LIMITS.chartTitle, spec.locale), spec.locale));
  return cut.trim() === '' ? WORDS[spec.locale].chart : cut;
}

/**
 * The chart as Slack draws it itself.
 *
 * @returns `undefined` where that would not show the data as they are (`toPlot`).
 */
export function nativeChart(spec: ChartSpec): DataVisualization | undefined {
  const plot = toPlot(spec, { points: LIMITS.chartPoints, series: LIMITS.chartSeries, label: LIMITS.chartLabel });
  if (plot === undefined) return undefined;
  const { categories } = plot;
  const series = plot.series.map(({ name, values }) => ({
    name,
    data: values.map((value, at) => ({ label: categories[at] ?? '', value })),
  }));
  return {
    type: 'data_visualization',
    title: chartTitle(spec),
    chart: {
      type: spec.kind === 'line' ? 'line' : 'bar',
      series,
      axis_config: { categories: [...categories], y_label: WORDS[spec.locale].units[spec.unit] },
    },
  };
}

/** What a chart's legend had to shorten, in full, where the line of windows does not have it: a window is never dropped. */
function legend(spec: ChartSpec): readonly string[] {
  return spec.series.flatMap(({ name }) => {
    const cut = cutAtWord(name, LIMITS.chartLabel);
    return cut === name || spec.subtitle.includes(name) ? [] : [`${cut} = ${name}`];
  });
}

/** A drawing with what it cannot say itself in words around it: takeaway, window, values, what is computed, source. */
function drawnSection(spec: ChartSpec, drawing: SlackBlock, shown: Drawn): Section {
  const { locale } = spec;
  const values = shown.repeats ? undefined : chartValues(spec);
  const isSaid = spec.series.length === 1 && spec.series[0]?.name === spec.subtitle && values !== undefined;
  const above = shown.isTitled ? [] : richText(linesElement([takeaway(spec)]));
  const below = context([
    ...(isSaid ? [] : [spec.subtitle]),
    ...(values ?? toneNotes(spec)),
    ...(shown.isDrawnBySlack ? legend(spec) : []),
    ...spec.footnotes,
  ]);
  const points = spec.series.flatMap(({ points: all }) => all.slice(0, spec.categories.length));
  const printed = points.flatMap((point) => (point === undefined ? [] : [formatNum(point.num, locale)]));
  const title = numbersAmong(takeaway(spec));
  return {
    rank: 'items',
    size: 1,
    build(kept) {
      if (kept > 0) {
        const isHeld = shown.isDrawnBySlack || values !== undefined;
        return { blocks: [...above, drawing, ...below], numbers: isHeld ? [...title, ...printed] : title };
      }
      const more = context([spec.subtitle, WORDS[locale].more(printed.length)]);
      return { blocks: [...richText(linesElement([takeaway(spec)])), ...more], numbers: title };
    },
  };
}

interface Drawn {
  readonly repeats: boolean;
  /** The takeaway stands whole in the drawing's own title. */
  readonly isTitled: boolean;
  /** The values are in the payload, as numbers. */
  readonly isDrawnBySlack: boolean;
}

/** The native chart with its words. */
export function nativeSection(spec: ChartSpec, chart: DataVisualization, repeats: boolean): Section {
  const isTitled = fitsTitle(textOf(takeaway(spec)));
  return drawnSection(spec, chart, { repeats, isTitled, isDrawnBySlack: true });
}

/** The picture with its words; nothing where Slack would refuse it. */
export function imageSection(spec: ChartSpec, image: SlackImage, repeats: boolean): Section | undefined {
  const alt = spec.alt.trim() === '' ? `${textOf(takeaway(spec))} ${spec.subtitle}` : spec.alt;
  const source = image.kind === 'file' ? { slack_file: { id: image.id } } : { image_url: image.url };
  const block = Image.safeParse({ type: 'image', ...source, alt_text: plainText(alt, LIMITS.alt).text });
  if (!block.success) return undefined;
  return drawnSection(spec, block.data, { repeats, isTitled: false, isDrawnBySlack: false });
}

/** The chart in words: each value with its window, each hole named. */
export function chartLines(spec: ChartSpec): Section {
  return tableLines(chartTable(spec));
}
