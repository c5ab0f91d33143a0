import { describe, expect, test } from 'vitest';
import type { Block } from '#src/core/message.ts';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { metric } from '#test/platform/sample-blocks.ts';
import { pct, text } from '#test/platform/web/sample.ts';
import { read, render } from './sample.ts';

const LONG = 'word '.repeat(100).trim();

function listOf(count: number): Block {
  return {
    type: 'list',
    heading: 'List',
    items: Array.from({ length: count }, (_, at) => [text(`${LONG} `), pct(`${at}.5`)]),
  };
}

const CORE: readonly Block[] = [
  { type: 'header', spans: [text('Header '), pct('1')] },
  { type: 'note', tone: 'hole', spans: [text('Not there '), pct('2')] },
  { type: 'source', spans: [text('Source '), pct('3')] },
];

describe('a message with too much in it', () => {
  test('loses items from the end of its last list, and says how many', () => {
    const { payload, dropped } = render([...CORE, listOf(10), listOf(30)]);
    const said = read(payload);

    expect(SlackPayload.safeParse(payload).success).toBe(true);
    expect(said).toContain(`_… ${dropped.length} more not shown_`);
    expect(dropped.at(-1)).toBe('29.5%');
    expect(dropped).not.toContain('9.5%');
    for (const kept of ['Header 1%', 'Not there *2%*', 'Source 3%']) expect(said).toContain(kept);
  });

  test('loses whole lists before words, words before header, holes and source', () => {
    const paragraphs = Array.from(
      { length: 6 },
      (_, at): Block => ({
        type: 'paragraph',
        spans: [text('y'.repeat(2_500)), pct(`${at}.9`)],
      }),
    );
    const { payload, dropped } = render([...CORE, listOf(30), ...paragraphs]);
    const said = read(payload);

    expect(SlackPayload.safeParse(payload).success).toBe(true);
    expect(dropped).toEqual(expect.arrayContaining(['0.5%', '29.5%', '5.9%']));
    expect(said).toContain('… 30 more not shown');
    expect(said).toMatch(/~ … [12] more not shown$/);
    for (const kept of ['Header 1%', 'Not there *2%*', 'Source 3%', '*0.9%*']) expect(said).toContain(kept);
  });

  test('keeps to 50 blocks', () => {
    const { payload, dropped } = render(
      Array.from({ length: 80 }, (_, at): Block => ({ type: 'header', spans: [text('H '), pct(String(at))] })),
    );

    expect(payload.blocks).toHaveLength(50);
    expect(read(payload)).toMatch(/~ … 31 more not shown$/);
    expect(dropped).toHaveLength(31);
  });

  test('drops a number that is longer than a message', () => {
    const { payload, dropped } = render([{ type: 'metrics', items: [metric('Long', '9'.repeat(20_000))] }]);

    expect(SlackPayload.safeParse(payload).success).toBe(true);
    expect(dropped).toHaveLength(1);
  });
});

test('a list of more than 50 items is shortened, whatever room there is', () => {
  const items = Array.from({ length: 60 }, (_, at) => [pct(String(at))]);
  const { payload, dropped } = render([{ type: 'list', items }]);

  expect(read(payload)).toContain('_… 10 more not shown_');
  expect(dropped).toHaveLength(10);
});
