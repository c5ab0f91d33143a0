import { runInNewContext } from 'node:vm';
import QuickChart from 'quickchart-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChartRenderer } from '#src/bot/ports.ts';
import { plainText } from '#src/chart/chart-texts.ts';
import { createChartRenderer } from '#src/chart/create-chart-renderer.ts';
import { PLUGIN_SOURCE, planPlugin } from '#src/chart/draw-plan.ts';
import { readFontFiles } from '#src/chart/font-files.ts';
import { toServerConfig } from '#src/chart/quickchart-draw.ts';
import { createTextMeasure } from '#src/chart/text-measure.ts';
import { toChartConfig } from '#src/chart/to-chart-config.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { testChartRenderer } from '#test/contracts/chart-renderer.ts';
import { type QuickChartStandIn, startQuickChart } from '#test/stand-ins/quickchart.ts';
import { CHART_CASES, category, text } from './chart-cases.ts';
import { createLogLines } from './log-lines.ts';
import { differingShare, readPixels } from './pixels.ts';

/** Where injected code would leave its mark. */
const marks = globalThis as { smallcapsRan?: boolean };
const CODE = 'globalThis.smallcapsRan=true';
const INJECTIONS = [
  `__BEGINFUNCTION__(()=>{${CODE}})()__ENDFUNCTION__`,
  `"]}]}),${CODE}//`,
  `"}],"x":(${CODE}),"y":[{"z":"`,
  `\\"+(${CODE})+\\"`,
  `\${${CODE}}`,
  `\`+(${CODE})+\``,
  `</script><script>${CODE}</script>`,
  `\u2028;${CODE};\u2029//`,
  `'+(${CODE})+'`,
  `*/${CODE}/*`,
  `\\u0022+(${CODE})+\\u0022`,
];

const measure = createTextMeasure(readFontFiles());
const [ranked, grouped, lead] = ['ranked', 'grouped', 'lead'].map((name) => CHART_CASES[name]?.('en')) as [
  ChartSpec,
  ChartSpec,
  ChartSpec,
];

const embedded = createChartRenderer({ log: createLogLines().log });

let server: QuickChartStandIn;

beforeAll(async () => {
  server = await startQuickChart();
});

beforeEach(() => server.setFault('none'));

afterEach(() => {
  delete marks.smallcapsRan;
});

afterAll(() => server.close());

/** A renderer over the stand-in, an embedded one to compare with, and what was logged. */
function createBoth(timeoutMs = 5_000): {
  remote: ChartRenderer;
  embedded: ChartRenderer;
  lines: readonly Readonly<Record<string, unknown>>[];
} {
  const { log, lines } = createLogLines();
  const remote = createChartRenderer({ log, server: server.url, timeoutMs, pauseMs: 0, cacheBytes: 0 });
  return { remote, embedded, lines };
}

testChartRenderer('the renderer behind a server', () => createBoth().remote);

test.for([...Object.keys(CHART_CASES).map((name) => `${name} en`), 'grouped zh', 'flows zh'])(
  '%s: the server draws what is drawn here',
  async (name) => {
    const [kind = '', locale] = name.split(' ');
    const spec = CHART_CASES[kind]?.(locale === 'zh' ? 'zh' : 'en') ?? ranked;
    const { remote, embedded, lines } = createBoth();
    const before = server.requests.length;
    const [theirs, ours] = [await remote.render(spec, 'dark'), await embedded.render(spec, 'dark')];

    expect(server.requests).toHaveLength(before + 1);
    expect(lines).toEqual([]);
    expect(theirs.key).not.toBe(ours.key);
    expect(differingShare(await readPixels(theirs.png), await readPixels(ours.png))).toBe(0);
  },
);

test('the server is asked for Chart.js 4, twice the size and our background, in text', async () => {
  const { remote } = createBoth();
  const { width } = await remote.render(lead, 'dark');

  expect(server.requests.at(-1)).toMatchObject({
    version: '4',
    format: 'png',
    devicePixelRatio: 2,
    width: width / 2,
    backgroundColor: '#1a1d21',
  });
});

describe('text that looks like code', () => {
  test('runs where an object is handed to the client: the stand-in is as dangerous as the real server', async () => {
    const Client = QuickChart as unknown as typeof QuickChart.default; // see src/chart/quickchart-draw.ts
    const client = new Client().setScheme('http').setHost(server.url.replace('http://', '')).setVersion('4');
    await client
      .setConfig({ type: 'bar', data: { labels: [INJECTIONS[0] ?? ''], datasets: [] } })
      .toBinary()
      .catch(() => undefined);

    expect(marks.smallcapsRan).toBe(true);
  });

  test.for(INJECTIONS)('%j is text in every place', async (injection) => {
    const spec: ChartSpec = {
      ...lead,
      kind: 'grouped',
      title: [text(injection)],
      subtitle: injection,
      footnotes: [injection],
      categories: lead.categories.map((_, at) => category(`${injection} ${at}`)),
      series: [...lead.series, ...lead.series].map((series, at) => ({ ...series, name: `${injection} ${at}` })),
      alt: injection,
    };
    const { remote, embedded, lines } = createBoth();
    const [theirs, ours] = [await remote.render(spec, 'light'), await embedded.render(spec, 'light')];
    const { texts } = toChartConfig(spec, 'light', measure).config.options.plugins.smallcaps;

    expect(marks.smallcapsRan).toBeUndefined();
    expect(lines).toEqual([]);
    expect(
      texts
        .map((mark) => mark.text)
        .join('')
        .replace(/\s/g, '')
        .split(plainText(injection).replace(/\s/g, '')).length - 1,
    ).toBe(
      // Title, windows and footnote; each name of a segment and of a series.
      3 + spec.categories.length + spec.series.length,
    );
    expect(differingShare(await readPixels(theirs.png), await readPixels(ours.png))).toBe(0);
  });

  test('is the only thing that changes what is sent: the code is the same for every chart', () => {
    const sent = [ranked, lead].map((spec) => {
      const { config } = toChartConfig(spec, 'light', measure);
      return toServerConfig(config).replace(JSON.stringify(config).slice(0, -1), '');
    });

    expect(sent).toEqual([`,"plugins":[${PLUGIN_SOURCE}]}`, `,"plugins":[${PLUGIN_SOURCE}]}`]);
  });
});

test('the plugin as text is the plugin, and needs nothing from around it', () => {
  const calls: string[] = [];
  const ctx = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...given: readonly unknown[]) =>
          void calls.push(`${String(name)} ${JSON.stringify(given)}`),
      set: (_, name, value) => calls.push(`${String(name)} = ${JSON.stringify(value)}`) > 0,
    },
  );
  const { config } = toChartConfig(grouped, 'light', measure);
  const chart = { ctx, width: 600, height: 400, config } as unknown as Parameters<typeof planPlugin.beforeDraw>[0]; // as far as it is used
  const hooks = ['beforeDraw', 'beforeDatasetsDraw', 'afterDatasetsDraw'] as const;
  const sent = runInNewContext(`(${PLUGIN_SOURCE})`) as typeof planPlugin; // what the server makes of the text
  for (const hook of hooks) planPlugin[hook](chart);
  const ours = calls.splice(0);
  for (const hook of hooks) sent[hook](chart);

  expect(ours.length).toBeGreaterThan(50);
  expect(calls).toEqual(ours);
  expect(sent.id).toBe(planPlugin.id);
  // Some servers refuse a text with a loop statement.
  expect(PLUGIN_SOURCE).not.toMatch(/\b(for|while)\s*\(/);
});

describe('a server that', () => {
  test.for(['error', 'not-png', 'wrong-size'] as const)(
    'fails (%s) is replaced by drawing here, with a warning',
    async (fault) => {
      server.setFault(fault);
      const { remote, embedded, lines } = createBoth();
      const [theirs, ours] = [await remote.render(lead, 'light'), await embedded.render(lead, 'light')];

      expect(theirs.png).toEqual(ours.png);
      expect(lines).toMatchObject([{ level: 40, msg: 'the chart server did not draw; drawing here' }]);
    },
  );

  test('does not answer is given up', async () => {
    server.setFault('silent');
    const { remote, embedded, lines } = createBoth(40);
    const [theirs, ours] = [await remote.render(lead, 'light'), await embedded.render(lead, 'light')];

    expect(theirs.png).toEqual(ours.png);
    expect(lines).toMatchObject([{ level: 40, err: { message: expect.stringContaining('timeout') } }]);
  });

  test('is not there is replaced', async () => {
    const { log, lines } = createLogLines();
    const gone = await startQuickChart();
    await gone.close();
    const renderer = createChartRenderer({ log, server: gone.url });

    await expect(renderer.render(lead, 'light')).resolves.toMatchObject({ alt: lead.alt });
    expect(lines).toHaveLength(1);
  });

  test('failed is left alone for a while, and then asked again', async () => {
    let time = 0;
    const { log, lines } = createLogLines();
    const renderer = createChartRenderer({ log, server: server.url, pauseMs: 1_000, now: () => time, cacheBytes: 0 });
    server.setFault('error');
    await renderer.render(lead, 'light');
    server.setFault('none');
    const before = server.requests.length;
    time = 999;
    await renderer.render(lead, 'light');

    expect(server.requests).toHaveLength(before);

    time = 1_000;
    await renderer.render(lead, 'light');

    expect(server.requests).toHaveLength(before + 1);
    expect(lines).toHaveLength(1);
  });
});
