import fc from 'fast-check';

/** Texts that would mention, link, hide or break out where they are parsed, and some that are merely too long. */
const HOSTILE = [
  '<!channel>',
  '<!here> @everyone',
  '<@U1>',
  '<#C1|general>',
  '<https://x.example|y>',
  'https://x.example/',
  '&lt;!channel&gt; &amp;',
  '`code` *bold* _it_ ~no~',
  ':rotating_light: :skin-tone-2:',
  '[link](https://x.example) ![](https://x.example/a.png) <at>Bob</at>',
  '{{DATE(2025-09-02T08:00:00Z, SHORT)}} {{{TIME(2025-09-02T08:00:00Z)}}',
  '# head\n1. one\n- two\n=== www.x.example',
  '> quoted\n• listed\r\n```\nfence',
  '\u202eabc\u2066\u200b\u0000\u001b[31m',
  '\ud83d half',
  '🐻‍❄️👩‍👩‍👧‍👦'.repeat(30),
  'x'.repeat(40_000),
  'word <@U1> & '.repeat(3_000),
  '&'.repeat(5_000),
  ' ',
  '',
] as const;

/** Any text, one in two of them hostile. */
export const hostileWords: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(...HOSTILE),
);

/** Any short text, so that many of them fit into a message. */
export const shortWords: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('Aug 2025', 'Micro caps', '微盘股', 'House via Wire, 2 Sep 2025, ¶2'),
);
