/** Pictures as pixels, for comparisons that do not depend on how a PNG was written. */
import { createCanvas, loadImage } from '@napi-rs/canvas';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** Decodes a PNG. */
export async function readPixels(png: Uint8Array): Promise<Pixels> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, rgba: data };
}

/** Levels that nobody sees; a palette rounds by less, and letters' edges differ by a level between machines. */
const UNSEEN = 24;

/** Share of pixels with a channel that differs visibly, 0 to 1; 1 for pictures of different sizes. */
export function differingShare(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let at = 0; at < a.rgba.length; at += 4) {
    for (let channel = at; channel < at + 4; channel += 1) {
      if (Math.abs((a.rgba[channel] ?? 0) - (b.rgba[channel] ?? 0)) <= UNSEEN) continue;
      differing += 1;
      break;
    }
  }
  return differing / (a.width * a.height);
}

/** Pixels in a part of the picture that are not the background, which is taken from its corner; the part is in CSS pixels. */
export function inkIn(
  { width, rgba }: Pixels,
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): number {
  let ink = 0;
  for (let y = Math.round(box.top * 2); y < box.bottom * 2; y += 1) {
    for (let x = Math.round(box.left * 2); x < box.right * 2; x += 1) {
      const at = (y * width + x) * 4;
      if ([0, 1, 2].some((channel) => Math.abs((rgba[at + channel] ?? 0) - (rgba[channel] ?? 0)) > UNSEEN)) ink += 1;
    }
  }
  return ink;
}
