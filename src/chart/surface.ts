/** The canvas: one for each size, kept, because a new one costs more than drawing on it. */
import './without-system-fonts.ts';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { SmallcapsError } from '#src/core/errors.ts';
import { PIXEL_RATIO, type SizedConfig } from './chart-config.ts';
import { FAMILIES, type FontFile } from './font-files.ts';

/** What Chart.js draws on: it sets the size of "its" canvas, which must not touch the kept one. */
export interface ChartCanvas {
  width: number;
  height: number;
  getContext(): SKRSContext2D;
}

/** A canvas of one size. */
export interface Surface {
  readonly target: ChartCanvas;
  /** Lends out the pixels as drawn, RGBA: they are gone when `use` has returned. */
  withPixels<Result>(use: (rgba: Uint8Array) => Result): Result;
  /** The canvas' own encoder. */
  encode(): Uint8Array;
}

/** Sizes kept at once: heights depend on the number of bars and footnotes, so there are not many. */
const MOST_KEPT = 12;

/**
 * Gives a buffer's memory back at once. Left to the collector, some megabytes a picture make it collect all the time: a third
 * of the CPU time of reading, and twice the memory.
 */
function release(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

function createSurface(width: number, height: number): Surface & { readonly clear: () => void } {
  const canvas: Canvas = createCanvas(width * PIXEL_RATIO, height * PIXEL_RATIO);
  const context = canvas.getContext('2d');
  // Which forms of a character are taken must not depend on the machine's language.
  context.lang = 'en';
  const target: ChartCanvas = { width, height, getContext: () => context };
  // Chart.js takes a context only from the canvas that the context names.
  Object.defineProperty(context, 'canvas', { value: target });
  return {
    target,
    withPixels: (use) => {
      const rgba = canvas.data();
      try {
        return use(rgba);
      } finally {
        release(rgba.buffer);
      }
    },
    encode: () => canvas.toBuffer('image/png'),
    clear: () => {
      context.setTransform(1, 0, 0, 1, 0, 0);
      target.width = width;
      target.height = height;
    },
  };
}

/** Hands out surfaces by size, ready to be drawn on; the one not used for the longest time is given up. */
export function createSurfaces(): (size: Pick<SizedConfig, 'width' | 'height'>) => Surface {
  const kept = new Map<string, ReturnType<typeof createSurface>>();
  return ({ width, height }) => {
    const key = `${width}x${height}`;
    const surface = kept.get(key) ?? createSurface(width, height);
    kept.delete(key);
    kept.set(key, surface);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    surface.clear();
    return surface;
  };
}

/** A character that each family must draw: of the first one a letter, of the second one a sign that the first has not. */
const SAMPLES: Readonly<Record<FontFile['family'], string>> = { Inter: 'H', 'Noto Sans SC': '中' };

/** Hashes of the fonts that the canvas has: its table of fonts is the process's, so a second renderer adds none. */
const registered = new Set<string>();

/**
 * Gives the shipped fonts to the canvas, and draws a character with each: without a font it draws nothing and says nothing.
 *
 * @throws {SmallcapsError} `CHART_FONTS` when a font is refused or leaves no ink.
 */
export function registerFonts(fonts: readonly FontFile[]): void {
  for (const { family, bytes, weight, hash } of fonts) {
    if (registered.has(hash)) continue;
    if (GlobalFonts.register(bytes, family) === null) {
      throw new SmallcapsError('CHART_FONTS', { detail: `The canvas refused the font ${family} ${weight}.` });
    }
    registered.add(hash);
  }
  for (const family of FAMILIES) {
    for (const weight of ['normal', 'bold']) {
      if (!leavesInk(`${weight} 20px "${family}"`, SAMPLES[family])) {
        throw new SmallcapsError('CHART_FONTS', { detail: `The font ${family} (${weight}) draws nothing.` });
      }
    }
  }
}

function leavesInk(font: string, text: string): boolean {
  const size = 24;
  const context = createCanvas(size, size).getContext('2d');
  context.font = font;
  context.fillText(text, 2, size - 4);
  return context.getImageData(0, 0, size, size).data.some((channel) => channel > 0);
}
