import { describe, expect, test } from 'vitest';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Block } from '#src/core/message.ts';
import { bytesOf, Card } from '#src/platform/teams/card.ts';
import { LIMITS } from '#src/platform/teams/limits.ts';
import { renderTeams, type TeamsOptions } from '#src/platform/teams/render.ts';
import { chart, metric, point } from '#test/platform/sample-blocks.ts';
import { pct, text } from '#test/platform/web/sample.ts';
import { readCard } from './read-card.ts';

function render(blocks: readonly Block[], options?: TeamsOptions) {
  const rendering = renderTeams({ locale: 'en', blocks }, options);

  expect(Card.parse(rendering.payload.card)).toEqual(rendering.payload.card);
  return rendering;
}

function bodyOf(...blocks: readonly Block[]): Card['body'] {
  return render(blocks).payload.card.body;
}

function read(blocks: readonly Block[], options?: TeamsOptions): string {
  return readCard(render(blocks, options).payload.card);
}

function chartOf(rest: Partial<ChartSpec> = {}, repeats = false): Block {
  return { type: 'chart', spec: chart(rest), repeats };
}

const FLOWS: Partial<ChartSpec> = {
  series: [{ name: 'Aug 2025', points: [point('2.5'), point('-5'), point('0')] }],
};

describe('words', () => {
  test('a link opens an https address, and any other is text alone', () => {
    const href = 'https://teams.microsoft.com/l/message/1?tenantId=t';
    const linked = (link: string): Block => ({
      type: 'paragraph',
      spans: [text('See the '), { type: 'text', text: 'message', link }],
    });

    expect(bodyOf(linked(href))).toMatchObject([
      { inlines: [{ text: 'See the ' }, { text: 'message', selectAction: { type: 'Action.OpenUrl', url: href } }] },
    ]);
    for (const address of [
      'http://teams.example/1',
      'javascript:alert(1)',
      'no address',
      `https://x/${'y'.repeat(2_000)}`,
    ]) {
      expect(bodyOf(linked(address))).toEqual([
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'See the message' }] },
      ]);
    }
  });

  test('each kind has its look, and numbers are bold', () => {
    const body = bodyOf(
      { type: 'header', spans: [text('Up '), pct('7')] },
      { type: 'reading', spans: [text('Read as: micro caps')] },
      { type: 'paragraph', spans: [text('Rose '), pct('9.3')] },
      { type: 'note', tone: 'hole', spans: [text('Not there')] },
      { type: 'note', tone: 'doubt', spans: [text('Doubtful')] },
      { type: 'source', spans: [text('House, ¶2')] },
    );

    expect(readCard({ body })).toBe(
      '*Up 7%*\n~ _Read as: micro caps_\nRose *9.3%*\n∅ Not there\n~ ? Doubtful\n~ House, ¶2',
    );
  });

  test('a divider is a line above what follows it', () => {
    const body = bodyOf(
      { type: 'paragraph', spans: [text('a')] },
      { type: 'divider' },
      { type: 'divider' },
      { type: 'paragraph', spans: [text('b')] },
      { type: 'divider' },
    );

    expect(body).toHaveLength(2);
    expect(body[1]).toMatchObject({ separator: true, spacing: 'Large' });
  });

  test('a list has bullets and a heading', () => {
    expect(read([{ type: 'list', heading: 'Risks', items: [[text('one')], [text(' ')], [pct('2')]] }])).toBe(
      '*Risks*\n• one\n• *2%*',
    );
  });
});

describe('metrics', () => {
  test('a few stand side by side, each with its window', () => {
    const items = [metric('Micro caps', '9.3'), metric('Gap', '2.3', { computed: true, source: 'from ¶2' })];
    const source: Block = { type: 'source', spans: [text('House via Wire, 2 Sep 2025, ¶2, ¶3')] };

    expect(read([{ type: 'metrics', items }, source])).toBe(
      'Micro caps / 9.3% / Aug 2025 / ¶2\n≈ Gap (computed) / 2.3% / Aug 2025 / from ¶2\n~ House via Wire, 2 Sep 2025, ¶2, ¶3',
    );
  });

  test('many are a table', () => {
    const items = ['1', '2', '3', '4'].map((value) => metric(`S${value}`, value));

    expect(read([{ type: 'metrics', heading: 'Returns', items }])).toMatch(
      /^\*Returns\*\nName \| Value \| Window \| Source\nS1 \| 1% \| Aug 2025 \| House/,
    );
  });

  test('are lines in a compact card', () => {
    expect(read([{ type: 'metrics', items: [metric('Micro caps', '9.3')] }], { level: 'compact' })).toBe(
      'Micro caps  *9.3%*  ·  Aug 2025  ·  House via Wire, 2 Sep 2025, ¶2',
    );
  });
});

describe('tables', () => {
  const rows = [
    [[text('Micro')], [pct('9.3')], [text('up')]],
    [[text('Bonds')], [pct('-1')], []],
  ];
  const table: Block = { type: 'table', caption: 'Returns, Aug 2025', columns: ['Name', 'Value', 'Way'], rows };

  test('have a caption, and numbers to the right', () => {
    const [caption, drawn] = bodyOf(table);

    expect(readCard({ body: bodyOf(table) })).toBe(
      '*Returns, Aug 2025*\nName | Value | Way\nMicro | 9.3% | up\nBonds | −1% | –',
    );
    expect(caption).toMatchObject({ type: 'RichTextBlock' });
    expect(drawn).toMatchObject({
      firstRowAsHeaders: true,
      columns: [{}, { horizontalCellContentAlignment: 'Right' }, {}],
    });
  });

  test('too wide for a phone are lines', () => {
    const columns = Array.from({ length: 7 }, (_, at) => `C${at}`);

    expect(read([{ type: 'table', caption: 'Wide', columns, rows }])).toContain('• Micro: C1 *9.3%*  ·  C2 up');
  });
});

describe('charts', () => {
  test('bars without a negative are drawn by Teams, with a table for other clients', () => {
    const [title, drawn, window, values, source] = bodyOf(chartOf());

    expect(title).toMatchObject({ inlines: [{ text: 'Micro caps lead with 9.3%', weight: 'Bolder' }] });
    expect(drawn).toMatchObject({
      type: 'Chart.HorizontalBar',
      title: 'Micro caps lead with 9.3%',
      xAxisTitle: 'percent',
      data: [
        { x: 'Micro caps', y: 9.3, color: 'categoricalBlue' },
        { x: 'Cyclicals', y: 7.6, color: 'categoricalBlue' },
        { x: 'Russell 2000', y: 7, color: 'neutral' },
      ],
      fallback: { type: 'Table' },
    });
    expect(window).toMatchObject({ inlines: [{ text: 'Return, Aug 2025' }] });
    expect(values).toMatchObject({
      inlines: [{ text: 'Aug 2025: Micro caps 9.3% · Cyclical companies 7.6% · Russell 2000 7% (reference)' }],
    });
    expect(source).toMatchObject({ inlines: [{ text: 'Source: House, 2 Sep 2025.' }] });
  });

  test('a bar below zero is never a native one: its table says the sign in words and colour', () => {
    const drawn = read([chartOf({ ...FLOWS })]);

    const body = bodyOf(chartOf({ ...FLOWS }));

    expect(JSON.stringify(body)).not.toContain('Chart.');
    expect(drawn).toContain('Micro caps | 2.5% (positive)');
    expect(drawn).toContain('Cyclical companies | −5% (negative)');
    expect(drawn).toContain('Russell 2000 | 0% (zero)');
    expect(JSON.stringify(body)).toMatch(/"text":"−5%","weight":"Bolder","color":"Attention"/);
  });

  test('grouped bars below zero too', () => {
    const series = ['2024', '2025'].map((name) => ({ name, points: [point('1'), point('-2'), point('3')] }));

    expect(read([chartOf({ kind: 'grouped', series })])).toContain(
      'Cyclical companies | −2% (negative) | −2% (negative)',
    );
    expect(
      bodyOf(
        chartOf({
          kind: 'grouped',
          series: series.map((one) => ({ ...one, points: [point('1'), point('2'), point('3')] })),
        }),
      )[1],
    ).toMatchObject({
      type: 'Chart.VerticalBar.Grouped',
      showBarValues: true,
      data: [{ legend: '2024' }, { legend: '2025' }],
    });
  });

  test('a picture takes the place of one where it has an address, in light and dark', () => {
    const picture = { light: 'https://charts.example.com/a.png', dark: 'https://charts.example.com/b.png' };
    const { payload, dropped } = render([chartOf({ ...FLOWS })], { pictureOf: () => picture });

    expect(payload.card.body[1]).toEqual({
      type: 'Image',
      url: picture.light,
      themedUrls: [{ theme: 'Dark', url: picture.dark }],
      altText: 'Bars: Micro caps 9.3%, Cyclical companies 7.6%, Russell 2000 7%.',
      size: 'Stretch',
    });
    expect(readCard(payload.card)).toContain('Micro caps 2.5% · Cyclical companies −5%');
    expect(dropped).toEqual(['9.3%'].filter((number) => !readCard(payload.card).includes(number)));
  });

  test.for([
    'http://charts.example.com/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    `https://x.example/${'a'.repeat(2_000)}`,
    'a.png',
  ])('%s is no address for a picture', (light) => {
    expect(JSON.stringify(render([chartOf({ ...FLOWS })], { pictureOf: () => ({ light }) }).payload)).not.toContain(
      '"Image"',
    );
  });

  test('a line may go below zero, and a level far from it does not start there', () => {
    const lineOf = (...values: readonly string[]): Block =>
      chartOf({ kind: 'line', series: [{ name: 'Level', points: values.map((value) => point(value)) }] });

    expect(bodyOf(lineOf('1', '-2', '3'))[1]).toMatchObject({ type: 'Chart.Line', data: [{ legend: 'Level' }] });
    expect(bodyOf(lineOf('1', '-2', '3'))[1]).not.toHaveProperty('yMin');
    expect(bodyOf(lineOf('2010.5', '2055', '2101'))[1]).toMatchObject({ yMin: 2010 });
    expect(bodyOf(lineOf('5', '5', '5'))[1]).not.toHaveProperty('yMin');
  });

  test('a line over labels that clients take for times is a table', () => {
    const categories = ['2023', '2024', '2025'].map((label) => ({ label, short: label }));

    const types = bodyOf(chartOf({ kind: 'line', categories })).map(({ type }) => type);

    expect(types).toEqual(['RichTextBlock', 'RichTextBlock', 'Table', 'RichTextBlock']);
  });

  test('bars with more values than words can hold are a table; where they stand elsewhere, only marks are said', () => {
    const categories = Array.from({ length: 13 }, (_, at) => ({ label: `Segment ${at}`, short: `S${at}` }));
    const series = ['2024', '2025'].map((name) => ({ name, points: categories.map((_, at) => point(`${at}.5`)) }));

    expect(bodyOf(chartOf({ kind: 'grouped', categories, series })).map(({ type }) => type)).toContain('Table');
    expect(JSON.stringify(bodyOf(chartOf({ kind: 'grouped', categories, series }, true)))).toContain('Chart.Vertical');
    expect(read([chartOf({}, true)])).toContain('~ reference: Russell 2000');
  });

  test('a hole is named and never drawn', () => {
    const series = [{ name: 'Aug 2025', points: [point('9.3'), undefined, point('7')] }];

    expect(read([chartOf({ series })])).toContain('Cyclical companies | n/a');
    expect(JSON.stringify(bodyOf(chartOf({ series })))).not.toContain('Chart.');
  });

  test('one that repeats is left out where it can be neither drawn nor shown', () => {
    expect(bodyOf(chartOf({ ...FLOWS }, true))).toEqual([]);
  });
});

describe('a card with too much in it', () => {
  const listOf = (count: number, words: string): Block => ({
    type: 'list',
    heading: 'List',
    items: Array.from({ length: count }, (_, at) => [text(`${words} `), pct(`${at}.5`)]),
  });
  const CORE: readonly Block[] = [
    { type: 'header', spans: [text('Header '), pct('1')] },
    { type: 'note', tone: 'hole', spans: [text('Not there '), pct('2')] },
    { type: 'source', spans: [text('Source '), pct('3')] },
  ];

  test('keeps to its bytes in Chinese too, loses items first and says how many', () => {
    const { payload, dropped } = render([...CORE, listOf(10, '微盘股'.repeat(60)), listOf(40, '微盘股'.repeat(60))]);
    const said = readCard(payload.card);

    expect(bytesOf(payload.card)).toBeLessThanOrEqual(LIMITS.cardBytes);
    expect(bytesOf(payload.card)).toBeGreaterThan(LIMITS.cardBytes * 0.9);
    expect(said).toContain(`_… ${dropped.length} more not shown_`);
    for (const kept of ['*Header 1%*', 'Not there *2%*', 'Source *3%*']) expect(said).toContain(kept);
  });

  test('is told in lines where that saves numbers', () => {
    const rows = Array.from({ length: 50 }, (_, at) => [
      [text(`Segment ${at}`)],
      ...[1, 2, 3, 4].map((place) => [pct(`${at}.${place}`)]),
    ]);
    const table: Block = { type: 'table', caption: 'Returns', columns: ['Name', 'A', 'B', 'C', 'D'], rows };
    const { payload, dropped } = render([table]);

    expect(dropped).toEqual([]);
    expect(JSON.stringify(payload.card)).not.toContain('"Table"');
    expect(readCard(payload.card)).toContain('• Segment 49: A *49.1%*');
  });

  test('has a smaller form still', () => {
    const { payload } = render([...CORE, listOf(50, 'word '.repeat(50))], { level: 'compact' });

    expect(bytesOf(payload.card)).toBeLessThanOrEqual(LIMITS.compactBytes);
    expect(readCard(payload.card)).toContain('*Header 1%*');
  });
});

test.for<readonly [string, readonly Block[], string]>([
  [
    'no way to read it',
    [
      { type: 'reading', spans: [text('Read as: all')] },
      { type: 'paragraph', spans: [text('No.')] },
    ],
    'No.',
  ],
  ['no heading', [{ type: 'list', heading: 'Risks', items: [[text('one '), pct('2')]] }], 'one 2%'],
  ['the reading where there is nothing else', [{ type: 'reading', spans: [text('Read as: all')] }], 'Read as: all'],
  ['a sign where there is nothing', [{ type: 'divider' }], '…'],
])('a notification shows %s', ([, blocks, summary]) => {
  expect(render(blocks).payload.summary).toBe(summary);
});

test('the notification is the headline, and the words are the whole message', () => {
  const { payload, fallbackText } = render([
    { type: 'reading', spans: [text('Read as: micro caps')] },
    { type: 'header', spans: [text('Up '), pct('7'), text(' [now]')] },
    { type: 'actions', actions: [{ label: 'Why?', query: 'q1:i=notes' }] },
  ]);

  expect(payload.summary).toBe('Up 7% (now)');
  expect(fallbackText).toBe('Up 7% \\[now\\]\n\nRead as: micro caps');
  expect(payload.card).toMatchObject({ lang: 'en', fallbackText, version: '1.5' });
});
