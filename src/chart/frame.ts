/** What stands around the bars and lines: title, windows, legend, footnotes. */
import type { ChartSpec } from '#src/core/chart.ts';
import type { RectMark, TextMark } from './chart-config.ts';
import { plainText, subtitleText, titleText, unbound } from './chart-texts.ts';
import type { Palette } from './palette.ts';
import { baseline, lineHeight, textBlock } from './text-block.ts';
import type { TextMeasure, TextStyle } from './text-measure.ts';
import { balance, wrapText } from './wrap-text.ts';

/** Width of every picture, in CSS pixels: what a channel shows at full size. */
export const WIDTH = 600;
/** Left and right of everything. */
export const MARGIN = 20;

const INNER = WIDTH - 2 * MARGIN;
const TOP = 16;
const BOTTOM = 12;
/** The largest at which a title takes no more than two lines; the last one takes as many as it needs. */
const TITLE_SIZES = [17, 15, 13];
const TITLE_LINES = 2;
const SUBTITLE: TextStyle = { size: 12, bold: false };
const LEGEND: TextStyle = { size: 11, bold: false };
const FOOTNOTE: TextStyle = { size: 9.5, bold: false };
const SWATCH = 10;
const LEGEND_ROW = 18;
const LEGEND_GAP = 16;

/** Marks with the height that they take. */
export interface Part {
  readonly texts: readonly TextMark[];
  readonly rects: readonly RectMark[];
  readonly height: number;
}

/** What a legend says of a series: its name, and its swatch with the upper left corner at the origin, at most 10 pixels high. */
export interface LegendEntry {
  readonly name: string;
  readonly swatch: readonly RectMark[];
}

interface Surroundings {
  readonly spec: ChartSpec;
  readonly palette: Palette;
  readonly measure: TextMeasure;
}

function layTitle({ spec, palette, measure }: Surroundings): readonly TextMark[] {
  const text = titleText(spec);
  const sized = TITLE_SIZES.map((size) => {
    const style = { size, bold: true };
    return { style, lines: wrapText(text, INNER, style, measure) };
  });
  const chosen = sized.find(({ lines }) => lines.length <= TITLE_LINES) ?? sized.at(-1);
  if (chosen === undefined) return [];
  const place = { ...chosen.style, x: MARGIN, top: TOP, align: 'left', color: palette.text, width: INNER } as const;
  return textBlock(balance(text, chosen.lines, chosen.style, measure).map(unbound), place);
}

function layLegend(entries: readonly LegendEntry[], top: number, { palette, measure }: Surroundings): Part {
  const texts: TextMark[] = [];
  const rects: RectMark[] = [];
  let x = MARGIN;
  let y = top;
  for (const { name, swatch } of entries) {
    const swatchWidth = Math.max(...swatch.map((mark) => mark.x + mark.width)) + 6;
    const width = Math.min(measure.width(name, LEGEND), INNER - swatchWidth);
    if (x > MARGIN && x + swatchWidth + width > MARGIN + INNER) {
      x = MARGIN;
      y += LEGEND_ROW;
    }
    const middle = y + LEGEND_ROW / 2;
    rects.push(...swatch.map((mark) => ({ ...mark, x: x + mark.x, y: middle - SWATCH / 2 + mark.y })));
    const place = { x: x + swatchWidth, y: baseline(middle, LEGEND.size), align: 'left', width } as const;
    texts.push({ ...LEGEND, ...place, text: name, color: palette.text });
    x += swatchWidth + width + LEGEND_GAP;
  }
  return { texts, rects, height: entries.length === 0 ? 0 : y + LEGEND_ROW - top };
}

/** Title, windows right under it, and the legend where there are entries; the height is where the plot may begin. */
export function layHead(entries: readonly LegendEntry[], surroundings: Surroundings): Part {
  const { spec, palette, measure } = surroundings;
  const title = layTitle(surroundings);
  const titleHeight = title.length * lineHeight(title[0]?.size ?? 0);
  const lines = wrapText(subtitleText(spec), INNER, SUBTITLE, measure);
  const top = TOP + titleHeight + 2;
  const place = { ...SUBTITLE, x: MARGIN, top, align: 'left', color: palette.muted, width: INNER } as const;
  const subtitle = textBlock(lines, place);
  const legendTop = top + lines.length * lineHeight(SUBTITLE.size) + 6;
  const legend = layLegend(entries, legendTop, surroundings);
  return {
    texts: [...title, ...subtitle, ...legend.texts],
    rects: legend.rects,
    height: legendTop + legend.height + (entries.length === 0 ? 2 : 6),
  };
}

/** The footnotes from `top` down, all of them, under a hairline; the height ends at the picture's lower edge. */
export function layFoot(top: number, { spec, palette, measure }: Surroundings): Part {
  const lines = spec.footnotes.flatMap((note) => wrapText(plainText(note), INNER, FOOTNOTE, measure));
  if (lines.length === 0) return { texts: [], rects: [], height: BOTTOM };
  const ruleTop = top + 10;
  const place = {
    ...FOOTNOTE,
    x: MARGIN,
    top: ruleTop + 7,
    align: 'left',
    color: palette.muted,
    width: INNER,
  } as const;
  return {
    texts: textBlock(lines, place),
    rects: [{ x: MARGIN, y: ruleTop, width: INNER, height: 1, color: palette.grid }],
    height: 17 + lines.length * lineHeight(FOOTNOTE.size) + BOTTOM,
  };
}
