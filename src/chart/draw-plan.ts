/**
 * The one plugin: draws what the configuration lays out. A chart server gets the same functions as text, so they use nothing
 * but their arguments, and no loop statement, which some servers refuse.
 */
import type { DotMark, DrawPlan, RectMark, TextMark } from './chart-config.ts';

/** What is used of a canvas. */
interface Context {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  save(): void;
  restore(): void;
  beginPath(): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number, maxWidth?: number): void;
}

/** What is used of a Chart.js chart. Its options as given: read through Chart.js they would be resolved one by one. */
interface PlannedChart {
  readonly ctx: Context;
  readonly width: number;
  readonly height: number;
  readonly config: { readonly options: { readonly plugins: { readonly smallcaps: DrawPlan } } };
}

export const planPlugin = {
  id: 'smallcaps',

  beforeDraw(chart: PlannedChart): void {
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = chart.config.options.plugins.smallcaps.background;
    ctx.fillRect(0, 0, chart.width, chart.height);
    ctx.restore();
  },

  beforeDatasetsDraw(chart: PlannedChart): void {
    const { ctx } = chart;
    ctx.save();
    chart.config.options.plugins.smallcaps.under.forEach((mark: RectMark) => {
      ctx.fillStyle = mark.color;
      ctx.fillRect(mark.x, mark.y, mark.width, mark.height);
    });
    ctx.restore();
  },

  afterDatasetsDraw(chart: PlannedChart): void {
    const { ctx } = chart;
    const plan = chart.config.options.plugins.smallcaps;
    ctx.save();
    plan.over.forEach((mark: RectMark) => {
      ctx.fillStyle = mark.color;
      ctx.fillRect(mark.x, mark.y, mark.width, mark.height);
    });
    ctx.lineWidth = 1.5;
    plan.dots.forEach((mark: DotMark) => {
      ctx.fillStyle = mark.color;
      ctx.strokeStyle = mark.rim;
      ctx.beginPath();
      ctx.arc(mark.x, mark.y, mark.radius, 0, 7);
      ctx.fill();
      ctx.stroke();
    });
    ctx.textBaseline = 'alphabetic';
    let font = '';
    let align = '';
    let color = '';
    plan.texts.forEach((mark: TextMark) => {
      const wanted = `${mark.bold ? 'bold ' : ''}${mark.size}px ${plan.family}`;
      if (wanted !== font) ctx.font = font = wanted;
      if (mark.align !== align) ctx.textAlign = align = mark.align;
      if (mark.color !== color) ctx.fillStyle = color = mark.color;
      ctx.fillText(mark.text, mark.x, mark.y, Math.ceil(mark.width) + 1);
    });
    ctx.restore();
  },
} as const;

/** The plugin as JavaScript: the only code that is ever sent to a chart server, and the same for every picture. */
export const PLUGIN_SOURCE = `{id:${JSON.stringify(planPlugin.id)},${[
  planPlugin.beforeDraw,
  planPlugin.beforeDatasetsDraw,
  planPlugin.afterDatasetsDraw,
].join(',')}}`;
