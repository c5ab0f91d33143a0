/** The way of the dashboard tools: a page of a headless browser for each picture, and a screenshot of it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { PLUGIN_SOURCE } from '#src/chart/draw-plan.ts';
import { BENCH_CHARTS, type BenchChart } from './chart-pictures.ts';
import { configOf, createOurs } from './chart-ways.ts';
import { geometricMean, interleave } from './interleave.ts';
import { type Line, skipped, toLine } from './line.ts';
import { treeCpuMs } from './process-cpu.ts';

const USUAL_PLACE = '/usr/bin/chromium';
/** What our CPU time may be at most, in parts of the browser's: the whole browser, and its shell without windows. */
const MOST = { chromium: 0.04, 'headless-shell': 0.125 } as const;

/** Which of the two a binary is, and its version. */
function identify(file: string): { readonly kind: keyof typeof MOST; readonly version: string } {
  const version = execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  return { kind: /headless.?shell/i.test(`${file} ${version}`) ? 'headless-shell' : 'chromium', version };
}

function findBinary(): string | undefined {
  const { BENCH_CHROMIUM: named } = process.env;
  if (named !== undefined && named !== '') return named;
  return existsSync(USUAL_PLACE) ? USUAL_PLACE : undefined;
}

/** A page that knows Chart.js and our plugin. */
function pageHtml(): string {
  const library = join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.js');
  const scripts = [readFileSync(library, 'utf8'), `Chart.register(${PLUGIN_SOURCE})`];
  return `<!doctype html><meta charset="utf-8"><style>body{margin:0}</style><canvas id="chart"></canvas>${scripts
    .map((script) => `<script>${script}</script>`)
    .join('')}`;
}

async function shoot(context: BrowserContext, html: string, chart: BenchChart, seed: number): Promise<Uint8Array> {
  const { config, width, height } = configOf(BENCH_CHARTS[chart](seed));
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.setContent(html);
  await page.evaluate(
    `(({ config, width, height }) => { const canvas = document.getElementById('chart'); Object.assign(canvas, { width, height }); new Chart(canvas, config); })(${JSON.stringify({ config, width, height })})`,
  );
  const png = await page.screenshot({ type: 'png' });
  await page.close();
  return png;
}

/** Our CPU time for both charts, in parts of what a page each takes in a browser; the time of the whole process tree. */
export async function benchChartsInBrowser(rounds = 5, batch = 2): Promise<Line> {
  const name = 'chart CPU against a browser page each';
  const binary = findBinary();
  if (binary === undefined) return skipped(name, 'no browser: name one with BENCH_CHROMIUM');
  const { kind, version } = identify(binary);
  const browser = await chromium.launch({ executablePath: binary, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const context = await browser.newContext({ deviceScaleFactor: 2 });
    const html = pageHtml();
    const ours = createOurs(0);
    const measured: { chart: BenchChart; ours: number; page: number }[] = [];
    for (const chart of ['bars', 'line'] as const) {
      const times = await interleave({
        ways: {
          page: async (seed: number) => void (await shoot(context, html, chart, seed)),
          // Ticks are 10 ms: ten times as many, so that they count.
          ours: async (seed: number) => {
            for (let at = 0; at < 10; at += 1) await ours.render(BENCH_CHARTS[chart](seed * 10 + at), 'light');
          },
        },
        rounds,
        batch,
        cpuMs: () => treeCpuMs(process.pid),
      });
      measured.push({ chart, ours: times.ours / 10, page: times.page });
    }
    const figures = measured.flatMap(({ chart, ...times }) => [
      [`${chart}CpuMs`, times.ours] as const,
      [`${chart}PageCpuMs`, times.page] as const,
    ]);
    const ratio = geometricMean(measured.map((times) => times.ours / times.page));
    return {
      ...toLine(`${name} (${kind})`, { ratio, bar: MOST[kind] }, Object.fromEntries(figures)),
      browser: version,
    };
  } finally {
    await browser.close();
  }
}
