import { describe, expect, test } from 'vitest';
import { readLexiconFiles } from '#src/config/lexicon-files.ts';
import { tempConfig } from './temp-config.ts';

const EN = `# sizes
- means: segment.micro_cap
  phrases: |
    micro caps; micro cap ;; micros

    microcap;
  examples: |
    how did micro caps do
  counter: |
    microeconomics class
    micro managers
- means: harmless
  phrases: the; a
`;
const ZH = '- means: segment.micro_cap\n  phrases: |\n    微盘股\n';
const FILES = {
  'lexicon/en/sizes.yaml': EN,
  'lexicon/zh/sizes.yaml': ZH,
  'lexicon/zh/traditional.yaml': 'pairs: |\n  盤盘 億亿\n  萬万\n',
};

function problemsWith(files: Readonly<Record<string, string>>): readonly string[] {
  return readLexiconFiles(tempConfig({ ...FILES, ...files })).problems.map(({ message }) => message);
}

describe('good files', () => {
  test('give every phrase with its own line', () => {
    const { entries, problems } = readLexiconFiles(tempConfig(FILES));

    expect(problems).toEqual([]);
    expect(entries.map(({ phrase, means, file, line }) => `${file}:${line} ${means} ${phrase}`)).toEqual([
      'config/lexicon/en/sizes.yaml:4 segment.micro_cap micro caps',
      'config/lexicon/en/sizes.yaml:4 segment.micro_cap micro cap',
      'config/lexicon/en/sizes.yaml:4 segment.micro_cap micros',
      'config/lexicon/en/sizes.yaml:6 segment.micro_cap microcap',
      'config/lexicon/en/sizes.yaml:13 harmless the',
      'config/lexicon/en/sizes.yaml:13 harmless a',
      'config/lexicon/zh/sizes.yaml:3 segment.micro_cap 微盘股',
    ]);
  });

  test('give their questions for the tests', () => {
    expect(readLexiconFiles(tempConfig(FILES)).examples).toEqual([
      {
        kind: 'example',
        locale: 'en',
        question: 'how did micro caps do',
        means: 'segment.micro_cap',
        file: 'config/lexicon/en/sizes.yaml',
        line: 8,
      },
      {
        kind: 'counter',
        locale: 'en',
        question: 'microeconomics class',
        means: 'segment.micro_cap',
        file: 'config/lexicon/en/sizes.yaml',
        line: 10,
      },
      {
        kind: 'counter',
        locale: 'en',
        question: 'micro managers',
        means: 'segment.micro_cap',
        file: 'config/lexicon/en/sizes.yaml',
        line: 11,
      },
    ]);
  });

  test('give the simplified form of traditional characters', () => {
    expect(Object.fromEntries(readLexiconFiles(tempConfig(FILES)).pairs)).toEqual({ 盤: '盘', 億: '亿', 萬: '万' });
  });

  test('are all listed', () => {
    expect(readLexiconFiles(tempConfig(FILES)).files).toEqual([
      'lexicon/en/sizes.yaml',
      'lexicon/zh/sizes.yaml',
      'lexicon/zh/traditional.yaml',
    ]);
  });
});

describe('a fault in the lexicon is named with its line', () => {
  test.for([
    [
      'lexicon/en/sizes.yaml',
      '- means: harmless\n',
      'config/lexicon/en/sizes.yaml:1: phrases is missing -> Add it. [VALUE_REFUSED]',
    ],
    [
      'lexicon/en/sizes.yaml',
      '- means: harmless\n  phrase: a\n  phrases: b\n',
      'config/lexicon/en/sizes.yaml:2: the key is not known here (found: "phrase") -> Remove it, or correct its spelling. [VALUE_REFUSED]',
    ],
    [
      'lexicon/en/sizes.yaml',
      '- means: harmless\n  phrases: |\n    a; b\n    # no phrase\n',
      'config/lexicon/en/sizes.yaml:4: a comment stands among the phrases (found: "# no phrase") -> Move it out of the block. [VALUE_REFUSED]',
    ],
    [
      'lexicon/zh/traditional.yaml',
      'pairs: |\n  盤盘\n  億亿万\n',
      'config/lexicon/zh/traditional.yaml:3: a pair is not two characters (found: "億亿万") -> Write two characters, the traditional and the simplified, and a space. [VALUE_REFUSED]',
    ],
    [
      'lexicon/zh/traditional.yaml',
      'pairs: |\n  盤盘\n  盤万\n',
      'config/lexicon/zh/traditional.yaml:3: the character stands already with 盘 (found: "盤万") -> Remove or rename one of the two. [ID_TWICE]',
    ],
  ] as const)('%s: %j', ([file, text, message]) => {
    expect(problemsWith({ [file]: text })).toEqual([message]);
  });

  test('a language without a folder, and no characters', () => {
    const { problems } = readLexiconFiles(tempConfig({ 'lexicon/en/sizes.yaml': EN }));

    expect(problems.map(({ code, details }) => `${code} ${details.file}`)).toEqual([
      'FILE_MISSING config/lexicon/zh',
      'FILE_MISSING config/lexicon/zh/traditional.yaml',
    ]);
  });

  test('a faulty file does not hide the others', () => {
    const { entries, problems } = readLexiconFiles(tempConfig({ ...FILES, 'lexicon/en/faulty.yaml': '- "' }));

    expect(problems.map(({ code }) => code)).toEqual(['YAML_SYNTAX']);
    expect(entries).toHaveLength(7);
  });
});
