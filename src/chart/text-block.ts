/** Lines of text under each other. */
import type { TextMark } from './chart-config.ts';
import type { TextStyle } from './text-measure.ts';

/** Half the height of capitals, in parts of the size: puts a line's middle where the eye sees it. */
const HALF_CAPITAL = 0.36;
const LEADING = 1.36;

/** Height of a line of this size, in whole CSS pixels. */
export function lineHeight(size: number): number {
  return Math.round(size * LEADING);
}

/** Baseline of a text whose middle is at `y`. */
export function baseline(y: number, size: number): number {
  return Math.round((y + size * HALF_CAPITAL) * 2) / 2;
}

/** Where a block of lines stands and what it looks like. */
export interface BlockPlace extends TextStyle {
  readonly x: number;
  /** The upper edge of the first line. */
  readonly top: number;
  readonly align: TextMark['align'];
  readonly color: string;
  /** The room of each line. */
  readonly width: number;
}

/** The lines as marks, one line height apart. */
export function textBlock(lines: readonly string[], { top, ...place }: BlockPlace): readonly TextMark[] {
  const step = lineHeight(place.size);
  return lines.map((text, at) => ({ ...place, text, y: baseline(top + (at + 0.5) * step, place.size) }));
}
