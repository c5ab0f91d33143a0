import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS, parsePlainLexicon } from '#src/config/plain-lexicon.ts';
import { parseYaml } from '#src/config/yaml.ts';

const FOLDERS = ['config/lexicon/en', 'config/lexicon/zh'];
const FILES = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter(
  (file) => !/(?:traditional|abbreviations)\.yaml$/.test(file),
);

test.each(FILES)('%s reads the same line by line as it does as YAML', (file) => {
  const text = readFileSync(file, 'utf8');
  const yaml = parseYaml(text, file);
  const groups = parsePlainLexicon(text);

  expect(groups).toBeDefined();
  if (yaml.kind !== 'yaml' || groups === undefined) throw new Error('not read');
  const byYaml = (yaml.source.data as { means: string }[]).map(({ means }, index) => ({
    means,
    lines: Object.fromEntries(
      BLOCKS.map((block) => [block, yaml.source.linesOf([index, block]).filter((line) => line.text.trim() !== '')]),
    ),
  }));
  const trimmed = groups.map(({ means, lines }) => ({
    means,
    lines: Object.fromEntries(BLOCKS.map((block) => [block, lines[block].filter((line) => line.text.trim() !== '')])),
  }));
  expect(trimmed).toEqual(byYaml);
});

test.each([
  ['a group without phrases', '- means: harmless\n  examples: |\n    a\n'],
  ['a phrase on the line of its key', '- means: harmless\n  phrases: please\n'],
  ['another key', '- means: harmless\n  phrases: |\n    a\n  note: |\n    b\n'],
  ['a comment inside a block', '- means: harmless\n  phrases: |\n    a\n    # b\n'],
  ['a block that stands twice', '- means: harmless\n  phrases: |\n    a\n  phrases: |\n    b\n'],
  ['nothing', ''],
])('leaves %s to the YAML reader', (_, text) => {
  expect(parsePlainLexicon(text)).toBeUndefined();
});
