import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIndexedPngEncoder } from '#src/chart/png/indexed-png.ts';

/** Pixels as another decoder reads them. */
async function decode(png: Uint8Array): Promise<{ width: number; height: number; rgba: Uint8ClampedArray }> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, rgba: data };
}

/** A picture of runs, as charts are: each colour is opaque. */
function picture(width: number, height: number, colours: readonly number[], lengths: readonly number[]): Uint8Array {
  const words = new Uint32Array(width * height);
  let at = 0;
  for (let run = 0; at < words.length; run += 1) {
    const colour = (colours[run % colours.length] ?? 0) | 0xff000000;
    const length = lengths[run % lengths.length] ?? 1;
    words.fill(colour >>> 0, at, at + length);
    at += length;
  }
  return new Uint8Array(words.buffer);
}

function worstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = a.length === b.length ? 0 : 255;
  for (let at = 0; at < a.length; at += 1) worst = Math.max(worst, Math.abs((a[at] ?? 0) - (b[at] ?? 0)));
  return worst;
}

const sizes = fc.record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 40 }) });
const lengths = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 20 });
const colour = fc.integer({ min: 0, max: 0xffffff });

test('a picture of up to 256 colours comes back as it was', async () => {
  const encoder = createIndexedPngEncoder();

  await fc.assert(
    fc.asyncProperty(
      sizes,
      fc.array(colour, { minLength: 1, maxLength: 256 }),
      lengths,
      async ({ width, height }, colours, runs) => {
        const rgba = picture(width, height, colours, runs);
        const encoded = encoder.encode(rgba, width, height);
        const decoded = await decode(encoded?.png ?? new Uint8Array());

        expect(encoded?.worst).toBe(0);
        expect(decoded).toMatchObject({ width, height });
        expect(worstDifference(rgba, decoded.rgba)).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});

test('of more colours, none is further off than is said', async () => {
  const encoder = createIndexedPngEncoder();

  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(colour, { minLength: 300, maxLength: 900 }), async (colours) => {
      const rgba = picture(30, Math.ceil(colours.length / 30), colours, [1]);
      const encoded = encoder.encode(rgba, 30, Math.ceil(colours.length / 30));
      const decoded = await decode(encoded?.png ?? new Uint8Array());

      expect(encoded?.colours).toBe(colours.length);
      expect(encoded?.worst).toBeGreaterThan(0);
      expect(worstDifference(rgba, decoded.rgba)).toBe(encoded?.worst);
    }),
    { numRuns: 25 },
  );
});

test('shades between two colours, as at the edges of letters, are off by a few levels at most', () => {
  const shades = Array.from({ length: 1_000 }, (_, at) => {
    const [red, green, blue] = [at % 256, ((at * 3) % 256) >> 1, 255 - (at % 256)];
    return red | (green << 8) | (blue << 16);
  });
  const encoded = createIndexedPngEncoder().encode(picture(100, 10, shades, [1]), 100, 10);

  expect(encoded?.worst).toBeLessThanOrEqual(24);
});

test('a photograph is left to another encoder, and the next picture is not the worse for it', () => {
  const encoder = createIndexedPngEncoder();
  const photograph = picture(
    100,
    100,
    Array.from({ length: 10_000 }, (_, at) => at * 1_237),
    [1],
  );

  expect(encoder.encode(photograph, 100, 100)).toBeUndefined();
  expect(encoder.encode(picture(10, 10, [1, 2], [3]), 10, 10)).toMatchObject({ colours: 2, worst: 0 });
});

test('the same picture gives the same bytes, whatever was drawn between', () => {
  const encoder = createIndexedPngEncoder();
  const first = encoder.encode(picture(40, 30, [5, 6, 7], [9, 4]), 40, 30);
  encoder.encode(picture(80, 60, [1, 2, 3, 4], [2]), 80, 60);

  expect(encoder.encode(picture(40, 30, [5, 6, 7], [9, 4]), 40, 30)?.png).toEqual(first?.png);
});
