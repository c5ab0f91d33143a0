/** From a spec to a picture: lay out, check that all of it can be drawn, draw once, keep. */
import { createHash } from 'node:crypto';
import type { ChartRenderer, ChartTheme, Picture } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { PIXEL_RATIO, type SizedConfig } from './chart-config.ts';
import type { Draw } from './embedded-draw.ts';
import type { FontFile } from './font-files.ts';
import { createPictureCache } from './picture-cache.ts';
import { createTextMeasure, type TextMeasure } from './text-measure.ts';
import { toChartConfig } from './to-chart-config.ts';

export interface PictureRendererOptions {
  readonly draw: Draw;
  readonly fonts: readonly FontFile[];
  /** Names who draws and how: another one gives other keys. */
  readonly version: string;
  /** Bytes of pictures that are kept; 0 keeps none. */
  readonly cacheBytes: number;
}

/**
 * Refuses a text with a character that the shipped fonts lack: it would be a hole or a box in the picture, or come from a
 * font of the machine.
 *
 * @throws {SmallcapsError} `CHART_FAILED` naming the character.
 */
function checkTexts({ config }: SizedConfig, measure: TextMeasure): void {
  for (const mark of config.options.plugins.smallcaps.texts) {
    const missing = measure.missing(mark.text, mark);
    if (missing === undefined) continue;
    const code = (missing.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const detail = `A chart could not be drawn: no font that ships has the character U+${code}.`;
    throw new SmallcapsError('CHART_FAILED', { detail, value: missing });
  }
}

/** Creates the port over a way of drawing. A picture asked for twice at once is drawn once. */
export function createPictureRenderer(options: PictureRendererOptions): ChartRenderer {
  const { draw, fonts, version, cacheBytes } = options;
  const measure = createTextMeasure(fonts);
  const cache = createPictureCache(cacheBytes);
  const underway = new Map<string, Promise<Uint8Array>>();
  const made = [version, ...fonts.map(({ hash }) => hash)];

  function keyOf(sized: SizedConfig, theme: ChartTheme): string {
    return createHash('sha256')
      .update(JSON.stringify([made, theme, sized]))
      .digest('hex');
  }

  async function drawAndKeep(key: string, sized: SizedConfig): Promise<Uint8Array> {
    checkTexts(sized, measure);
    const drawing = draw(sized);
    underway.set(key, drawing);
    try {
      const png = await drawing;
      cache.set(key, png);
      return png;
    } finally {
      underway.delete(key);
    }
  }

  return {
    render: async (spec: ChartSpec, theme: ChartTheme): Promise<Picture> => {
      const sized = toChartConfig(spec, theme, measure);
      const key = keyOf(sized, theme);
      const png = cache.get(key) ?? (await (underway.get(key) ?? drawAndKeep(key, sized)));
      return { png, width: sized.width * PIXEL_RATIO, height: sized.height * PIXEL_RATIO, alt: spec.alt, key };
    },
  };
}
