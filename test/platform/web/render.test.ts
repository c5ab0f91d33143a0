import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNum } from '#src/core/format-num.ts';
import type { Block } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import { renderHtml } from '#src/platform/web/render.ts';
import { anyMessage } from '#test/platform/any-message.ts';
import { EVERY_BLOCK, pct, text } from './sample.ts';

function render(...blocks: Block[]): string {
  return renderHtml({ locale: 'en', blocks }).payload;
}

describe('each block', () => {
  test('a reading keeps its emphasis', () => {
    expect(render({ type: 'reading', spans: [text('Read as: '), text('Micro caps', true)] })).toBe(
      '<div class="answer" lang="en"><p class="reading">Read as: <strong>Micro caps</strong></p></div>',
    );
  });

  test('a paragraph holds its numbers as printed and as value', () => {
    expect(render({ type: 'paragraph', spans: [text('They rose '), pct('9.3')] })).toContain(
      '<p class="paragraph">They rose <data class="num" value="9.3">9.3%</data></p>',
    );
  });

  test('a metric has name, number, window and source', () => {
    const item = {
      label: 'Flows',
      num: { value: '-11.4', unit: 'usd_bn' },
      window: 'since the low',
      computed: false,
      source: '¶4',
    } as const;

    expect(render({ type: 'metrics', items: [item] })).toContain(
      '<figure class="metrics metrics-one"><dl><div class="metric"><dt>Flows</dt><dd class="metric-value"><data class="num" value="-11.4">−$11.4bn</data></dd><dd class="metric-window">since the low</dd><dd class="metric-source">¶4</dd></div></dl></figure>',
    );
  });

  test.for([
    ['en', 'computed'],
    ['zh', '计算值'],
  ] as const)('a computed metric says so in %s', ([locale, word]) => {
    const item = {
      label: 'Lead',
      num: { value: '2.3', unit: 'pp' },
      window: 'Aug',
      computed: true,
      source: '9.3 − 7',
    } as const;
    const { payload } = renderHtml({ locale, blocks: [{ type: 'metrics', heading: 'Beside', items: [item] }] });

    expect(payload).toContain(`<dd class="metric-computed">${word}</dd>`);
    expect(payload).toContain('<figcaption>Beside</figcaption>');
  });

  test('a list has its heading and items', () => {
    expect(render({ type: 'list', heading: 'In words', items: [[text('one')], [text('two')]] })).toContain(
      '<figure class="list"><figcaption>In words</figcaption><ul><li>one</li><li>two</li></ul></figure>',
    );
  });

  test('a table names its box, its rows and sets numbers apart', () => {
    const payload = render({
      type: 'table',
      caption: 'Returns, Aug 2025',
      columns: ['Segment', 'Return'],
      rows: [[[text('High beta')], [pct('63.8')]]],
    });

    expect(payload).toContain('aria-label="Segment, Return"');
    expect(payload).toContain('<th scope="col" class="cell-num">Return</th>');
    expect(payload).toContain('<th scope="row" class="cell-text">High beta</th><td class="cell-num">');
  });

  test.for(['hole', 'premise', 'computed', 'doubt', 'stale'] as const)('a note has its tone: %s', (tone) => {
    expect(render({ type: 'note', tone, spans: [text('mind this')] })).toContain(
      `<p class="note note-${tone}">mind this</p>`,
    );
  });

  test('a source is a line of its own', () => {
    expect(render({ type: 'source', spans: [text('House, ¶2')] })).toContain('<p class="source">House, ¶2</p>');
  });

  test('an action is a button with its canonical question', () => {
    expect(render({ type: 'actions', actions: [{ label: 'Since the low', query: 'q1:i=show' }] })).toContain(
      '<li><button type="submit" class="action" form="ask-again" name="q" value="q1:i=show" data-query="q1:i=show">Since the low</button></li>',
    );
  });
});

test('a Chinese message is marked as Chinese', () => {
  expect(renderHtml({ locale: 'zh', blocks: [] }).payload).toBe('<div class="answer" lang="zh-Hans"></div>');
});

test('the whole Message is there as text for a notification', () => {
  const { fallbackText, dropped } = renderHtml(EVERY_BLOCK);

  expect(fallbackText).toContain('Micro caps');
  expect(fallbackText).toContain('−$11.4bn');
  expect(dropped).toEqual([]);
});

/** Texts that would be markup, or act, where they are not escaped. */
const WORDS = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '" onclick="x',
    "' x='",
    '\u202e\u200b\u0000',
    '&lt;',
    '</textarea>',
    ']]>',
  ),
);

/** What the renderer itself writes: one of its elements with its own attributes, quoted, or the end of one. */
const OWN_TAG =
  /<\/?(?:div|hr|p|strong|data|figure|figcaption|dl|dt|dd|ul|li|table|thead|tbody|tr|th|td|button)(?: (?:class|lang|value|role|tabindex|aria-label|scope|type|form|name|data-query)="[^"<>]*")*>/g;

describe('any message', () => {
  test('yields only the markup of the renderer, and no character that acts or hides', () => {
    fc.assert(
      fc.property(anyMessage({ words: WORDS }), (message) => {
        const { payload } = renderHtml(message);

        expect(payload.replace(OWN_TAG, '')).not.toMatch(/[<>"']/);
        expect(payload).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?![\n\t])\p{Cc}/u);
      }),
      { numRuns: 500 },
    );
  });

  test('has every number in its rendering', () => {
    fc.assert(
      fc.property(anyMessage({ words: WORDS }), (message) => {
        const { payload } = renderHtml(message);

        for (const num of numbersIn(message)) expect(payload).toContain(`>${formatNum(num, message.locale)}</data>`);
      }),
      { numRuns: 300 },
    );
  });
});
