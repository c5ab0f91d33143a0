import { createQuickChartDraw } from '#src/chart/quickchart-draw.ts';
import { BENCH_CHARTS } from './chart-pictures.ts';
import { configOf, createOurs } from './chart-ways.ts';
import { geometricMean, interleave } from './interleave.ts';
import { type Line, skipped, toLine } from './line.ts';
import { ownCpuMs, treeCpuMs } from './process-cpu.ts';

/** Our time in parts of the server's. */
const MOST = 0.3;
const TIMEOUT_MS = 20_000;

/**
 * Both charts drawn here against a QuickChart server: by CPU time where its process is named, else by the time that is
 * waited.
 */
export async function benchChartsOnServer(rounds = 7, batch = 5): Promise<Line> {
  const name = 'chart drawn here against a QuickChart server';
  const { BENCH_QUICKCHART_HOST: host = '', BENCH_QUICKCHART_PID: pid = '' } = process.env;
  if (host === '') return skipped(name, 'no server: name one with BENCH_QUICKCHART_HOST=127.0.0.1:3400');
  const draw = createQuickChartDraw({ server: `http://${host}`, timeoutMs: TIMEOUT_MS });
  const ours = createOurs(0);
  const cpuMs = (): number => (pid === '' ? performance.now() : ownCpuMs() + treeCpuMs(Number(pid)));
  const measured: { ours: number; server: number }[] = [];
  for (const make of Object.values(BENCH_CHARTS)) {
    measured.push(
      await interleave({
        ways: {
          ours: async (seed: number) => void (await ours.render(make(seed), 'light')),
          server: async (seed: number) => void (await draw(configOf(make(seed)))),
        },
        rounds,
        batch,
        cpuMs,
      }),
    );
  }
  const [bars, line] = measured;
  return toLine(
    `${name} (${pid === '' ? 'time waited' : 'CPU'})`,
    { ratio: geometricMean(measured.map((times) => times.ours / times.server)), bar: MOST },
    {
      barsMs: bars?.ours ?? 0,
      barsServerMs: bars?.server ?? 0,
      lineMs: line?.ours ?? 0,
      lineServerMs: line?.server ?? 0,
    },
  );
}
