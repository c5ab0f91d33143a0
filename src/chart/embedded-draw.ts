/** Draws in this process: Chart.js on a kept canvas, and our own PNG writer. */
import { setImmediate as turn } from 'node:timers/promises';
import { SmallcapsError } from '#src/core/errors.ts';
import { PIXEL_RATIO, type SizedConfig } from './chart-config.ts';
import { drawChart } from './draw-chart.ts';
import { createIndexedPngEncoder } from './png/indexed-png.ts';
import { createSurfaces } from './surface.ts';

/**
 * Makes the PNG of a configuration.
 *
 * @throws {SmallcapsError} `CHART_FAILED` with what went wrong as its cause.
 */
export type Draw = (sized: SizedConfig) => Promise<Uint8Array>;

/** Creates the drawing; the fonts must be registered before the first picture. One picture is drawn at a time, in the order asked for. */
export function createEmbeddedDraw(): Draw {
  const surfaceFor = createSurfaces();
  const encoder = createIndexedPngEncoder();
  let last: Promise<unknown> = Promise.resolve();

  function draw(sized: SizedConfig): Uint8Array {
    const surface = surfaceFor(sized);
    return drawChart(sized.config, surface.target, () => {
      const [width, height] = [sized.width * PIXEL_RATIO, sized.height * PIXEL_RATIO];
      const encoded = surface.withPixels((rgba) => encoder.encode(rgba, width, height));
      return encoded?.png ?? surface.encode();
    });
  }

  return (sized) => {
    const drawn = last.then(() => {
      try {
        return draw(sized);
      } catch (cause) {
        throw new SmallcapsError('CHART_FAILED', {}, { cause });
      }
    });
    // The canvas frees its memory only when the event loop turns: without a turn after each picture, 600 in a row take 2 GB.
    last = drawn.then(
      () => turn(),
      () => turn(),
    );
    return drawn;
  };
}
