import { BENCH_CHARTS, type BenchChart } from './chart-pictures.ts';
import { configOf, createFloor, createOurs, encodeByCanvas } from './chart-ways.ts';
import { geometricMean, interleave } from './interleave.ts';
import { type Line, toLine } from './line.ts';
import { ownCpuMs } from './process-cpu.ts';

const CHARTS = Object.keys(BENCH_CHARTS) as BenchChart[]; // its keys are what it was given

/** Against `canvas.toBuffer('image/png')`: CPU, bytes. */
const MOST_CPU = 0.4;
const MOST_BYTES = 0.55;
/** A picture that is kept against one that is drawn. */
const MOST_FOR_A_HIT = 0.05;

interface Measured {
  readonly ours: number;
  readonly canvas: number;
  readonly floor: number;
  readonly ourBytes: number;
  readonly canvasBytes: number;
}

async function measure(chart: BenchChart, rounds: number, batch: number): Promise<Measured> {
  const make = BENCH_CHARTS[chart];
  const ours = createOurs(0);
  const sample = make(3);
  const { png } = await ours.render(sample, 'light');
  const times = await interleave({
    ways: {
      ours: async (seed: number) => void (await ours.render(make(seed), 'light')),
      canvas: (seed: number) => void encodeByCanvas(make(seed)),
      floor: createFloor(sample, png),
    },
    rounds,
    batch,
    cpuMs: ownCpuMs,
  });
  return { ...times, ourBytes: png.length, canvasBytes: encodeByCanvas(sample).length };
}

/** Both charts as PNG in this process: our writer against the canvas' own, and against the least that can be done. */
export async function benchCharts(rounds = 9, batch = 6): Promise<readonly Line[]> {
  const measured = new Map<BenchChart, Measured>();
  for (const chart of CHARTS) measured.set(chart, await measure(chart, rounds, batch));
  const all = [...measured.values()];
  const figures = (pick: (one: Measured) => Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(
      [...measured].flatMap(([chart, one]) =>
        Object.entries(pick(one)).map(([name, value]) => [`${chart}${name}`, value]),
      ),
    );
  return [
    toLine(
      'chart PNG CPU against canvas.toBuffer',
      { ratio: geometricMean(all.map(({ ours, canvas }) => ours / canvas)), bar: MOST_CPU },
      figures(({ ours, canvas }) => ({ CpuMs: ours, CanvasCpuMs: canvas })),
    ),
    toLine(
      'chart PNG bytes against canvas.toBuffer',
      { ratio: geometricMean(all.map(({ ourBytes, canvasBytes }) => ourBytes / canvasBytes)), bar: MOST_BYTES },
      figures(({ ourBytes, canvasBytes }) => ({ Bytes: ourBytes, CanvasBytes: canvasBytes })),
    ),
    toLine(
      'chart PNG CPU against the floor (canvas calls, copy, deflate)',
      { ratio: geometricMean(all.map(({ ours, floor }) => ours / floor)), bar: null },
      figures(({ ours, floor }) => ({ CpuMs: ours, FloorCpuMs: floor })),
    ),
  ];
}

/** A picture that is kept: laying out and finding it, against drawing it. */
export async function benchChartCache(rounds = 7, batch = 30): Promise<Line> {
  const kept = createOurs(16_000_000);
  const drawn = createOurs(0);
  const sample = BENCH_CHARTS.bars(3);
  const { hit, miss } = await interleave({
    ways: {
      hit: async () => void (await kept.render(sample, 'light')),
      miss: async () => void (await drawn.render(sample, 'light')),
    },
    rounds,
    batch,
    cpuMs: ownCpuMs,
  });
  const layout = await interleave({ ways: { layout: () => void configOf(sample) }, rounds, batch, cpuMs: ownCpuMs });
  return toLine(
    'chart cache, hit against miss',
    { ratio: hit / miss, bar: MOST_FOR_A_HIT },
    { hitMs: hit, missMs: miss, layoutMs: layout.layout },
  );
}

const MB = 1e6;
/** Megabytes that may be added over all pictures. */
const MOST_GROWTH_MB = 100;

/** Whether memory stays where it is over many pictures: what the last of them added, against what is allowed. */
export async function benchChartMemory(pictures = 3_000): Promise<Line> {
  const renderer = createOurs(0);
  const draw = async (from: number, to: number): Promise<number> => {
    for (let seed = from; seed < to; seed += 1) {
      await renderer.render(BENCH_CHARTS[seed % 2 === 0 ? 'bars' : 'line'](seed), 'light');
    }
    return process.memoryUsage.rss() / MB;
  };
  // The heap takes some hundred pictures to find its size.
  const warmUp = Math.ceil(pictures / 4);
  const before = await draw(0, warmUp);
  const after = await draw(warmUp, warmUp + pictures);
  return toLine(
    `chart memory over ${pictures} pictures, growth against ${MOST_GROWTH_MB} MB`,
    { ratio: Math.max(0, after - before) / MOST_GROWTH_MB, bar: 1 },
    { rssBeforeMb: before, rssAfterMb: after, pictures },
  );
}
