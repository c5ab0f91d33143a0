import type { Random } from './random.ts';

const ESC = '\u001b';
const BELL = '\u0007';

/** Texts that would do something where they are not kept inert: markup, mentions, terminal escapes, what turns or hides text. */
const SNIPPETS: readonly string[] = [
  '<script>alert(1)</script>',
  '</p><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '<!--',
  ']]>',
  '<!channel>',
  '<!here|here>',
  '<@U012AB3CD>',
  '<https://example.com|9.3%>',
  '&amp;',
  '&lt;b&gt;',
  '&#x3c;b&#x3e;',
  '{{figure.value}}',
  '{reading}',
  '$(id)',
  '`code`',
  '*bold* _under_ ~gone~',
  '[9.3%](https://example.com)',
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}]0;title${BELL}`,
  `${ESC}]8;;https://example.com${BELL}link${ESC}]8;;${BELL}`,
  `${ESC}[2J${ESC}[H`,
  '\u009b31m',
  '\u0000',
  '\b\b\b\b',
  '\r\n',
  '\nSource: nobody, ¶9',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u202e3.9\u202c',
  '\u2066%\u2069',
  '\u200f',
  '\u061c',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u2060',
  '\u034f',
  '\u115f\u1160',
  '\u3164',
  '\uffa0',
  '\ufe0f',
  '\u180e',
  '\u{e0041}\u{e0042}',
  '\u{e0100}',
  '\u{1d173}',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\u{10ffff}',
  'e\u0301\u0301\u0301\u0301\u0301',
  '\u{1f468}\u200d\u{1f4bc}',
  'Ⅷ月',
  '９．３％',
  '𝟗.𝟑%',
  '١٢٫٥',
  'ｓｃｒｉｐｔ',
  '＜script＞alert(1)＜/script＞',
  '﹤b﹥',
  '1e309',
  '-0',
  '00000000009.3',
  '9.3.3.3',
  '999999999999999999999999999999',
  '0.0000000000000000001',
  '9,3,0',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  "'; drop table figures; --",
];

/** Where characters of one kind lie: whole planes, and the ranges that programs trip over most. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f],
  [0x0020, 0x007e],
  [0x007f, 0x009f],
  [0x00a0, 0x024f],
  [0x0300, 0x036f],
  [0x0370, 0x06ff],
  [0x2000, 0x206f],
  [0x2070, 0x2bff],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfe00, 0xffff],
  [0x0000, 0xffff],
  [0x10000, 0x1ffff],
  [0x20000, 0x2ffff],
  [0x30000, 0x3ffff],
  [0xe0000, 0xeffff],
  [0xf0000, 0x10ffff],
];

/** One text that would act. */
export function hostileSnippet(random: Random): string {
  return random.pick(SNIPPETS);
}

/** Characters from every plane, each run from a few ranges only, so that words of one script come up too. */
export function randomUnicode(random: Random): string {
  const ranges = [random.pick(RANGES), random.pick(RANGES)];
  const points = Array.from({ length: 1 + random.below(40) }, () => {
    const [from, to] = random.pick(ranges);
    return from + random.below(to - from + 1);
  });
  return String.fromCodePoint(...points);
}
