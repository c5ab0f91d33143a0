import { describe, expect, test } from 'vitest';
import { PALETTES } from '#src/chart/palette.ts';

type Triple = readonly [number, number, number];

/** What reaches the eye with all cones, and without one kind (Machado, Oliveira and Fernandes 2009, severity 1; linear RGB). */
const EYES: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Linear light of the three channels, 0 to 1 (sRGB, IEC 61966-2-1). */
function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(row: Triple, [r, g, b]: Triple): number {
  return row[0] * r + row[1] * g + row[2] * b;
}

/** CIE L*a*b* under D65. */
function lab(rgb: Triple): Triple {
  const root = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const clamped = rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple; // of three, three
  const x = root(times([0.4124564, 0.3575761, 0.1804375], clamped) / 0.95047);
  const y = root(times([0.2126729, 0.7151522, 0.072175], clamped));
  const z = root(times([0.0193339, 0.119192, 0.9503041], clamped) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Distance of two colours as an eye sees them (CIE 1976). */
function distance(a: string, b: string, eye: readonly [Triple, Triple, Triple]): number {
  const [p, q] = [a, b].map((hex) => lab(eye.map((row) => times(row, linear(hex))) as unknown as Triple)) as [
    Triple,
    Triple,
  ];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** Contrast as WCAG counts it, 1 to 21. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => times([0.2126, 0.7152, 0.0722], linear(hex)) + 0.05;
  return Math.max(light(a), light(b)) / Math.min(light(a), light(b));
}

describe.for(Object.entries(PALETTES))('the colours for %s', ([, palette]) => {
  test.for(Object.entries(EYES))('are told apart with %s', ([, eye]) => {
    const colors = [...palette.series, palette.reference];
    const pairs = colors.flatMap((a, at) => colors.slice(at + 1).map((b): [string, string] => [a, b]));

    for (const [a, b] of pairs) expect(distance(a, b, eye), `${a} ${b}`).toBeGreaterThan(13);
  });

  test('stand out from the background, and text is read on it', () => {
    for (const color of [...palette.series, palette.reference]) {
      expect(contrast(color, palette.background), color).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(palette.text, palette.background)).toBeGreaterThan(7);
    expect(contrast(palette.text, palette.band)).toBeGreaterThan(7);
    expect(contrast(palette.muted, palette.background)).toBeGreaterThan(4.5);
    for (const light of palette.light) expect(contrast(light, palette.background), light).toBeLessThan(1.6);
  });
});
