/** What is the same in every configuration: nothing moves, nothing listens, and Chart.js draws no text. */
import {
  type ChartConfig,
  type Dataset,
  type DotMark,
  type Padding,
  PIXEL_RATIO,
  type SizedConfig,
  type TextMark,
} from './chart-config.ts';
import { plainText } from './chart-texts.ts';
import { FONT_FAMILIES } from './font-files.ts';
import { MARGIN, type Part, WIDTH } from './frame.ts';
import type { Palette } from './palette.ts';

/** Where bars and lines are drawn, in CSS pixels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The parts of a chart, laid out. */
export interface Parts {
  readonly labels: readonly string[];
  readonly datasets: readonly Dataset[];
  readonly plot: Plot;
  /** The value axis. */
  readonly min: number;
  readonly max: number;
  readonly palette: Palette;
  readonly head: Part;
  /** From the plot's lower edge down to the picture's. */
  readonly foot: Part;
  readonly under: Part['rects'];
  readonly over: Part['rects'];
  readonly dots?: readonly DotMark[];
  readonly texts: readonly TextMark[];
}

/** The configuration that draws these parts with horizontal bars or with lines. */
export function assembleConfig(type: ChartConfig['type'], parts: Parts): SizedConfig {
  const { plot, palette, head, foot } = parts;
  const height = Math.ceil(plot.top + plot.height + foot.height);
  const padding: Padding = {
    top: plot.top,
    right: WIDTH - plot.left - plot.width,
    bottom: height - plot.top - plot.height,
    left: plot.left,
  };
  const ticks = { display: false, maxTicksLimit: 2 };
  const values = { type: 'linear', display: false, min: parts.min, max: parts.max, ticks };
  const categories = { type: 'category', display: false, offset: type === 'bar', ticks };
  const config: ChartConfig = {
    type,
    data: { labels: parts.labels.map(plainText), datasets: parts.datasets },
    options: {
      responsive: false,
      animation: false,
      events: [],
      devicePixelRatio: PIXEL_RATIO,
      indexAxis: type === 'bar' ? 'y' : 'x',
      layout: { autoPadding: false, padding },
      scales: type === 'bar' ? { x: values, y: categories } : { x: categories, y: values },
      plugins: {
        title: { display: false },
        legend: { display: false },
        tooltip: { enabled: false },
        smallcaps: {
          background: palette.background,
          family: FONT_FAMILIES,
          under: parts.under,
          over: [...parts.over, ...head.rects, ...foot.rects],
          dots: parts.dots ?? [],
          texts: [...head.texts, ...parts.texts, ...foot.texts],
        },
      },
    },
  };
  return { config, width: WIDTH, height };
}

/** The plot between the head and the picture's right margin. */
export function plotBelow(head: Part, left: number, height: number, right = MARGIN): Plot {
  return { left, top: head.height + 4, width: WIDTH - right - left, height };
}
