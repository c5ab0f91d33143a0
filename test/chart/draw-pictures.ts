/** Draws every chart into a folder, as a process of its own: `node test/chart/draw-pictures.ts FOLDER`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createChartRenderer } from '#src/chart/create-chart-renderer.ts';
import { CHART_CASES } from './chart-cases.ts';
import { createLogLines } from './log-lines.ts';

const [folder = '.'] = process.argv.slice(2);
const renderer = createChartRenderer({ log: createLogLines().log });
for (const [kind, make] of Object.entries(CHART_CASES)) {
  for (const locale of ['en', 'zh'] as const) {
    const { png } = await renderer.render(make(locale), 'light');
    writeFileSync(join(folder, `${kind}.${locale}.png`), png);
  }
}
