import { describe, expect, test } from 'vitest';
import { loadConfig } from '../fuzz/load-config.ts';
import { BENCH_QUESTIONS } from './bench-questions.ts';
import { createBigLibrary } from './big-library.ts';
import { benchBothPlatforms } from './both-bench.ts';
import { benchChartCache, benchChartMemory, benchCharts } from './chart-bench.ts';
import { BENCH_CHARTS } from './chart-pictures.ts';
import { benchChartsOnServer } from './chart-server-bench.ts';
import { benchColdStart } from './cold-start-bench.ts';
import { type Line, toLine } from './line.ts';
import { benchLoad } from './load-bench.ts';
import { median, percentile } from './percentile.ts';
import { benchQuestions } from './question-bench.ts';
import { benchSlack, benchTeams } from './renderer-bench.ts';
import { benchSlash } from './slash-bench.ts';

const knowledge = loadConfig();

/** The line as a reader of the command's output gets it. */
function readBack(line: Line): Record<string, unknown> {
  return JSON.parse(JSON.stringify(line)) as Record<string, unknown>; // what was just printed
}

const POSITIVE = expect.toSatisfy((value: unknown) => typeof value === 'number' && value > 0);

test('the large library holds 120 months of about 100 figures each, all of the catalogue', () => {
  const library = createBigLibrary(knowledge.library, 120);
  const figures = library.reports.flatMap((report) => report.figures);

  expect(new Set(library.reports.map(({ covers }) => covers)).size).toBe(120);
  expect(library.latest?.covers).toBe(knowledge.library.latest?.covers);
  expect(figures.length).toBeGreaterThanOrEqual(11_500);
  expect(figures.length).toBeLessThanOrEqual(12_500);
  expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length);
  expect(new Set(figures.map(({ period }) => period.kind))).toContain('since_low');
  expect(figures.every(({ segment }) => library.catalogue.segments.has(segment))).toBe(true);
});

test('there are about two hundred questions, each once', () => {
  const texts = BENCH_QUESTIONS.map(({ question, thread }) => [...thread, question].join('\n'));

  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThan(160);
});

describe('each benchmark prints a whole line:', () => {
  test('questions', () => {
    const line = readBack(
      benchQuestions(knowledge, { months: 2, rounds: 2, warmUps: 0, questions: BENCH_QUESTIONS.slice(0, 5) }),
    );

    expect(line).toMatchObject({
      bar: 2,
      better: 'lower',
      ratio: POSITIVE,
      questions: 5,
      oneReportP50Us: POSITIVE,
      manyReportsP99Us: POSITIVE,
    });
    expect(line['ok']).toBe(Number(line['ratio']) <= 2);
  });

  test('Slack', () => {
    const line = readBack(benchSlack(knowledge, { rounds: 2, warmUps: 1, questions: BENCH_QUESTIONS.slice(0, 5) }));

    expect(line).toMatchObject({
      bar: 2,
      better: 'lower',
      ratio: POSITIVE,
      slackP50Us: POSITIVE,
      slackP99Us: POSITIVE,
    });
    expect(line['ok']).toBe(Number(line['ratio']) <= 2);
  });

  test('Teams', () => {
    const line = readBack(benchTeams(knowledge, { rounds: 2, warmUps: 1, questions: BENCH_QUESTIONS.slice(0, 5) }));

    expect(line).toMatchObject({
      bar: 1.5,
      better: 'lower',
      ratio: POSITIVE,
      slackP50Us: POSITIVE,
      teamsP99Us: POSITIVE,
    });
    expect(line['ok']).toBe(Number(line['ratio']) <= 1.5);
  });

  test('both platforms', { timeout: 60_000 }, async () => {
    expect((await benchBothPlatforms(1)).map(readBack)).toMatchObject([
      { bar: 1.4, better: 'lower', ratio: POSITIVE, slackMs: POSITIVE, bothMs: POSITIVE },
      { bar: 1.3, better: 'lower', ratio: POSITIVE, slackMb: POSITIVE, bothMb: POSITIVE },
    ]);
  });

  test('cold start', { timeout: 60_000 }, () => {
    expect(readBack(benchColdStart(1))).toMatchObject({
      bar: null,
      better: 'lower',
      ok: true,
      ratio: POSITIVE,
      askWallMs: POSITIVE,
      askCpuMs: POSITIVE,
      bareCpuMs: POSITIVE,
    });
  });

  test('load', { timeout: 60_000 }, () => {
    expect(readBack(benchLoad(1))).toMatchObject({
      ratio: null,
      bar: null,
      better: 'lower',
      ok: true,
      ms: POSITIVE,
      firstMs: POSITIVE,
    });
  });
});

describe('charts', () => {
  test('both, against the canvas’ own encoder and against the floor', { timeout: 60_000 }, async () => {
    const lines = (await benchCharts(1, 1)).map(readBack);

    expect(lines).toMatchObject([
      { bar: 0.4, ratio: POSITIVE, barsCpuMs: POSITIVE, barsCanvasCpuMs: POSITIVE, lineCpuMs: POSITIVE },
      { bar: 0.55, ratio: POSITIVE, barsBytes: POSITIVE, lineCanvasBytes: POSITIVE, ok: true },
      { bar: null, ratio: POSITIVE, barsFloorCpuMs: POSITIVE, lineFloorCpuMs: POSITIVE, ok: true },
    ]);
  });

  test('kept and drawn', async () => {
    expect(readBack(await benchChartCache(1, 2))).toMatchObject({ bar: 0.05, hitMs: POSITIVE, missMs: POSITIVE });
  });

  test('memory', async () => {
    expect(readBack(await benchChartMemory(10))).toMatchObject({ bar: 1, pictures: 10, rssAfterMb: POSITIVE });
  });

  test('a server that is not named is skipped, and says so', async () => {
    expect(readBack(await benchChartsOnServer())).toMatchObject({
      ok: true,
      ratio: null,
      skipped: expect.stringContaining('BENCH_QUICKCHART_HOST'),
    });
  });

  test('are other charts for each seed', () => {
    for (const make of Object.values(BENCH_CHARTS)) {
      expect(make(1)).toEqual(make(1));
      expect(make(1)).not.toEqual(make(2));
      expect(make(1).series.flatMap(({ points }) => points).length).toBeGreaterThanOrEqual(24);
    }
  });
});

test('a ratio above its bar is not ok', () => {
  expect(toLine('a', { ratio: 2.01, bar: 2 }, {}).ok).toBe(false);
  expect(toLine('a', { ratio: 2, bar: 2 }, {}).ok).toBe(true);
});

test('percentiles are values that were measured', () => {
  const values = Array.from({ length: 200 }, (_, at) => 200 - at);

  expect(percentile(values, 0.99)).toBe(198);
  expect(median([3, 1, 2])).toBe(2);
  expect(percentile([5], 0.99)).toBe(5);
});

test('signed commands are answered by the whole program without an error', { timeout: 60_000 }, async () => {
  const line = readBack(await benchSlash({ rounds: 1, requests: 40, inFlight: 20 }));

  expect(line).toMatchObject({ better: 'higher', bar: 0.7, errors: 0, ratio: POSITIVE, oursP99Ms: POSITIVE });
});
