import type { ChartRenderer } from '#src/bot/ports.ts';
import { createEmbeddedDraw } from './embedded-draw.ts';
import { readFontFiles } from './font-files.ts';
import { createPictureRenderer } from './picture-renderer.ts';
import { registerFonts } from './surface.ts';

/** Part of every picture's key. Raise it when the same configuration comes to be drawn differently. */
const EMBEDDED_VERSION = 'embedded 1, Chart.js 4.6.1, canvas 1.1.1';
/** About 400 pictures. */
const CACHE_BYTES = 16_000_000;

export interface ChartRendererOptions {
  /** Bytes of pictures that are kept. @default 16,000,000 */
  readonly cacheBytes?: number;
}

/**
 * Creates the port of the charts, after a look at the fonts.
 *
 * @throws {SmallcapsError} `CHART_FONTS` when a shipped font is missing, damaged or draws nothing.
 */
export function createChartRenderer(options: ChartRendererOptions = {}): ChartRenderer {
  const fonts = readFontFiles();
  registerFonts(fonts);
  const { cacheBytes = CACHE_BYTES } = options;
  return createPictureRenderer({ draw: createEmbeddedDraw(), fonts, version: EMBEDDED_VERSION, cacheBytes });
}
