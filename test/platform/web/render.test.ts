import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNum } from '#src/core/format-num.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { UNITS } from '#src/core/unit.ts';
import { renderHtml } from '#src/platform/web/render.ts';
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

/** Any Message, with hostile text in every place that text can stand. */
function anyMessage(): fc.Arbitrary<Message> {
  const words = fc.oneof(
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
  const decimal = fc.integer({ min: -999_999, max: 999_999 }).map((n) => String(n / 100));
  const num = fc.record({ value: decimal, unit: fc.constantFrom(...UNITS), signed: fc.boolean() });
  const span: fc.Arbitrary<Span> = fc.oneof(
    fc.record({ type: fc.constant('text' as const), text: words, emphasis: fc.boolean() }),
    fc.record({ type: fc.constant('num' as const), num }),
  );
  const spans = fc.array(span, { maxLength: 4 });
  const item = fc.record({ label: words, num, window: words, computed: fc.boolean(), source: words });
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ type: fc.constantFrom('reading' as const, 'paragraph' as const, 'source' as const), spans }),
    fc.record({ type: fc.constant('metrics' as const), heading: words, items: fc.array(item, { maxLength: 4 }) }),
    fc.record({ type: fc.constant('list' as const), heading: words, items: fc.array(spans, { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('table' as const),
      caption: words,
      columns: fc.array(words, { maxLength: 3 }),
      rows: fc.array(fc.array(spans, { maxLength: 3 }), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('note' as const),
      tone: fc.constantFrom('hole', 'premise', 'computed', 'doubt', 'stale'),
      spans,
    }),
    fc.record({
      type: fc.constant('actions' as const),
      actions: fc.array(fc.record({ label: words, query: words }), { maxLength: 3 }),
    }),
  );
  return fc.record({ locale: fc.constantFrom(...LOCALES), blocks: fc.array(block, { maxLength: 5 }) });
}

/** What the renderer itself writes: one of its elements with its own attributes, quoted, or the end of one. */
const OWN_TAG =
  /<\/?(?:div|p|strong|data|figure|figcaption|dl|dt|dd|ul|li|table|thead|tbody|tr|th|td|button)(?: (?:class|lang|value|role|tabindex|aria-label|scope|type|form|name|data-query)="[^"<>]*")*>/g;

function numsIn(value: unknown): readonly { value: string; unit: (typeof UNITS)[number] }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('num' in value) return [value.num as { value: string; unit: (typeof UNITS)[number] }]; // the only key of that name in a Message
  return Object.values(value).flatMap(numsIn);
}

describe('any message', () => {
  test('yields only the markup of the renderer, and no character that acts or hides', () => {
    fc.assert(
      fc.property(anyMessage(), (message) => {
        const { payload } = renderHtml(message);

        expect(payload.replace(OWN_TAG, '')).not.toMatch(/[<>"']/);
        expect(payload).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?![\n\t])\p{Cc}/u);
      }),
      { numRuns: 500 },
    );
  });

  test('has every number in its rendering', () => {
    fc.assert(
      fc.property(anyMessage(), (message) => {
        const { payload } = renderHtml(message);

        for (const num of numsIn(message)) expect(payload).toContain(`>${formatNum(num, message.locale)}</data>`);
      }),
      { numRuns: 300 },
    );
  });
});
