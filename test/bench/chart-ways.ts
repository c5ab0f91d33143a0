/** Ways of drawing the same chart in this process, taken apart for measuring. */
import { deflateSync, inflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import type { ChartRenderer } from '#src/bot/ports.ts';
import { PIXEL_RATIO, type SizedConfig } from '#src/chart/chart-config.ts';
import { createChartRenderer } from '#src/chart/create-chart-renderer.ts';
import { drawChart } from '#src/chart/draw-chart.ts';
import { readFontFiles } from '#src/chart/font-files.ts';
import { createSurfaces } from '#src/chart/surface.ts';
import { createTextMeasure } from '#src/chart/text-measure.ts';
import { toChartConfig } from '#src/chart/to-chart-config.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { createLogLines } from '#test/chart/log-lines.ts';

/** Our renderer with a cache of so many bytes. */
export function createOurs(cacheBytes: number): ChartRenderer {
  return createChartRenderer({ log: createLogLines().log, cacheBytes });
}

const measure = createTextMeasure(readFontFiles());
const surfaceFor = createSurfaces();

/** The configuration of a chart in the light theme. */
export function configOf(spec: ChartSpec): SizedConfig {
  return toChartConfig(spec, 'light', measure);
}

/** The same chart through the canvas' own encoder. */
export function encodeByCanvas(spec: ChartSpec): Uint8Array {
  const sized = configOf(spec);
  const surface = surfaceFor(sized);
  return drawChart(sized.config, surface.target, surface.encode);
}

type Call = readonly ['call' | 'set', string, readonly unknown[]];

/** What is called on a context, in order, while a chart is drawn. */
function record({ config, width, height }: SizedConfig): readonly Call[] {
  const calls: Call[] = [];
  const real = createCanvas(8, 8).getContext('2d');
  const context: Record<string, unknown> = new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, name) => {
        if (name === 'canvas') return target;
        const value: unknown = Reflect.get(real, name);
        if (typeof value !== 'function') return value;
        return (...given: readonly unknown[]): void => void calls.push(['call', String(name), given]);
      },
      set: (_, name, value) => {
        calls.push(['set', String(name), [value]]);
        return true;
      },
    },
  );
  const target = { width, height, getContext: () => context };
  drawChart(config, target as unknown as Parameters<typeof drawChart>[1], () => undefined); // as far as Chart.js uses it
  return calls;
}

/** The bytes that our PNG deflates. */
function inflateImage(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return inflateSync(Buffer.concat(parts));
}

/**
 * The least that any way through this canvas costs: the recorded calls played again, one copy of the pixels, one deflate of
 * a byte for each.
 */
export function createFloor(spec: ChartSpec, png: Uint8Array): () => void {
  const sized = configOf(spec);
  const calls = record(sized);
  const canvas = createCanvas(sized.width * PIXEL_RATIO, sized.height * PIXEL_RATIO);
  const context = canvas.getContext('2d') as unknown as Record<string, unknown>; // its methods, by their names
  const rows = inflateImage(png);
  const pixels = Buffer.alloc(sized.width * sized.height * PIXEL_RATIO ** 2 * 4);
  return () => {
    canvas.getContext('2d').setTransform(1, 0, 0, 1, 0, 0);
    for (const [kind, name, given] of calls) {
      const method = context[name];
      if (kind === 'set') context[name] = given[0];
      else if (typeof method === 'function') method.apply(context, given);
    }
    const rgba = canvas.data();
    rgba.copy(pixels);
    // Given back at once, as our drawing does: else the collector's time would count for whoever comes next.
    if (rgba.buffer instanceof ArrayBuffer) rgba.buffer.transfer(0);
    deflateSync(rows, { level: 3, memLevel: 9 });
  };
}
