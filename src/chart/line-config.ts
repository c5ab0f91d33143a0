/** `line`: values over time, each series named in the legend and its last value at its end. */
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { formatMissing, formatNum } from '#src/core/format-num.ts';
import { assembleConfig, type Plot, plotBelow } from './assemble-config.ts';
import type { Dataset, DotMark, RectMark, SizedConfig, TextMark } from './chart-config.ts';
import { needsLegend, plainText, pointText } from './chart-texts.ts';
import { type LegendEntry, layFoot, layHead, MARGIN, WIDTH } from './frame.ts';
import { type LineAxis, lineAxis } from './line-axis.ts';
import { type Palette, seriesColor } from './palette.ts';
import { pickLabels } from './pick-labels.ts';
import { spreadApart } from './spread-apart.ts';
import { baseline, lineHeight } from './text-block.ts';
import type { TextMeasure, TextStyle } from './text-measure.ts';

const HEIGHT = 230;
const TICK: TextStyle = { size: 10, bold: false };
const END: TextStyle = { size: 11.5, bold: true };
const GAP = 8;
/** Up to so many points each one gets a dot. */
const FEW_POINTS = 12;
const DOT = 2.75;
/** Told apart by more than colour: what we computed is dashed, the reference is thin. */
const LOOKS = {
  reported: { dash: [], width: 2.25, swatch: [[0, 16]] },
  computed: {
    dash: [6, 4],
    width: 2.25,
    swatch: [
      [0, 7],
      [9, 7],
    ],
  },
  reference: { dash: [], width: 1.25, swatch: [[0, 16]] },
} as const;

type Tone = ChartPoint['tone'];
type Points = ChartSpec['series'][number]['points'];

interface LineScene {
  readonly spec: ChartSpec;
  readonly palette: Palette;
  readonly measure: TextMeasure;
  readonly axis: LineAxis;
  readonly plot: Plot;
}

/** What a line is as a whole: computed where all of it is; grey and thin where it is the reference. */
function toneOf(points: Points): Tone {
  const tones = new Set(points.flatMap((point) => point?.tone ?? []));
  const [only] = tones;
  return tones.size === 1 && only !== undefined ? only : 'reported';
}

function lineColor(points: Points, at: number, palette: Palette): string {
  return toneOf(points) === 'reference' ? palette.reference : seriesColor(palette, at);
}

function toCoordinate(point: ChartPoint | undefined): number | null {
  return point === undefined ? null : Number(point.num.value);
}

/** Dots where the line alone would not show the point: few points, a point between holes, the last one. One that we computed is hollow. */
function layDots(scene: LineScene): readonly DotMark[] {
  const { spec, palette } = scene;
  return spec.series.flatMap(({ points }, at) => {
    const rim = lineColor(points, at, palette);
    const last = points.findLastIndex((point) => point !== undefined);
    return points.flatMap((point, category) => {
      if (point === undefined) return [];
      const alone = points[category - 1] === undefined && points[category + 1] === undefined;
      if (spec.categories.length > FEW_POINTS && !alone && category !== last) return [];
      const color = point.tone === 'computed' ? palette.background : rim;
      return { x: xOf(category, scene), y: yOf(Number(point.num.value), scene), radius: DOT, color, rim };
    });
  });
}

function toDatasets({ spec, palette }: LineScene): readonly Dataset[] {
  return spec.series.map(({ name, points }, at) => {
    const color = lineColor(points, at, palette);
    const look = LOOKS[toneOf(points)];
    return {
      label: plainText(name),
      data: spec.categories.map((_, category) => toCoordinate(points[category])),
      borderColor: color,
      backgroundColor: color,
      borderWidth: look.width,
      borderDash: look.dash,
      borderJoinStyle: 'round',
      pointRadius: 0,
      clip: false,
    };
  });
}

function lineLegend(spec: ChartSpec, palette: Palette): readonly LegendEntry[] {
  if (!needsLegend(spec)) return [];
  return spec.series.map(({ name, points }, at) => {
    const color = lineColor(points, at, palette);
    const look = LOOKS[toneOf(points)];
    const swatch = look.swatch.map(([x, width]) => ({ x, y: 5 - look.width / 2, width, height: look.width, color }));
    return { name: plainText(name), swatch };
  });
}

function tickText(value: string, { unit, locale, series }: ChartSpec): string {
  const signed = series.some(({ points }) => points.some((point) => point?.num.signed === true));
  return formatNum({ value, unit, signed }, locale);
}

function yOf(value: number, { axis, plot }: LineScene): number {
  return plot.top + (plot.height * (axis.max - value)) / (axis.max - axis.min);
}

function xOf(category: number, { spec, plot }: LineScene): number {
  return plot.left + (plot.width * category) / Math.max(1, spec.categories.length - 1);
}

function gridLines(scene: LineScene): readonly RectMark[] {
  const { axis, palette, plot } = scene;
  return axis.ticks.map((tick) => {
    const zero = Number(tick) === 0;
    const y = Math.round(yOf(Number(tick), scene)) - 0.5;
    return { x: plot.left, y, width: plot.width, height: 1, color: zero ? palette.axis : palette.grid };
  });
}

function layTicks(scene: LineScene): readonly TextMark[] {
  const { axis, palette, plot, spec } = scene;
  return axis.ticks.map((tick) => ({
    ...TICK,
    text: tickText(tick, spec),
    x: plot.left - GAP,
    y: baseline(yOf(Number(tick), scene), TICK.size),
    align: 'right',
    color: palette.muted,
    width: plot.left - GAP - MARGIN,
  }));
}

function layCategories(scene: LineScene): readonly TextMark[] {
  const { spec, palette, plot, measure } = scene;
  const labels = spec.categories.map(({ label }, at) => {
    const text = plainText(label);
    return { text, middle: xOf(at, scene), width: measure.width(text, TICK) };
  });
  const y = baseline(plot.top + plot.height + 14, TICK.size);
  const style = { ...TICK, y, align: 'center', color: palette.muted } as const;
  return pickLabels(labels, MARGIN, WIDTH - MARGIN).map(({ text, middle, width }) => ({
    ...style,
    text,
    x: middle,
    width,
  }));
}

/** A line's last value; where it stops before the others, with its date, so that it is not read as today's. */
function endOf(points: Points, { categories, locale }: ChartSpec): { text: string; value: number } | undefined {
  const at = points.findLastIndex((point) => point !== undefined);
  const point = points[at];
  if (point === undefined) return undefined;
  const date = at === categories.length - 1 ? '' : ` (${plainText(categories[at]?.short ?? '')})`;
  return { text: pointText(point, locale) + date, value: Number(point.num.value) };
}

/** The last value of each line, in its colour, none on another. */
function layEnds(scene: LineScene): readonly TextMark[] {
  const { spec, palette, plot } = scene;
  const ends = spec.series.flatMap(({ points }, at) => {
    const end = endOf(points, spec);
    if (end === undefined) return [];
    return [{ text: end.text, color: lineColor(points, at, palette), y: yOf(end.value, scene) }];
  });
  const step = lineHeight(END.size);
  const places = spreadApart(
    ends.map(({ y }) => y),
    step,
    { from: plot.top, to: plot.top + plot.height },
  );
  const x = plot.left + plot.width + GAP;
  const style = { ...END, x, align: 'left', width: WIDTH - MARGIN - x } as const;
  return ends.map(({ text, color, y }, at) => ({ ...style, text, color, y: baseline(places[at] ?? y, END.size) }));
}

/** Names the holes of each line at the plot's lower edge, a row for each line, once for each gap that has the room. */
function layHoles(scene: LineScene): readonly TextMark[] {
  const { spec, palette, plot, measure } = scene;
  const text = formatMissing(spec.locale);
  const width = measure.width(text, TICK);
  return spec.series.flatMap(({ points }, at) => {
    const y = baseline(plot.top + plot.height - 8 - at * lineHeight(TICK.size), TICK.size);
    const labels = gapsOf(points, spec.categories.length).map((middle) => ({
      text,
      middle: xOf(middle, scene),
      width,
    }));
    const fitting = pickLabels(labels, plot.left, plot.left + plot.width);
    const style = { ...TICK, text, y, align: 'center', color: lineColor(points, at, palette), width } as const;
    return fitting.map(({ middle }) => ({ ...style, x: middle }));
  });
}

/** The middle of each run of holes, in categories. */
function gapsOf(points: Points, count: number): readonly number[] {
  const middles: number[] = [];
  let start = 0;
  for (let at = 0; at <= count; at += 1) {
    if (at < count && points[at] === undefined) continue;
    if (at > start) middles.push((start + at - 1) / 2);
    start = at + 1;
  }
  return middles;
}

/** Room at the plot's sides for the steps of the axis and for the last values. */
function sidesOf(
  spec: ChartSpec,
  axis: LineAxis,
  measure: TextMeasure,
): { readonly left: number; readonly right: number } {
  const most = (WIDTH - 2 * MARGIN) / 4;
  const ticks = axis.ticks.map((tick) => measure.width(tickText(tick, spec), TICK));
  const ends = spec.series.flatMap(({ points }) => {
    const end = endOf(points, spec);
    return end === undefined ? [] : measure.width(end.text, END);
  });
  const side = (widths: readonly number[]): number => Math.ceil(MARGIN + Math.min(most, Math.max(0, ...widths)) + GAP);
  return { left: side(ticks), right: side(ends) };
}

/** The configuration of a chart of lines. */
export function toLineConfig(spec: ChartSpec, palette: Palette, measure: TextMeasure): SizedConfig {
  const head = layHead(lineLegend(spec, palette), { spec, palette, measure });
  const axis = lineAxis(spec.series.flatMap(({ points }) => points.flatMap((point) => toCoordinate(point) ?? [])));
  const { left, right } = sidesOf(spec, axis, measure);
  const plot = plotBelow(head, left, HEIGHT, right);
  const scene: LineScene = { spec, palette, measure, axis, plot };
  const foot = layFoot(plot.top + plot.height + 22, { spec, palette, measure });
  return assembleConfig('line', {
    labels: spec.categories.map(({ label }) => label),
    datasets: toDatasets(scene),
    plot,
    min: axis.min,
    max: axis.max,
    palette,
    head,
    foot: { ...foot, height: foot.height + 22 },
    under: gridLines(scene),
    over: [],
    dots: layDots(scene),
    texts: [...layTicks(scene), ...layCategories(scene), ...layHoles(scene), ...layEnds(scene)],
  });
}
