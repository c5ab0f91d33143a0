import { describe, expect, test } from 'vitest';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Block } from '#src/core/message.ts';
import type { SlackOptions } from '#src/platform/slack/render.ts';
import { nativeChart } from '#src/platform/slack/render-chart.ts';
import { chart, point } from '#test/platform/sample-blocks.ts';
import { pct, text } from '#test/platform/web/sample.ts';
import { blocksOf, read, render } from './sample.ts';

function chartBlock(rest: Partial<ChartSpec> = {}, repeats = false): Block {
  return { type: 'chart', spec: chart(rest), repeats };
}

const WITH_HOLE: Partial<ChartSpec> = {
  kind: 'grouped',
  subtitle: 'Return, Aug 2025 and since the low',
  series: [
    { name: 'Aug 2025', points: [point('9.3'), undefined, point('7', 'reference')] },
    { name: 'since the low', points: [point('47'), point('63.8'), point('35')] },
  ],
};

describe('a native chart', () => {
  test('holds the decimals as numbers, its takeaway as title, its unit on the axis, and the rest in words', () => {
    expect(blocksOf(chartBlock())).toEqual([
      {
        type: 'data_visualization',
        title: 'Micro caps lead with 9.3%',
        chart: {
          type: 'bar',
          series: [
            {
              name: 'Aug 2025',
              data: [
                { label: 'Micro caps', value: 9.3 },
                { label: 'Cyclicals', value: 7.6 },
                { label: 'Russell 2000', value: 7 },
              ],
            },
          ],
          axis_config: { categories: ['Micro caps', 'Cyclicals', 'Russell 2000'], y_label: 'percent' },
        },
      },
      {
        type: 'context',
        elements: [
          { type: 'plain_text', text: 'Return, Aug 2025', emoji: false },
          {
            type: 'plain_text',
            text: 'Aug 2025: Micro caps 9.3% · Cyclical companies 7.6% · Russell 2000 7% (reference)',
            emoji: false,
          },
          { type: 'plain_text', text: 'Source: House, 2 Sep 2025.', emoji: false },
        ],
      },
    ]);
  });

  test('whose takeaway is too long has it above in bold, and the window as title', () => {
    const title = [text('The lowest market caps lead all other segments with '), pct('10.5'), text(' in the month')];
    const { payload } = render([chartBlock({ title })]);

    expect(read(payload)).toContain('*The lowest market caps lead all other segments with 10.5% in the month*\n(data');
    expect(payload.blocks[1]).toMatchObject({ title: 'Return, Aug 2025' });
  });

  test('whose window is too long as well has it cut, as it stands below in full', () => {
    const title = [text('The lowest market caps lead all the others with '), pct('10.5')];
    const subtitle = 'Return since the low of the index on 8 Apr 2025 (assumed for all)';
    const { payload } = render([chartBlock({ title, subtitle })]);

    expect(payload.blocks[1]).toMatchObject({ title: 'Return since the low of the index on 8 Apr 2025…' });
    expect(read(payload)).toContain(`~ ${subtitle}`);
  });

  test('without a window has the takeaway as title, cut before the number', () => {
    const title = [text('The lowest market caps lead all the others with '), pct('10.5')];
    const chartOf = nativeChart(chart({ title, subtitle: '' }));

    expect(chartOf?.title).toBe('The lowest market caps lead all the others with …');
  });

  test('that repeats what stands elsewhere does not say its values again, but what is computed', () => {
    const series = [{ name: 'Aug 2025', points: [point('2.3', 'computed'), point('7.6'), point('7', 'reference')] }];

    expect(read(render([chartBlock({ series }, true)]).payload)).toBe(
      [
        '(data_visualization)',
        '~ Return, Aug 2025',
        '~ ≈ computed: Micro caps',
        '~ reference: Russell 2000',
        '~ Source: House, 2 Sep 2025.',
      ].join('\n'),
    );
  });

  test('says the windows in full that its legend has to shorten, and names computed values', () => {
    const series = [
      { name: 'since the low (date not stated)', points: [point('1'), point('2', 'computed'), point('3')] },
      { name: 'Aug 2025', points: [point('1'), point('2'), point('3')] },
    ];
    const said = read(render([chartBlock({ series, kind: 'grouped' })]).payload);

    expect(said).toContain('~ since the low (date… = since the low (date not stated)');
    expect(said).toContain('Cyclical companies ≈ 2% (computed)');
  });

  test('does not say again what its line of windows and its labels say', () => {
    const subtitle = 'Return, since the low (date not stated)';
    const series = [{ name: 'since the low (date not stated)', points: [point('2', 'computed')] }];
    const categories = [{ label: 'Large caps (computed)', short: 'Large caps' }];

    expect(read(render([chartBlock({ subtitle, series, categories, footnotes: [] })]).payload)).toBe(
      `(data_visualization)\n~ ${subtitle}\n~ since the low (date not stated): Large caps (computed) ≈ 2%`,
    );
  });

  test('of a line is a line', () => {
    expect(nativeChart(chart({ kind: 'line' }))?.chart.type).toBe('line');
  });

  test.for<readonly [string, Partial<ChartSpec>]>([
    ['a hole', WITH_HOLE],
    ['no category', { categories: [], series: [{ name: 'Aug', points: [] }] }],
    ['no series', { series: [] }],
    [
      '21 categories',
      {
        categories: Array.from({ length: 21 }, (_, at) => ({ label: `C${at}`, short: `C${at}` })),
        series: [{ name: 'Aug', points: Array.from({ length: 21 }, () => point('1')) }],
      },
    ],
    [
      'labels that are one within 20 characters',
      {
        categories: ['one', 'two'].map((end) => ({ label: end, short: `The same twenty characters ${end}` })),
        series: [{ name: 'Aug', points: [point('1'), point('2')] }],
      },
    ],
    ['a blank label', { categories: ['a', ' ', 'c'].map((short) => ({ label: short, short })) }],
    ['two series of one name', { series: [...chart().series, ...chart().series] }],
    ['a number of another unit', { unit: 'bp' }],
    [
      'more digits than a float holds',
      { series: [{ name: 'Aug', points: [point('0.12345678901234567891'), point('1'), point('2')] }] },
    ],
  ])('is none with %s', ([, rest]) => {
    expect(nativeChart(chart(rest))).toBeUndefined();
  });
});

test('a footnote that stands in the message word for word is not said twice', () => {
  const source: Block = { type: 'source', spans: [text('Source: House, 2 Sep 2025.')] };

  expect(read(render([chartBlock({ footnotes: ['Source: House, 2 Sep 2025.', 'Own.'] }), source]).payload)).toMatch(
    /~ Own\.\n~ Source: House, 2 Sep 2025\.$/,
  );
});

describe('a chart that Slack cannot draw', () => {
  test('is a table with its holes named', () => {
    const { payload, dropped } = render([chartBlock(WITH_HOLE)]);

    expect(read(payload)).toBe(
      [
        '*Micro caps lead with 9.3%*',
        'Return, Aug 2025 and since the low',
        'Name | Aug 2025 | since the low',
        'Micro caps | 9.3% | 47%',
        'Cyclical companies | n/a | 63.8%',
        'Russell 2000 | 7% (reference) | 35%',
        '~ Source: House, 2 Sep 2025.',
      ].join('\n'),
    );
    expect(payload.blocks[1]).toHaveProperty('rows[2][2]', { type: 'raw_number', value: 63.8, text: '63.8%' });
    expect(dropped).toEqual([]);
  });

  test('is lines where the message has a table', () => {
    const table: Block = { type: 'table', caption: 'T', columns: ['A'], rows: [[[text('x')]]] };
    const { payload } = render([chartBlock(WITH_HOLE), table]);

    expect(read(payload)).toContain('- Cyclical companies: Aug 2025 n/a  ·  since the low *63.8%*');
  });

  test('is left out where its numbers stand elsewhere', () => {
    const metrics: Block = {
      type: 'metrics',
      items: [{ label: 'M', num: { value: '9.3', unit: 'pct' }, window: 'Aug', computed: false, source: '¶2' }],
    };
    const { payload, dropped } = render([metrics, chartBlock(WITH_HOLE, true)]);

    expect(payload.blocks).toHaveLength(1);
    expect(dropped).toEqual(['7%', '47%', '63.8%', '35%']);
  });
});

test('a third chart is told in another way', () => {
  const types = blocksOf(chartBlock(), chartBlock(), chartBlock(), chartBlock()).map(({ type }) => type);

  expect(types.filter((type) => type === 'data_visualization')).toHaveLength(2);
  expect(types.filter((type) => type === 'data_table')).toHaveLength(1);
});

describe('a picture', () => {
  const file: SlackOptions = { level: 'image', imageOf: () => ({ kind: 'file', id: 'F0123ABC' }) };

  test('stands between its takeaway and its words', () => {
    const { payload, dropped } = render([chartBlock()], file);

    expect(payload.blocks[1]).toEqual({
      type: 'image',
      slack_file: { id: 'F0123ABC' },
      alt_text: 'Bars: Micro caps 9.3%, Cyclical companies 7.6%, Russell 2000 7%.',
    });
    expect(read(payload)).toContain('Micro caps 9.3% · Cyclical companies 7.6%');
    expect(dropped).toEqual([]);
  });

  test('is asked for with the chart of the message itself', () => {
    const spec = chart();
    const options: SlackOptions = {
      level: 'image',
      imageOf: (asked) => (asked === spec ? { kind: 'file', id: 'F0123ABC' } : undefined),
    };

    expect(render([{ type: 'chart', spec, repeats: true }], options).payload.blocks[1]?.type).toBe('image');
  });

  test('can be an address, whose values are dropped where they are too many for words', () => {
    const long: Partial<ChartSpec> = {
      kind: 'line',
      categories: Array.from({ length: 30 }, (_, at) => ({ label: `C${at}`, short: `C${at}` })),
      series: [{ name: 'Index', points: Array.from({ length: 30 }, (_, at) => point(`${at}`)) }],
    };
    const options: SlackOptions = {
      level: 'image',
      imageOf: () => ({ kind: 'url', url: 'https://charts.example/a.png' }),
    };
    const { payload, dropped } = render([chartBlock(long)], options);

    expect(payload.blocks[1]).toMatchObject({ type: 'image', image_url: 'https://charts.example/a.png' });
    expect(dropped).toHaveLength(30);
  });

  test('of a chart with holes has them named in its words', () => {
    expect(read(render([chartBlock(WITH_HOLE)], file).payload)).toContain('Cyclical companies n/a');
  });

  test.for([
    ['there is none', undefined],
    ['Slack would refuse it', { kind: 'url', url: 'http://charts.example/a.png' }],
  ] as const)('is told in words where %s', ([, image]) => {
    const { payload, dropped } = render([chartBlock()], { level: 'image', imageOf: () => image });

    expect(read(payload)).toContain('- Cyclical companies: Aug 2025 *7.6%*');
    expect(dropped).toEqual([]);
  });

  test('is not asked for on other levels', () => {
    for (const level of ['native', 'plain'] as const) {
      expect(render([chartBlock()], { ...file, level }).payload.blocks.map(({ type }) => type)).not.toContain('image');
    }
  });
});

test('level plain has words only', () => {
  const { payload, dropped } = render([chartBlock(), chartBlock(WITH_HOLE)], { level: 'plain' });

  expect(new Set(payload.blocks.map(({ type }) => type))).toEqual(new Set(['rich_text', 'context']));
  expect(dropped).toEqual([]);
});
