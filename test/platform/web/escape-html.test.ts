import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml, html, jsonForScript, neutralise, toMarkup } from '#src/platform/web/escape-html.ts';

/** Text with a good share of what is dangerous. */
const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '=', '/', 'a', ' ', '\u0000', '\u202e', '\u200b', '\ud800'),
  }),
);

describe('text in a page', () => {
  test.for([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['" autofocus onfocus="x', '&quot; autofocus onfocus=&quot;x'],
    ["it's & that's", 'it&#39;s &amp; that&#39;s'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['小盘股 −$11.4bn ¶2', '小盘股 −$11.4bn ¶2'],
  ])('%j is written as %j', ([text, written]) => {
    expect(escapeHtml(text ?? '')).toBe(written);
  });

  test.for([
    ['a terminal escape', 'a\u001b[31mb', 'a\ufffd[31mb'],
    ['a bell and a null', '\u0007\u0000', '\ufffd\ufffd'],
    ['an override of the reading direction', 'evil\u202Egpj.exe', 'evil\ufffdgpj.exe'],
    ['an isolate', '\u2066x\u2069', '\ufffdx\ufffd'],
    ['a line separator', 'a\u2028b', 'a\ufffdb'],
    ['a zero-width space', 'micro\u200bcaps', 'microcaps'],
    ['a byte order mark', '\ufeffhello', 'hello'],
    ['a tag character', 'a\u{e0041}b', 'ab'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['a line break of Windows', 'a\r\nb', 'a\nb'],
  ])('%s is inert', ([, text, inert]) => {
    expect(neutralise(text ?? '')).toBe(inert);
  });

  test('no text yields markup, a control character or an invisible one', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        expect(escapeHtml(text)).not.toMatch(
          /[<>"'\p{Cs}\p{Cf}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}|&(?!(amp|lt|gt|quot|#39);)/u,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('markup', () => {
  test('escapes every value that is not markup itself, in text and in attributes', () => {
    const inner = html`<b>${'1 < 2'}</b>`;

    expect(toMarkup(html`<p title="${'"x"'}">${inner}${undefined}${['<', '>']}${7}</p>`)).toBe(
      '<p title="&quot;x&quot;"><b>1 &lt; 2</b>&lt;&gt;7</p>',
    );
  });

  test('cannot be forged by an object from outside', () => {
    const forged = JSON.parse('{"markup":"<script>","html":"<script>","length":0}');

    expect(() => toMarkup(html`${forged}`)).toThrow(TypeError);
  });

  test('holds JSON that cannot end its script element', () => {
    const value = { text: '</script><!--\u2028&' };
    const written = toMarkup(jsonForScript(value));

    expect(written).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(written)).toEqual(value);
  });
});
