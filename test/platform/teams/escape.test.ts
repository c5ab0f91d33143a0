import { describe, expect, test } from 'vitest';
import { escapeMarkdown, literalPieces, notificationLine, plainField } from '#src/platform/teams/escape.ts';

test('a pattern that clients fill in is parted, and nothing of it is lost', () => {
  const text = 'a {{DATE(2025-09-02T08:00:00Z, SHORT)}} {{{b';

  expect(literalPieces(text)).toEqual(['a {', '{DATE(2025-09-02T08:00:00Z, SHORT)}} {', '{', '{b']);
  expect(literalPieces(text).join('')).toBe(text);
  expect(plainField(text, 40)).toBe('a { {DATE(2025-09-02T08:00:00Z,…');
});

test('what hides or breaks a line is taken out', () => {
  expect(literalPieces('a\u202e\u200bb\nc\u0000')).toEqual(['ab c']);
  expect(literalPieces('\u200b')).toEqual([]);
});

describe('markdown', () => {
  test.for<readonly [string, string]>([
    ['**9.3%** _x_ `y` ~z~', String.raw`\*\*9.3%\*\* \_x\_ \`y\` \~z\~`],
    ['[a](https://x.example) ![](http://y)', String.raw`\[a\]\(https: //x.example\) \!\[\]\(http: //y\)`],
    ['<at>Bob</at> & <b>', '&lt;at&gt;Bob&lt;/at&gt; &amp; &lt;b&gt;'],
    ['# head', String.raw`\# head`],
    ['- item', String.raw`\- item`],
    ['= computed', String.raw`\= computed`],
    ['1. first', String.raw`1\. first`],
    ['9.3% in Aug', '9.3% in Aug'],
    ['www.x.example', 'www .x.example'],
    ['a | b', String.raw`a \| b`],
    [String.raw`\[x]`, String.raw`\\\[x\]`],
  ])('%s is shown as it is', ([text, escaped]) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

test('a notification has no sign of markup, and ends at a word', () => {
  expect(notificationLine('<at>Bob</at> [x](https://y.example) **9.3%**', 100)).toBe(
    '‹at›Bob‹/at› (x)(https: //y.example) 9.3%',
  );
  expect(notificationLine('Micro caps rose 9.3% in August', 20)).toBe('Micro caps rose…');
});
