import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { ChartRenderer } from '#src/bot/ports.ts';
import { drawWithFallback } from './draw-with-fallback.ts';
import { createEmbeddedDraw } from './embedded-draw.ts';
import { readFontFiles } from './font-files.ts';
import { createPictureRenderer } from './picture-renderer.ts';
import { createQuickChartDraw } from './quickchart-draw.ts';
import { registerFonts } from './surface.ts';

/** Part of every picture's key. Raise it when the same configuration comes to be drawn differently. */
const EMBEDDED_VERSION = 'embedded 1, Chart.js 4.6.1, canvas 1.1.1';
const SERVER_VERSION = 'quickchart 1';
/** About 400 pictures. */
const CACHE_BYTES = 16_000_000;
/** A server takes a tenth of a second, a second when it is busy. */
const TIMEOUT_MS = 3_000;
const PAUSE_MS = 30_000;

export interface ChartRendererOptions {
  readonly log: Logger;
  /** `SMALLCAPS_CHART_SERVER`: the QuickChart server that draws. @default none: charts are drawn in this process */
  readonly server?: string | undefined;
  /** Milliseconds until the server is given up for a chart. @default 3,000 */
  readonly timeoutMs?: number;
  /** Milliseconds in which a server that failed is not asked again. @default 30,000 */
  readonly pauseMs?: number;
  /** Bytes of pictures that are kept. @default 16,000,000 */
  readonly cacheBytes?: number;
  /** Milliseconds. @default the process's own clock */
  readonly now?: () => number;
}

/**
 * Creates the port of the charts, after a look at the fonts. Where the chart server fails, the chart is drawn here and a
 * warning is logged.
 *
 * @throws {SmallcapsError} `CHART_FONTS` when a shipped font is missing, damaged or draws nothing.
 */
export function createChartRenderer(options: ChartRendererOptions): ChartRenderer {
  const { log, server, timeoutMs = TIMEOUT_MS, pauseMs = PAUSE_MS, cacheBytes = CACHE_BYTES } = options;
  const { now = () => performance.now() } = options;
  const fonts = readFontFiles();
  registerFonts(fonts);
  const embedded = createEmbeddedDraw();
  if (server === undefined) {
    return createPictureRenderer({ draw: embedded, fonts, version: EMBEDDED_VERSION, cacheBytes });
  }
  const quickChart = createQuickChartDraw({ server, timeoutMs });
  const draw = drawWithFallback({ server: quickChart, fallback: embedded, log, now, pauseMs });
  return createPictureRenderer({ draw, fonts, version: SERVER_VERSION, cacheBytes });
}
