/** Where texts and bars of a configuration stand. */
import type { ChartConfig, SizedConfig, TextMark } from '#src/chart/chart-config.ts';

/** Edges in CSS pixels. */
export interface Box {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Heights above and below the baseline that letters and signs take, in parts of the size. */
const ABOVE = 0.76;
const BELOW = 0.2;

const SHIFTS = { left: 0, center: 0.5, right: 1 } as const;

/** The box of a text: what it needs, or the room that it is narrowed to. */
export function textBox({ text, x, y, size, align, width }: TextMark): Box {
  const left = x - width * SHIFTS[align];
  return { what: text, left, right: left + width, top: y - size * ABOVE, bottom: y + size * BELOW };
}

/** The bars, as Chart.js places them on a category axis. */
export function barBoxes({ config, width, height }: SizedConfig): readonly Box[] {
  const { padding } = config.options.layout;
  const { min, max } = numbersOfScale(config);
  const band = (height - padding.top - padding.bottom) / config.data.labels.length;
  const scale = (width - padding.left - padding.right) / (max - min);
  const datasets = config.data.datasets;
  return datasets.flatMap(({ data, categoryPercentage, barPercentage }, at) =>
    data.flatMap((value, category) => {
      if (value === null) return [];
      const slot = (band * Number(categoryPercentage)) / datasets.length;
      const middle = padding.top + band * (category + 0.5) + slot * (at + 0.5 - datasets.length / 2);
      const ends = [0, value].map((end) => padding.left + (end - min) * scale);
      const half = (slot * Number(barPercentage)) / 2;
      return {
        what: `bar ${category} of series ${at}`,
        left: Math.min(...ends),
        right: Math.max(...ends),
        top: middle - half,
        bottom: middle + half,
      };
    }),
  );
}

function numbersOfScale({ options }: ChartConfig): { readonly min: number; readonly max: number } {
  const { min, max } = options.indexAxis === 'y' ? options.scales.x : options.scales.y;
  return { min: Number(min), max: Number(max) };
}

const TOUCH = 0.01;

/** Pairs of boxes that stand on each other, as text. */
export function collisions(boxes: readonly Box[], others: readonly Box[] = boxes): readonly string[] {
  return boxes.flatMap((a, at) =>
    (others === boxes ? boxes.slice(at + 1) : others).flatMap((b) => {
      const apart =
        a.right <= b.left + TOUCH ||
        b.right <= a.left + TOUCH ||
        a.bottom <= b.top + TOUCH ||
        b.bottom <= a.top + TOUCH;
      return apart ? [] : [`${a.what} / ${b.what}`];
    }),
  );
}
