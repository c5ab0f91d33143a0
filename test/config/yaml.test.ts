import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml, type YamlSource } from '#src/config/yaml.ts';

function parseGood(text: string): YamlSource {
  const read = parseYaml(text, 'config/a.yaml');
  if (read.kind !== 'yaml') throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.source;
}

function messagesOf(text: string): readonly string[] {
  const read = parseYaml(text, 'config/a.yaml');
  return read.kind === 'problems' ? read.problems.map(({ message }) => message) : [];
}

describe('every scalar stays the text that was written', () => {
  test.for([
    ['value: 9.30', { value: '9.30' }],
    ['value: 0x1F', { value: '0x1F' }],
    ['value: 2025-08', { value: '2025-08' }],
    ['value: 1e5', { value: '1e5' }],
    ['value: yes', { value: 'yes' }],
    ['value: ~', { value: '~' }],
    ['value:', { value: '' }],
    ['<<: text', { '<<': 'text' }],
    ['%YAML 1.1\n---\nvalue: 0o7', { value: '0o7' }],
    ['- &a 7\n- *a', ['7', '7']],
    ['', null],
  ] as const)('%j', ([text, data]) => {
    expect(parseGood(text).data).toEqual(data);
  });
});

describe('every value has its line', () => {
  const source = parseGood(
    '# head\na: 1\nb:\n  - c: 2\n    d:\n      e: |\n        one\n\n        two\n  - f: >\n      three\n      four\n',
  );

  test.for([
    [[], 2],
    [['a'], 2],
    [['b'], 3],
    [['b', 0], 4],
    [['b', 0, 'd', 'e'], 6],
    [['b', 1, 'f'], 10],
  ] as const)('%j stands in line %i', ([path, line]) => {
    expect(source.lineOf(path)).toBe(line);
  });

  test.for([
    [['nowhere'], 2],
    [['b', 0, 'missing'], 4],
    [['b', 0, 'd', 'missing'], 5],
    [['b', 7], 3],
    [['a', 'below', 'a', 'text'], 2],
  ] as const)('%j is not there: its parent stands in line %i', ([path, line]) => {
    expect(source.lineOf(path)).toBe(line);
  });

  test('the lines of a block are counted one by one', () => {
    expect(source.linesOf(['b', 0, 'd', 'e']).slice(0, 3)).toEqual([
      { text: 'one', line: 7 },
      { text: '', line: 8 },
      { text: 'two', line: 9 },
    ]);
  });

  test('a folded text has the line it starts on', () => {
    expect(source.linesOf(['b', 1, 'f'])[0]).toEqual({ text: 'three four', line: 10 });
  });

  test('lines are counted the same with the line ends of Windows', () => {
    expect(parseGood('a: |\r\n  one\r\n  two\r\nb: 3\r\n').linesOf(['a']).slice(0, 2)).toEqual([
      { text: 'one', line: 2 },
      { text: 'two', line: 3 },
    ]);
  });

  test('what is no text has no lines', () => {
    expect([source.linesOf(['b']), source.linesOf(['missing'])]).toEqual([[], []]);
  });
});

describe('what is not YAML that we take is refused with its line', () => {
  test.for([
    [
      'a: 1\nb: "open\n',
      'config/a.yaml:3: is not valid YAML: Missing closing "quote (found: "") -> Add what is missing: a closing quote or bracket, or the colon after a key. [YAML_SYNTAX]',
    ],
    [
      'a: 1\nb: c: d\n',
      'config/a.yaml:2: is not valid YAML: Nested mappings are not allowed in compact mappings (found: "b: c: d") -> Indent the line like its neighbours; or quote the value where it holds a colon and a space. [YAML_SYNTAX]',
    ],
    [
      'a: 1\nb: 2\na: 3\n',
      'config/a.yaml:3: the key stands twice in one mapping, first in line 1 (found: "a") -> Remove or rename it. [ID_TWICE]',
    ],
    [
      'a:\n  __proto__: { admin: true }\n',
      'config/a.yaml:2: the key is not one that can be used (found: "__proto__") -> Remove or rename it. [VALUE_REFUSED]',
    ],
    [
      'a: !!timestamp 2025-08-29\n',
      'config/a.yaml:1: is not valid YAML: Unresolved tag: tag:yaml.org,2002:timestamp (found: "a: !!timestamp 2025-08-29") -> Correct the line; quote values that hold a colon or start with a special character. [YAML_SYNTAX]',
    ],
  ] as const)('%j', ([text, message]) => {
    expect(messagesOf(text)).toContain(message);
  });

  test('a document after the first', () => {
    expect(messagesOf('a: 1\n---\nb: 2\n')).toEqual([
      expect.stringMatching(
        /^config\/a\.yaml:\d: .* -> Keep one document in a file: remove the lines that hold only "---"\. \[YAML_SYNTAX\]$/,
      ),
    ]);
  });

  test('aliases that multiply what a file holds', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );

    expect(messagesOf(['l0: &l0 [x]', ...levels].join('\n'))).toEqual([
      'config/a.yaml:1: has aliases that cannot be resolved or multiply too much -> Write it out flat, without anchors and aliases. [YAML_SYNTAX]',
    ]);
  });

  test('lists in lists in lists, without end', () => {
    expect(messagesOf(`${'['.repeat(50_000)}`).at(0)).toMatch(/^config\/a\.yaml:1: .* \[YAML_SYNTAX\]$/);
  });

  test('the keys of a large mapping are not compared each with each', () => {
    const text = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join('\n');

    expect(Object.keys(parseGood(text).data ?? {})).toHaveLength(30_000);
  });
});

describe('any text', () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        'a',
        'b: ',
        '- ',
        '\n',
        '  ',
        '\t',
        '"',
        "'",
        '|',
        '>',
        '&x ',
        '*x',
        '!t ',
        '{',
        '}',
        '[',
        ']',
        ',',
        '? ',
        '# ',
        '---\n',
        '%',
        '__proto__: ',
        '\u0000',
        '\uFEFF',
        '文',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  test('gives data of texts, lists and mappings, or problems with file and line', () => {
    const isPlain = (value: unknown, depth = 0): boolean =>
      value === null ||
      typeof value === 'string' ||
      depth > 50 ||
      (typeof value === 'object' && Object.values(value).every((part) => isPlain(part, depth + 1)));

    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' })), (text) => {
        const read = parseYaml(text, 'config/a.yaml');
        if (read.kind === 'yaml') return isPlain(read.source.data) && read.source.lineOf(['a', 0, 'b']) >= 1;
        return (
          read.problems.length > 0 &&
          read.problems.every(({ details }) => details.file === 'config/a.yaml' && (details.line ?? 0) >= 1)
        );
      }),
      { numRuns: 2000 },
    );
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });
});
