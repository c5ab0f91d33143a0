/** The two pictures of the app package, drawn: bars that grow, one of them set off. */
import { createCanvas } from '@napi-rs/canvas';

const COLOUR = { size: 192, background: '#1F4E79', bars: ['#BFD3E6', '#BFD3E6', '#F2B134'] } as const;
const OUTLINE = { size: 32, background: undefined, bars: ['#FFFFFF', '#FFFFFF', '#FFFFFF'] } as const;

/** Heights of the bars, in parts of the size. */
const HEIGHTS = [0.2, 0.35, 0.55] as const;
const MARGIN = 0.2;

function draw({ size, background, bars }: typeof COLOUR | typeof OUTLINE): Uint8Array {
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  if (background !== undefined) {
    context.fillStyle = background;
    context.fillRect(0, 0, size, size);
  }
  const width = Math.round((size * (1 - 2 * MARGIN)) / (2 * HEIGHTS.length - 1));
  for (const [at, part] of HEIGHTS.entries()) {
    const height = Math.round(size * part);
    context.fillStyle = bars[at] ?? bars[0];
    context.fillRect(
      Math.round(size * MARGIN) + 2 * at * width,
      Math.round(size * (1 - MARGIN)) - height,
      width,
      height,
    );
  }
  return new Uint8Array(canvas.toBuffer('image/png'));
}

/** The picture in colour, 192 by 192 pixels. */
export function colourIcon(): Uint8Array {
  return draw(COLOUR);
}

/** White on nothing, 32 by 32 pixels. */
export function outlineIcon(): Uint8Array {
  return draw(OUTLINE);
}
