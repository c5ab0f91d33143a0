/** Charts: native where Slack can draw the data as it is, else a picture, a table, or lines. */
import { type ChartPoint, type ChartSpec, hasHoles } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import { type DataVisualization, Image, type SlackBlock } from './blocks.ts';
import type { Section } from './budget.ts';
import { chartValues, pointRuns, toneNotes } from './chart-words.ts';
import { cutSpans } from './clip.ts';
import { countCodePoints, cutAtWord } from './code-points.ts';
import { toJsonNumber } from './json-number.ts';
import { LIMITS } from './limits.ts';
import { type CellDraft, type TableDraft, tableLines } from './render-table.ts';
import { context, linesElement, plainText, richText } from './render-text.ts';
import { numbersAmong, type Run, textOf, toRuns, wordRun } from './runs.ts';
import type { SlackImage } from './slack-image.ts';
import { WORDS } from './words.ts';

/** The texts within a chart label's length; nothing where two become one or one is blank. */
function uniqueLabels(texts: readonly string[]): readonly string[] | undefined {
  const labels = texts.map((text) => cutAtWord(text, LIMITS.chartLabel));
  const isGood = new Set(labels).size === labels.length && labels.every((label) => label.trim() !== '');
  return isGood ? labels : undefined;
}

function takeaway(spec: ChartSpec): readonly Run[] {
  return toRuns(spec.title, spec.locale, { bold: true });
}

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

function jsonValue(spec: ChartSpec, point: ChartPoint | undefined): number | undefined {
  return point?.num.unit === spec.unit ? toJsonNumber(point.num.value) : undefined;
}

/**
 * The chart as Slack draws it itself.
 *
 * @returns `undefined` where that would not show the data as they are: holes, too many points or series, numbers of another
 *   unit or with more digits than JSON holds, labels that are the same within 20 code points.
 */
export function nativeChart(spec: ChartSpec): DataVisualization | undefined {
  const isSized =
    spec.categories.length >= 1 &&
    spec.categories.length <= LIMITS.chartPoints &&
    spec.series.length >= 1 &&
    spec.series.length <= LIMITS.chartSeries;
  if (!isSized || hasHoles(spec)) return undefined;
  const categories = uniqueLabels(spec.categories.map(({ short }) => short));
  const names = uniqueLabels(spec.series.map(({ name }) => name));
  if (categories === undefined || names === undefined) return undefined;
  const series = spec.series.map(({ points }, at) => ({
    name: names[at] ?? '',
    data: categories.flatMap((label, place) => {
      const value = jsonValue(spec, points[place]);
      return value === undefined ? [] : [{ label, value }];
    }),
  }));
  if (series.some(({ data }) => data.length < categories.length)) return undefined;
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

/** The chart as a table, its holes named. */
export function chartTable(spec: ChartSpec): TableDraft {
  const { locale } = spec;
  const cell = (point: ChartPoint | undefined, label: string): CellDraft => ({
    runs: pointRuns(point, label, locale),
    ...(point === undefined ? {} : { num: point.num }),
  });
  return {
    locale,
    head: [takeaway(spec), [wordRun(spec.subtitle)]],
    caption: spec.subtitle.trim() === '' ? textOf(takeaway(spec)) : spec.subtitle,
    columns: [WORDS[locale].columns.name, ...spec.series.map(({ name }) => name)],
    rows: spec.categories.map(({ label }, at) => [
      { runs: [wordRun(label)] },
      ...spec.series.map(({ points }) => cell(points[at], label)),
    ]),
    tail: context(spec.footnotes),
  };
}

/** The chart in words: each value with its window, each hole named. */
export function chartLines(spec: ChartSpec): Section {
  return tableLines(chartTable(spec));
}
