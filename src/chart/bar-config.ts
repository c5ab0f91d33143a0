/** `bars` and `grouped`: horizontal bars with their values at their ends. */
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { assembleConfig, type Plot, plotBelow } from './assemble-config.ts';
import { type BarDomain, fitBars, mostRoom } from './bar-domain.ts';
import type { Dataset, RectMark, SizedConfig, TextMark } from './chart-config.ts';
import { needsLegend, plainText, pointText } from './chart-texts.ts';
import { type LegendEntry, layFoot, layHead, MARGIN, WIDTH } from './frame.ts';
import { lightColor, type Palette, seriesColor } from './palette.ts';
import { baseline, lineHeight, textBlock } from './text-block.ts';
import type { TextMeasure, TextStyle } from './text-measure.ts';
import { wrapText } from './wrap-text.ts';

/** Most of the width that names may take. */
const MOST_FOR_NAMES = 0.36;
const NAME_GAP = 10;
const LABEL_GAP = 5;
/** Between a name and the label of a bar that runs towards it. */
const CLEAR_OF_NAME = 8;
const BORDER = 1.25;

/** Heights in CSS pixels: of one bar with its share of the space around it, of the bar itself, of the space between groups. */
interface BarSizes {
  readonly slot: number;
  readonly bar: number;
  readonly gap: number;
  readonly label: TextStyle;
  readonly name: number;
}

/** The fewer bars, the more room each has. */
function sizesFor(categories: number, series: number): BarSizes {
  if (series > 1) return { slot: 13, bar: 11, gap: 11, label: { size: 9.5, bold: false }, name: 11.5 };
  if (categories <= 3) return { slot: 28, bar: 26, gap: 14, label: { size: 13, bold: true }, name: 13 };
  if (categories <= 12) return { slot: 21, bar: 19, gap: 8, label: { size: 12, bold: true }, name: 12.5 };
  return { slot: 16, bar: 14, gap: 5, label: { size: 10.5, bold: true }, name: 11 };
}

/** The spec with its texts, and everything that its drawing is made from. */
interface BarScene {
  readonly spec: ChartSpec;
  readonly palette: Palette;
  readonly measure: TextMeasure;
  readonly sizes: BarSizes;
  readonly names: readonly (readonly string[])[];
  readonly plot: Plot;
  /** Height of each category, in CSS pixels. */
  readonly band: number;
}

/** The index is named in bold: grey alone would tell it apart by colour only. */
function isReference({ series }: ChartSpec, category: number): boolean {
  return series.some(({ points }) => points[category]?.tone === 'reference');
}

function nameStyle(spec: ChartSpec, category: number, sizes: BarSizes): TextStyle {
  return { size: sizes.name, bold: isReference(spec, category) };
}

interface BarLook {
  readonly fill: string;
  readonly border: string;
  readonly borderWidth: number;
}

/** A single series shows the reference in grey; among several, where colour tells the windows apart, its row is tinted. */
function lookOf(point: ChartPoint | undefined, at: number, { spec, palette }: BarScene): BarLook {
  const color = seriesColor(palette, at);
  if (point?.tone === 'computed') return { fill: lightColor(palette, at), border: color, borderWidth: BORDER };
  const grey = point?.tone === 'reference' && spec.series.length === 1;
  return { fill: grey ? palette.reference : color, border: color, borderWidth: 0 };
}

/** Chart.js looks a list up for every bar, a single value once. */
function onceIfSame<Value extends string | number>(values: readonly Value[]): Value | readonly Value[] {
  const [first, ...others] = values;
  return first !== undefined && others.every((value) => value === first) ? first : values;
}

function toDatasets(scene: BarScene): readonly Dataset[] {
  const { spec, sizes, band } = scene;
  const slots = sizes.slot * spec.series.length;
  return spec.series.map(({ name, points }, at) => {
    const looks = spec.categories.map((_, category) => lookOf(points[category], at, scene));
    return {
      label: plainText(name),
      data: spec.categories.map((_, category) => toCoordinate(points[category])),
      backgroundColor: onceIfSame(looks.map(({ fill }) => fill)),
      borderColor: onceIfSame(looks.map(({ border }) => border)),
      borderWidth: onceIfSame(looks.map(({ borderWidth }) => borderWidth)),
      borderSkipped: false,
      borderRadius: 2,
      categoryPercentage: slots / band,
      barPercentage: sizes.bar / sizes.slot,
    };
  });
}

function toCoordinate(point: ChartPoint | undefined): number | null {
  return point === undefined ? null : Number(point.num.value);
}

/** A value's label beyond its bar's end; a hole's where its bar would begin. */
function layLabels(scene: BarScene, domain: BarDomain): readonly TextMark[] {
  const { spec, palette, measure, sizes, plot, band } = scene;
  const extents = extentsOf(scene);
  const most = mostRoom(extents, plot.width) - LABEL_GAP - CLEAR_OF_NAME;
  const slots = sizes.slot * spec.series.length;
  return spec.series.flatMap(({ points }, at) =>
    spec.categories.map((_, category) => {
      const point = points[category];
      const value = toCoordinate(point) ?? 0;
      const text = pointText(point, spec.locale);
      const style = { ...sizes.label, bold: sizes.label.bold && point !== undefined };
      const middle = plot.top + band * (category + 0.5) - slots / 2 + sizes.slot * (at + 0.5);
      return {
        ...style,
        text,
        x: plot.left + domain.zero + value * domain.scale + (value < 0 ? -LABEL_GAP : LABEL_GAP),
        y: baseline(middle, style.size),
        align: value < 0 ? 'right' : 'left',
        color: point === undefined ? palette.muted : palette.text,
        width: Math.min(most, measure.width(text, style)),
      } as const;
    }),
  );
}

function extentsOf({ spec, measure, sizes }: BarScene): readonly { value: number; room: number }[] {
  return spec.series.flatMap(({ points }) =>
    spec.categories.map((_, category) => {
      const point = points[category];
      const value = toCoordinate(point) ?? 0;
      const room = LABEL_GAP + measure.width(pointText(point, spec.locale), sizes.label);
      return { value, room: value < 0 ? room + CLEAR_OF_NAME : room };
    }),
  );
}

function layNames({ spec, palette, sizes, names, plot: { left, top }, band }: BarScene): readonly TextMark[] {
  const width = left - NAME_GAP - MARGIN;
  const step = lineHeight(sizes.name);
  return names.flatMap((lines, category) => {
    const upper = top + band * (category + 0.5) - (lines.length * step) / 2;
    const style = nameStyle(spec, category, sizes);
    return textBlock(lines, { ...style, x: left - NAME_GAP, top: upper, align: 'right', color: palette.text, width });
  });
}

function barLegend(spec: ChartSpec, palette: Palette): readonly LegendEntry[] {
  if (!needsLegend(spec)) return [];
  return spec.series.map(({ name }, at) => ({
    name: plainText(name),
    swatch: [{ x: 0, y: 0, width: 10, height: 10, color: seriesColor(palette, at) }],
  }));
}

function tintedRows({ spec, palette, plot, band }: BarScene): readonly RectMark[] {
  if (spec.series.length === 1) return [];
  const inset = { x: MARGIN - 8, width: WIDTH - 2 * MARGIN + 16, height: band - 3 };
  return spec.categories.flatMap((_, category) =>
    isReference(spec, category) ? { ...inset, y: plot.top + band * category + 1.5, color: palette.band } : [],
  );
}

function zeroLine(scene: BarScene, domain: BarDomain): RectMark {
  const { left, top, height } = scene.plot;
  return { x: Math.round(left + domain.zero) - 0.5, y: top, width: 1, height, color: scene.palette.axis };
}

function wrapNames(
  spec: ChartSpec,
  sizes: BarSizes,
  measure: TextMeasure,
): { names: readonly (readonly string[])[]; width: number } {
  const most = (WIDTH - 2 * MARGIN) * MOST_FOR_NAMES;
  const names = spec.categories.map(({ label }, at) =>
    wrapText(plainText(label), most, nameStyle(spec, at, sizes), measure),
  );
  const widths = names.flatMap((lines, at) => lines.map((line) => measure.width(line, nameStyle(spec, at, sizes))));
  return { names, width: Math.min(most, Math.max(0, ...widths)) };
}

/** The configuration of a chart of bars. Its height comes from the number of bars. */
export function toBarConfig(spec: ChartSpec, palette: Palette, measure: TextMeasure): SizedConfig {
  const sizes = sizesFor(spec.categories.length, spec.series.length);
  const head = layHead(barLegend(spec, palette), { spec, palette, measure });
  const { names, width: nameWidth } = wrapNames(spec, sizes, measure);
  const most = Math.max(0, ...names.map((lines) => lines.length));
  const band = Math.max(sizes.slot * spec.series.length + sizes.gap, most * lineHeight(sizes.name) + 4);
  const plot = plotBelow(head, Math.ceil(MARGIN + nameWidth + NAME_GAP), band * spec.categories.length);
  const scene: BarScene = { spec, palette, measure, sizes, names, plot, band };
  const domain = fitBars(extentsOf(scene), plot.width);
  return assembleConfig('bar', {
    labels: spec.categories.map(({ label }) => label),
    datasets: toDatasets(scene),
    plot,
    min: domain.min,
    max: domain.max,
    palette,
    head,
    foot: layFoot(plot.top + plot.height, { spec, palette, measure }),
    under: tintedRows(scene),
    over: [zeroLine(scene, domain)],
    texts: [...layNames(scene), ...layLabels(scene, domain)],
  });
}
