/**
 * Colours of the charts.
 *
 * Series colours are told apart with protanopia, deuteranopia and tritanopia, and have a contrast of at least 3:1 with their
 * background: Okabe and Ito's set, darkened for white, with a fourth colour chosen by distance.
 * `test/chart/palette.test.ts` holds new ones to it.
 */
import type { ChartTheme } from '#src/bot/ports.ts';

export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  /** Behind the row of the reference, where colour tells windows apart. */
  readonly band: string;
  /** What the others are measured against. */
  readonly reference: string;
  /** For each series in turn, as many as a chart may have. */
  readonly series: readonly string[];
  /** The inside of a bar that we worked out, for each series in turn. */
  readonly light: readonly string[];
}

export const PALETTES: Readonly<Record<ChartTheme, Palette>> = {
  light: {
    background: '#ffffff',
    text: '#1d1c1d',
    muted: '#616061',
    grid: '#e8e8e8',
    axis: '#8a8a8a',
    band: '#f3f4f6',
    reference: '#83888e',
    series: ['#0072b2', '#d55e00', '#009e73', '#882255'],
    light: ['#dbeaf4', '#fae5d6', '#d6f0e8', '#f1dce5'],
  },
  dark: {
    background: '#1a1d21',
    text: '#e8e8e8',
    muted: '#ababad',
    grid: '#313439',
    axis: '#8a8a8a',
    band: '#24282d',
    reference: '#8f959c',
    series: ['#56b4e9', '#e69f00', '#009e73', '#f0b8d4'],
    light: ['#24394a', '#42361c', '#163a34', '#453941'],
  },
};

/** The colour of a series by its number; the set starts again where it ends. */
export function seriesColor(palette: Palette, at: number): string {
  return palette.series[at % palette.series.length] ?? palette.text;
}

/** The light colour that goes with it. */
export function lightColor(palette: Palette, at: number): string {
  return palette.light[at % palette.light.length] ?? palette.background;
}
