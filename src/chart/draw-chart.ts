/** Chart.js on our canvas, with only the parts of it that the configurations use. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { ChartConfig } from './chart-config.ts';
import { planPlugin } from './draw-plan.ts';
import type { ChartCanvas } from './surface.ts';

/** As far as it is used here. Chart.js' own types speak of a browser's elements. */
type NewChart = new (canvas: ChartCanvas, config: unknown) => { destroy(): void };

const Drawing = Chart as unknown as NewChart; // the one cast of this library

Chart.register(BarController, BarElement, LineController, LineElement, PointElement, CategoryScale, LinearScale);

/**
 * Draws the picture, calls `use` while it is there, and gives everything up again, also after an error.
 *
 * @throws What Chart.js or `use` throws.
 */
export function drawChart<Result>(config: ChartConfig, canvas: ChartCanvas, use: () => Result): Result {
  const chart = new Drawing(canvas, { ...config, plugins: [planPlugin] });
  try {
    return use();
  } finally {
    chart.destroy();
  }
}
