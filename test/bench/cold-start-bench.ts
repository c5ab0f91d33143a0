import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Line, toLine } from './line.ts';
import { median } from './percentile.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));
const REPORT_CPU = fileURLToPath(new URL('report-cpu.cjs', import.meta.url));
const MICROSECONDS_A_MILLISECOND = 1000;

const ASK = [BIN, 'ask', 'micro caps in August'];
const BARE = ['-e', '0'];

interface ProcessTime {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** Wall and CPU time of one process, from before it is started until it has ended. */
function timeProcess(args: readonly string[]): ProcessTime {
  const start = performance.now();
  const run = spawnSync(process.execPath, ['--require', REPORT_CPU, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const wallMs = performance.now() - start;
  if (run.status !== 0) throw new Error(`a measured process failed: ${String(run.stderr)}`);
  const cpuMs = Number(String(run.output[3])) / MICROSECONDS_A_MILLISECOND;
  return { wallMs, cpuMs };
}

/**
 * `smallcaps ask` as a process of its own against Node that does nothing, in turns. The first round only fills the caches
 * (the compile cache of Node too) and does not count.
 */
export function benchColdStart(rounds = 7): Line {
  const ask: ProcessTime[] = [];
  const bare: ProcessTime[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [bareTime, askTime] = [timeProcess(BARE), timeProcess(ASK)];
    if (round === 0) continue;
    bare.push(bareTime);
    ask.push(askTime);
  }
  const wall = (times: readonly ProcessTime[]): number => median(times.map(({ wallMs }) => wallMs));
  const cpu = (times: readonly ProcessTime[]): number => median(times.map(({ cpuMs }) => cpuMs));
  return toLine(
    'cold start of ask against bare Node',
    { ratio: wall(ask) / wall(bare), bar: null },
    {
      cpuRatio: cpu(ask) / cpu(bare),
      askWallMs: wall(ask),
      askCpuMs: cpu(ask),
      bareWallMs: wall(bare),
      bareCpuMs: cpu(bare),
      rounds,
    },
  );
}
