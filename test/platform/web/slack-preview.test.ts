import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, toMarkup } from '#src/platform/web/escape-html.ts';
import { renderSlackPreview } from '#src/platform/web/slack-preview.ts';
import { unescapeMrkdwn } from '#src/platform/web/slack-text.ts';

const WORDS = { asTable: html`As a table`, notDrawn: html`Not drawn:`, pictureElsewhere: html`A picture:` };

function draw(...blocks: unknown[]): string {
  return toMarkup(renderSlackPreview(blocks, WORDS));
}

const BARS = {
  type: 'data_visualization',
  title: 'Returns <b>',
  chart: {
    type: 'bar',
    series: [
      {
        name: 'Aug 2025',
        data: [
          { label: 'Micro caps', value: 9.3 },
          { label: 'Flows', value: -11.4 },
        ],
      },
    ],
    axis_config: { categories: ['Micro caps', 'Flows'], y_label: '%', x_label: 'Segment' },
  },
};

describe('each block of Slack', () => {
  test('a header is its text', () => {
    expect(draw({ type: 'header', text: { type: 'plain_text', text: 'Small & caps', emoji: false } })).toBe(
      '<div class="slack"><p class="slack-header">Small &amp; caps</p></div>',
    );
  });

  test('rich text keeps its sections, lists and styles', () => {
    const drawn = draw({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'up ' },
            { type: 'text', text: '7%', style: { bold: true, italic: true } },
            { type: 'link', url: 'https://example.com', text: 'there' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said', style: { strike: true } }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'as it is', style: { code: true } }] },
      ],
    });

    expect(drawn).toContain(
      '<p>up <strong><em>7%</em></strong><span class="slack-link">there</span></p><ul><li>one</li></ul>',
    );
    expect(drawn).toContain('<blockquote><s>said</s></blockquote><pre><code>as it is</code></pre>');
    expect(drawn).not.toContain('href');
  });

  test('a section has its text and its fields', () => {
    const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });

    expect(draw({ type: 'section', text: mrkdwn('*Up* 7% &amp; more'), fields: [mrkdwn('a'), mrkdwn('b')] })).toContain(
      '<p><strong>Up</strong> 7% &amp; more</p><div class="slack-fields"><p>a</p><p>b</p></div>',
    );
  });

  test('context and divider are what they are', () => {
    expect(
      draw({ type: 'context', elements: [{ type: 'plain_text', text: '*not bold*' }] }, { type: 'divider' }),
    ).toContain('<div class="slack-context"><p>*not bold*</p></div><hr>');
  });

  test('a button asks its canonical question; one that does something else cannot be pressed', () => {
    const button = (value: string) => ({
      type: 'button',
      action_id: 'x',
      text: { type: 'plain_text', text: 'Go' },
      value,
    });
    const drawn = draw({ type: 'actions', elements: [button('q1:i=show'), { ...button('open'), style: 'primary' }] });

    expect(drawn).toContain(
      '<button type="submit" class="action" form="ask-again" name="q" value="q1:i=show" data-query="q1:i=show">Go</button>',
    );
    expect(drawn).toContain('<button type="button" class="action action-primary" disabled>Go</button>');
  });

  test('a picture of this server is shown, any other is named', () => {
    const ours = { type: 'image', alt_text: 'Bars', image_url: 'https://x.example/chart/0123456789abcdef.png' };

    expect(draw(ours)).toContain('<img src="/chart/0123456789abcdef.png" alt="Bars" loading="lazy">');
    expect(draw({ ...ours, image_url: 'https://x.example/a.png' })).not.toContain('<img');
    expect(draw({ type: 'image', alt_text: 'Bars', slack_file: { id: 'F1' } })).toContain('<span>Bars</span>');
  });

  test('a table has its caption, its row headers and its numbers as shown', () => {
    const drawn = draw({
      type: 'data_table',
      caption: 'Returns',
      row_header_column_index: 0,
      rows: [
        [
          { type: 'raw_text', text: 'Segment' },
          { type: 'raw_text', text: 'Return' },
        ],
        [
          { type: 'raw_text', text: 'Flows' },
          { type: 'raw_number', value: -11.4, text: '−$11.4bn' },
        ],
        [
          { type: 'rich_text', elements: [] },
          { type: 'raw_number', value: 7 },
        ],
      ],
    });

    expect(drawn).toContain('aria-label="Returns"><table><caption>Returns</caption>');
    expect(drawn).toContain('<th scope="col" class="cell-num">Return</th>');
    expect(drawn).toContain('<th scope="row" class="cell-text">Flows</th><td class="cell-num">−$11.4bn</td>');
    expect(drawn).toContain('<td class="cell-num">7</td>');
  });

  test('a block that is not known is shown as it is, and so is a known one that is broken', () => {
    expect(draw({ type: 'carousel', elements: ['<x>'] })).toMatch(
      /Not drawn: <code>carousel<\/code>.*&quot;&lt;x&gt;&quot;/s,
    );
    expect(draw({ type: 'header' }, 'text', null, undefined).match(/class="slack-unknown"/g)).toHaveLength(4);
  });
});

describe('a chart of Slack', () => {
  test('has its title, its values in words, its legend and its table', () => {
    const drawn = draw(BARS);

    expect(drawn).toContain('<figcaption>Returns &lt;b&gt;</figcaption>');
    expect(drawn).toContain('role="img" aria-label="Returns &lt;b&gt;. Aug 2025: Micro caps 9.3, Flows −11.4"');
    expect(drawn).toContain('<span class="key hue-1" aria-hidden="true"></span>Aug 2025');
    expect(drawn).toContain('<th scope="row">Flows</th><td class="cell-num">−11.4</td>');
    expect(drawn).toContain('<p class="axis">%</p>');
  });

  test('draws a loss below zero and a gain above it', () => {
    const heights = [...draw(BARS).matchAll(/<rect [^>]*y="([\d.]+)" height="([\d.]+)"/g)];
    const [gain, loss] = heights.map(([, y, height]) => ({ top: Number(y), bottom: Number(y) + Number(height) }));

    expect(gain?.bottom).toBeCloseTo(loss?.top ?? 0, 0);
    expect(gain?.top).toBeLessThan(loss?.top ?? 0);
  });

  test('leaves a point out that is missing, and never draws it as zero', () => {
    const [series] = BARS.chart.series;
    const chart = { ...BARS.chart, series: [{ name: 'Aug', data: (series?.data ?? []).slice(0, 1) }] };
    const drawn = draw({ ...BARS, chart });

    expect(drawn.match(/<rect/g)).toHaveLength(1);
    expect(drawn).toContain('Flows –');
  });

  test('as lines has a segment between each two points and the last value', () => {
    const drawn = draw({ ...BARS, chart: { ...BARS.chart, type: 'line' } });

    expect(drawn.match(/class="stroke hue-1"/g)).toHaveLength(1);
    expect(drawn.match(/<circle/g)).toHaveLength(2);
    expect(drawn).toContain('>−11.4</text>');
  });

  test('of many bars leaves their values to the table, and its hues repeat after six', () => {
    const categories = ['a', 'b', 'c'];
    const series = Array.from({ length: 7 }, (_, at) => ({
      name: `s${at}`,
      data: categories.map((label) => ({ label, value: at })),
    }));
    const drawn = draw({ ...BARS, chart: { ...BARS.chart, series, axis_config: { categories } } });

    expect(drawn).not.toContain('<text class="value');
    expect(drawn).toContain('<rect class="hue-6"');
    expect(drawn).not.toContain('hue-7');
  });
});

test('every payload that is kept, answers and briefings, is drawn whole', () => {
  const files = globSync('test/golden/slack/*.json');
  const drawn = files.map((file) => draw(...JSON.parse(readFileSync(file, 'utf8')).blocks));

  expect(files.length).toBeGreaterThan(40);
  expect(drawn.filter((markup) => markup.includes('slack-unknown'))).toEqual([]);
});

describe('text for Slack', () => {
  test.for([
    ['a &lt; b &amp; c &gt; d', 'a < b & c > d'],
    ['&amp;lt;', '&lt;'],
    ['<!channel> stays to be seen', '<!channel> stays to be seen'],
    ['&quot; is not an escape', '&quot; is not an escape'],
  ])('%j reads %j', ([written, read]) => {
    expect(unescapeMrkdwn(written ?? '')).toBe(read);
  });

  test('has its stopwatch drawn, whatever fonts there are', () => {
    expect(draw({ type: 'context', elements: [{ type: 'plain_text', text: '⏱ 12 days old' }] })).toContain(
      '<p><span class="stopwatch">⏱</span> 12 days old</p>',
    );
  });

  test.for([
    ['*bold* and _slanted_', '<strong>bold</strong> and <em>slanted</em>'],
    ['2*3*4 and a_b_c', '2*3*4 and a_b_c'],
    ['*open', '*open'],
    ['*&lt;b&gt;*', '<strong>&lt;b&gt;</strong>'],
  ])('%j is drawn as %j', ([written, drawn]) => {
    expect(draw({ type: 'section', text: { type: 'mrkdwn', text: written } })).toContain(`<p>${drawn}</p>`);
  });
});

/** What the preview itself writes: one of its elements with its own attributes, quoted, or the end of one. */
const OWN_TAG =
  /<\/?(?:div|p|strong|em|s|code|span|pre|blockquote|figure|figcaption|ol|ul|li|table|caption|thead|tbody|tr|th|td|hr|img|button|svg|g|line|rect|circle|text|tspan|details|summary)(?: (?:class|role|tabindex|aria-label|aria-hidden|scope|type|form|name|value|data-query|src|alt|loading|transform|x|x1|x2|y|y1|y2|dy|cx|cy|r|rx|width|height)="[^"<>]*"| disabled)*>/g;

function anyBlock(): fc.Arbitrary<unknown> {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '" onload="x',
      "' x='",
      '\u202e\u200b',
      '&lt;img&gt;',
      '*<b>*',
      'q1:<',
    ),
  );
  const text = fc.record({ type: fc.constantFrom('plain_text', 'mrkdwn'), text: words });
  const plain = fc.record({ type: fc.constant('plain_text'), text: words });
  const inline = fc.record({ type: fc.constant('text'), text: words, style: fc.record({ bold: fc.boolean() }) });
  const section = fc.record({ type: fc.constant('rich_text_section'), elements: fc.array(inline, { maxLength: 3 }) });
  const richText = fc.record({ type: fc.constant('rich_text'), elements: fc.array(section, { maxLength: 3 }) });
  const cell = fc.oneof(
    fc.record({ type: fc.constant('raw_text'), text: words }),
    fc.record({ type: fc.constant('raw_number'), value: fc.double({ noNaN: true }), text: words }),
    richText,
  );
  const button = fc.record({ type: fc.constant('button'), text: plain, value: words });
  const point = fc.record({ label: words, value: fc.double({ noNaN: true, noDefaultInfinity: true }) });
  const series = fc.record({ name: words, data: fc.array(point, { maxLength: 3 }) });
  const chart = fc.record({
    type: fc.constantFrom('bar', 'line'),
    series: fc.array(series, { minLength: 1, maxLength: 3 }),
    axis_config: fc.record({ categories: fc.array(words, { minLength: 1, maxLength: 12 }), y_label: words }),
  });
  return fc.oneof(
    fc.record({ type: fc.constant('header'), text: plain }),
    richText,
    fc.record({ type: fc.constant('section'), text, fields: fc.array(text, { maxLength: 2 }) }),
    fc.record({ type: fc.constant('context'), elements: fc.array(text, { maxLength: 3 }) }),
    fc.record({ type: fc.constant('actions'), elements: fc.array(button, { maxLength: 3 }) }),
    fc.record({ type: fc.constant('image'), alt_text: words, image_url: words, title: plain }),
    fc.record({ type: fc.constant('data_visualization'), title: words, chart }),
    fc.record({ type: fc.constant('data_table'), caption: words, rows: fc.array(fc.array(cell, { maxLength: 3 })) }),
    fc.record({ type: words, anything: words }),
  );
}

test('any payload yields only the markup of the preview, and no character that acts or hides', () => {
  fc.assert(
    fc.property(fc.array(anyBlock(), { maxLength: 4 }), (blocks) => {
      const drawn = draw(...blocks);

      expect(drawn.replace(OWN_TAG, '')).not.toMatch(/[<>"']/);
      expect(drawn).not.toMatch(/ (?:[xy][12]?|c[xy]|dy|width|height)="[^"]*[^\d.%"-]/);
      expect(drawn).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?![\n\t])\p{Cc}/u);
    }),
    { numRuns: 500 },
  );
});
