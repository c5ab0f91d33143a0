import { describe, expect, test } from 'vitest';
import type { Block } from '#src/core/message.ts';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { metric } from '#test/platform/sample-blocks.ts';
import { pct, text } from '#test/platform/web/sample.ts';
import { blocksOf, read, render } from './sample.ts';

const SOURCE: Block = { type: 'source', spans: [text('Source: House via Wire, 2 Sep 2025, ¶2, ¶3')] };

describe('each block', () => {
  test('a header is a header', () => {
    expect(blocksOf({ type: 'header', spans: [text('Micro caps: '), pct('9.3')] })).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Micro caps: 9.3%', emoji: false } },
    ]);
  });

  test('a header of more than 150 characters stands in bold, whole', () => {
    const long = 'x'.repeat(146);

    expect(blocksOf({ type: 'header', spans: [text(`${long} `), pct('9.3')] })).toEqual([
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: `${long} 9.3%`, style: { bold: true } }] },
        ],
      },
    ]);
  });

  test('a reading is set back, its emphasis kept', () => {
    expect(
      read({ blocks: [...blocksOf({ type: 'reading', spans: [text('Read as: '), text('Micro caps', true)] })] }),
    ).toBe('_Read as: _*Micro caps*');
  });

  test('a paragraph has its numbers in bold', () => {
    expect(blocksOf({ type: 'paragraph', spans: [text('They rose '), pct('9.3'), text(' in August.')] })).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'They rose ' },
              { type: 'text', text: '9.3%', style: { bold: true } },
              { type: 'text', text: ' in August.' },
            ],
          },
        ],
      },
    ]);
  });

  test('a link leads to an https address, and any other is text alone', () => {
    const href = 'https://desk.slack.com/archives/C01/p1';
    const linked = (link: string): Block => ({ type: 'paragraph', spans: [{ type: 'text', text: 'message', link }] });

    expect(blocksOf(linked(href))).toMatchObject([
      { elements: [{ elements: [{ type: 'link', url: href, text: 'message' }] }] },
    ]);
    for (const address of ['http://elsewhere.example', 'javascript:alert(1)', 'nowhere']) {
      expect(blocksOf(linked(address))).toEqual([
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'message' }] }],
        },
      ]);
    }
  });

  test('a list has its heading and bullets', () => {
    const list: Block = { type: 'list', heading: 'In words', items: [[text('one')], [], [text('two '), pct('2')]] };

    expect(read(render([list]).payload)).toBe('*In words*\n- one\n- two *2%*');
  });

  test.for([
    ['computed', '~ = mind '],
    ['doubt', '~ ? mind '],
    ['stale', '~ ⏱ mind '],
  ] as const)('a note is small print: %s', ([tone, start]) => {
    expect(read(render([{ type: 'note', tone, spans: [text('mind '), pct('7')] }]).payload)).toBe(`${start}7%`);
  });

  test.for([
    ['hole', '∅ mind '],
    ['premise', '! mind '],
  ] as const)('what is missing or put right is not: %s', ([tone, start]) => {
    expect(read(render([{ type: 'note', tone, spans: [text('mind '), pct('7')] }]).payload)).toBe(`${start}*7%*`);
  });

  test('a source is small print, a divider a divider', () => {
    expect(blocksOf(SOURCE, { type: 'divider' })).toEqual([
      {
        type: 'context',
        elements: [{ type: 'plain_text', text: 'Source: House via Wire, 2 Sep 2025, ¶2, ¶3', emoji: false }],
      },
      { type: 'divider' },
    ]);
  });

  test('blank blocks leave nothing, and the text is never empty', () => {
    const { payload } = render([
      { type: 'paragraph', spans: [text(' \u200b')] },
      { type: 'list', items: [] },
      { type: 'header', spans: [] },
      { type: 'actions', actions: [] },
    ]);

    expect(payload).toEqual({ text: '…', blocks: [] });
    expect(SlackPayload.safeParse(payload).success).toBe(true);
  });
});

describe('metrics', () => {
  test('one to three are lines with window and paragraph', () => {
    const items = [
      metric('Micro caps', '9.3'),
      metric('Lead', '2.3', { computed: true, source: 'from ¶2' }),
      metric('Worth', '1.1', { computed: true, source: 'computed from ¶2' }),
    ];

    expect(read(render([{ type: 'metrics', heading: 'Beside it', items }, SOURCE]).payload)).toBe(
      [
        '*Beside it*',
        'Micro caps  *9.3%*  ·  Aug 2025  ·  ¶2',
        '≈ Lead  *2.3%* (computed)  ·  Aug 2025  ·  from ¶2',
        '≈ Worth  *1.1%*  ·  Aug 2025  ·  computed from ¶2',
        '~ Source: House via Wire, 2 Sep 2025, ¶2, ¶3',
      ].join('\n'),
    );
  });

  test('the source is whole where the message has no line for it', () => {
    expect(read(render([{ type: 'metrics', items: [metric('Micro caps', '9.3')] }]).payload)).toBe(
      'Micro caps  *9.3%*  ·  Aug 2025  ·  House via Wire, 2 Sep 2025, ¶2',
    );
  });

  const four = [
    metric('A', '1'),
    metric('B', '-2.50'),
    metric('C', '3'),
    metric('D', '4', { computed: true, source: 'computed from ¶2' }),
  ];

  test('more are a table that sorts by value', () => {
    const { payload } = render([{ type: 'metrics', heading: 'All of them', items: four }, SOURCE]);

    expect(payload.blocks[1]).toMatchObject({
      type: 'data_table',
      caption: 'All of them',
      page_size: 4,
      row_header_column_index: 0,
    });
    expect(payload.blocks[1]).toHaveProperty('rows[2]', [
      { type: 'raw_text', text: 'B' },
      { type: 'raw_number', value: -2.5, text: '−2.50%' },
      { type: 'raw_text', text: 'Aug 2025' },
      { type: 'raw_text', text: '¶2' },
    ]);
    expect(read(payload)).toContain('Name | Value | Window | Source\nA | 1% | Aug 2025 | ¶2');
    expect(read(payload)).toContain('≈ D (computed) | 4% | Aug 2025 | computed from ¶2');
  });

  test('numbers of two units do not sort', () => {
    const { payload } = render([
      { type: 'metrics', items: [...four, metric('E', '441', { num: { value: '441', unit: 'bp' } })] },
    ]);

    expect(payload.blocks[0]).toHaveProperty('rows[1][1]', { type: 'raw_text', text: '1%' });
  });

  test('they are lines beside a table, and on every other level', () => {
    const table: Block = { type: 'table', caption: 'T', columns: ['A', 'B'], rows: [[[text('x')], [pct('1')]]] };
    const beside = render([{ type: 'metrics', items: four }, table]).payload;

    expect(beside.blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'data_table']);
    expect(read(beside)).toContain('- B  *−2.50%*  ·  Aug 2025');
    expect(read(render([{ type: 'metrics', items: four }], { level: 'image' }).payload)).toContain('- A  *1%*');
  });
});

describe('actions', () => {
  test('are buttons with the canonical question', () => {
    expect(
      blocksOf({ type: 'actions', actions: [{ label: 'Since the low', query: 'q1:i=show;s=micro_cap' }] }),
    ).toEqual([
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'ask:1',
            text: { type: 'plain_text', text: 'Since the low', emoji: false },
            value: 'q1:i=show;s=micro_cap',
          },
        ],
      },
    ]);
  });

  test('a long label is cut at a word, a question that does not fit is left out', () => {
    const label = `${'word '.repeat(20)}end`;
    const [actions] = blocksOf({
      type: 'actions',
      actions: [
        { label, query: 'q1:a' },
        { label: 'Long', query: 'q'.repeat(2001) },
        { label: 'None', query: '' },
      ],
    });

    expect(actions).toHaveProperty('elements.length', 1);
    expect(actions).toHaveProperty('elements[0].text.text', `${'word '.repeat(15).trim()}…`);
  });

  test('ids are unique in the message, and a block has at most 25', () => {
    const actions = Array.from({ length: 30 }, (_, at) => ({ label: `B${at}`, query: `q1:${at}` }));
    const blocks = blocksOf({ type: 'actions', actions }, { type: 'actions', actions: actions.slice(0, 1) });
    const buttons = blocks.map((block) => (block.type === 'actions' ? block.elements : []));

    expect(buttons.map(({ length }) => length)).toEqual([25, 5, 1]);
    expect(new Set(buttons.flat().map(({ action_id }) => action_id)).size).toBe(31);
  });
});

test('a Chinese message has Chinese marks', () => {
  const items = ['甲', '乙', '丙', '丁'].map((label) => metric(label, '1', { computed: true, source: '¶2' }));
  const { payload } = renderSlack({ locale: 'zh', blocks: [{ type: 'metrics', items }] });

  expect(read(payload)).toContain('名称 | 数值 | 区间 | 出处\n≈ 甲（计算值） | 1% | Aug 2025 | ¶2');
});
