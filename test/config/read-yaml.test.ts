import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from '#src/config/read-yaml.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { ReportFile } from '#src/core/report.ts';
import { tempConfig } from './temp-config.ts';

const File = z.strictObject({
  unit: z.enum(['pct', 'bp']),
  id: z.string().regex(/^[a-z]+$/, 'is not an id'),
  names: z.array(z.string().min(1)).min(1).optional(),
  label: z.strictObject({ en: z.string() }).optional(),
  window: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('month') }),
      z.strictObject({ kind: z.literal('ytd') }),
    ])
    .optional(),
  words: z.record(z.string().regex(/^[a-z]+$/, 'is not a word'), z.string()).optional(),
  code: z.string().length(2).optional(),
});

function writeAs(folder: string, text: string): string {
  writeFileSync(join(folder, 'any.yaml'), text);
  return 'any.yaml';
}

function problemsIn(content: string | Buffer): readonly string[] {
  const read = readYaml(tempConfig({ 'a.yaml': content }), 'a.yaml', File);
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

describe('a value that the schema refuses is named with file, line, what was found and what to do', () => {
  test.for([
    [
      'unit: pctt\nid: a\n',
      'config/a.yaml:1: unit is not one of the allowed values (found: "pctt") -> Use one of pct, bp. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: A1\n',
      'config/a.yaml:2: id is not an id (found: "A1") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    ['id: a\n', 'config/a.yaml:1: unit is missing -> Add it: one of pct, bp. [VALUE_REFUSED]'],
    ['unit: pct\n', 'config/a.yaml:1: id is missing -> Add it. [VALUE_REFUSED]'],
    [
      'unit: pct\nid: a\nlabel: { zh: x, en: y }\n',
      'config/a.yaml:3: the key is not known here (found: "zh") -> Remove it, or correct its spelling. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nlabel:\n',
      'config/a.yaml:3: label must be a mapping and is empty (found: "") -> Write it as "key: value" lines. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nlabel:\n  en: [x]\n',
      'config/a.yaml:4: en must be a text and is a list -> Write one value there. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nnames: x\n',
      'config/a.yaml:3: names must be a list and is a text (found: "x") -> Write it as a list: lines that start with "- ", or values in [ ]. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nnames: []\n',
      'config/a.yaml:3: names is empty -> Fill it in, or remove the key where it may be left out. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nnames:\n  - x\n  - ""\n',
      'config/a.yaml:5: entry 2 of names is empty (found: "") -> Fill it in, or remove the key where it may be left out. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nwindow: { kind: week }\n',
      'config/a.yaml:3: kind is not one of the allowed values (found: "week") -> Use one of month, ytd. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nwindow: {}\n',
      'config/a.yaml:3: kind is missing -> Add it: one of month, ytd. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\nwords:\n  ok: x\n  Bad1: x\n',
      'config/a.yaml:5: the key is not a word (found: "Bad1") -> Rename it. [VALUE_REFUSED]',
    ],
    [
      'unit: pct\nid: a\ncode: abc\n',
      'config/a.yaml:3: code must have at most 2 characters (found: "abc") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    ['', 'config/a.yaml:1: the file must be a mapping and is empty -> Write it as "key: value" lines. [VALUE_REFUSED]'],
    [
      '- a\n',
      'config/a.yaml:1: the file must be a mapping and is a list -> Write it as "key: value" lines. [VALUE_REFUSED]',
    ],
  ] as const)('%j', ([content, message]) => {
    expect(problemsIn(content)).toEqual([message]);
  });

  test('all problems of a file are told at once', () => {
    expect(problemsIn('unit: x\nid: 1\nfoo: 1\nbar: 1\n')).toHaveLength(4);
  });

  test('but not more than a hundred', () => {
    expect(problemsIn(Array.from({ length: 500 }, (_, index) => `k${index}: 1`).join('\n'))).toHaveLength(100);
  });
});

describe('a file that cannot be read says why', () => {
  test('it is not there', () => {
    const read = readYaml(tempConfig({}), 'a.yaml', File);

    expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
      'config/a.yaml: A file that is needed is not there. -> Put it back, or correct its path in the settings. [FILE_MISSING]',
    ]);
  });

  test('it is a folder', () => {
    const folder = tempConfig({});
    mkdirSync(join(folder.path, 'a.yaml'));
    const read = readYaml(folder, 'a.yaml', File);

    expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
      'config/a.yaml: is not a file -> Put a file of that name there. [FILE_UNREADABLE]',
    ]);
  });

  test('the system does not give it', () => {
    const folder = tempConfig({});
    symlinkSync('a.yaml', join(folder.path, 'a.yaml'));
    const read = readYaml(folder, 'a.yaml', File);

    expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
      'config/a.yaml: could not be read (the system says ELOOP) -> Check its permissions and that it is UTF-8 text. [FILE_UNREADABLE]',
    ]);
  });

  test('it is too large', () => {
    expect(problemsIn(Buffer.alloc(5_000_001, 'a'))).toEqual([
      'config/a.yaml: is larger than 5 MB (found: "5000001 bytes") -> Split it into smaller files. [FILE_UNREADABLE]',
    ]);
  });

  test('it is not UTF-8', () => {
    expect(problemsIn(Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe]))).toEqual([
      'config/a.yaml: is not UTF-8 text -> Save it as UTF-8. [FILE_UNREADABLE]',
    ]);
  });

  test('a byte order mark is no fault', () => {
    expect(problemsIn('\uFEFFunit: pct\nid: a\n')).toEqual([]);
  });
});

test('whatever a report file holds, what comes out is a report or problems with a line', () => {
  const folder = tempConfig({});
  const key = fc.constantFrom('id', 'version', 'figures', 'windows', 'title', 'kind', '__proto__', 'constructor', 'x');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));

  fc.assert(
    fc.property(fc.oneof(tree, fc.string()), (value) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      const read = readYaml(folder, writeAs(folder.path, text), ReportFile);
      return (
        read.ok ||
        (read.problems.length > 0 &&
          read.problems.every((problem) => problem instanceof SmallcapsError && (problem.details.line ?? 0) >= 1))
      );
    }),
    { numRuns: 300 },
  );
});
