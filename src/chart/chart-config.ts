/** The Chart.js configuration as this room makes it: JSON and nothing else, so that it can be sent, compared and hashed. */

/** A text at its place, in CSS pixels from the top left; `y` is the baseline. */
export interface TextMark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly color: string;
  /** The room it has. A text that is wider, because a server draws with other fonts, is drawn narrower. */
  readonly width: number;
}

/** A filled rectangle, in CSS pixels. */
export interface RectMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

/** A dot with a rim, in CSS pixels. */
export interface DotMark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
  readonly rim: string;
}

/** All that is drawn besides bars and lines, laid out to the pixel: `options.plugins.smallcaps`. */
export interface DrawPlan {
  readonly background: string;
  readonly family: string;
  /** Behind the bars and lines. */
  readonly under: readonly RectMark[];
  /** Over them. */
  readonly over: readonly RectMark[];
  readonly dots: readonly DotMark[];
  readonly texts: readonly TextMark[];
}

/** Distances from the picture's edges to where bars and lines are drawn, in CSS pixels. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Dataset {
  readonly label: string;
  /** Drawing coordinates; `null` is a hole. */
  readonly data: readonly (number | null)[];
  readonly [option: string]: string | number | boolean | null | readonly (string | number | null)[];
}

interface Scale {
  readonly [option: string]: string | number | boolean | { readonly [option: string]: number | boolean };
}

/** One picture, for Chart.js 4 in this process or behind a server. */
export interface ChartConfig {
  readonly type: 'bar' | 'line';
  readonly data: { readonly labels: readonly string[]; readonly datasets: readonly Dataset[] };
  readonly options: {
    readonly responsive: false;
    readonly animation: false;
    readonly events: readonly [];
    readonly devicePixelRatio: number;
    readonly indexAxis: 'x' | 'y';
    readonly layout: { readonly autoPadding: false; readonly padding: Padding };
    readonly scales: { readonly x: Scale; readonly y: Scale };
    readonly plugins: {
      readonly title: { readonly display: false };
      readonly legend: { readonly display: false };
      readonly tooltip: { readonly enabled: false };
      readonly smallcaps: DrawPlan;
    };
  };
}

/** A configuration and the size of its picture in CSS pixels, whole numbers. */
export interface SizedConfig {
  readonly config: ChartConfig;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the PNG for each CSS pixel. */
export const PIXEL_RATIO = 2;
