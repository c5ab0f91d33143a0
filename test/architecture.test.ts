import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import biome from '../biome.json' with { type: 'json' };
import { countLines, findViolations, MAX_LINES, median } from './architecture/check.ts';
import { importsOf } from './architecture/imports.ts';
import { ROOMS, toImportRules } from './architecture/rooms.ts';

const paths = globSync('{src,test}/**/*.{ts,js}').map((path) => path.replaceAll('\\', '/'));
const files = new Map(paths.toSorted().map((path) => [path, readFileSync(path, 'utf8')]));

test('the repository keeps to its rooms, ceilings and names', () => {
  const sizes = [...files].filter(([path]) => path.startsWith('src/')).map(([, text]) => countLines(text));

  console.log(`src: ${sizes.length} files, median ${median(sizes)} lines, largest ${Math.max(0, ...sizes)}`);

  expect(findViolations(files)).toEqual([]);
});

test('biome.json restricts the same imports', () => {
  const stated = biome.overrides.flatMap(({ includes, linter }) =>
    'style' in linter.rules
      ? linter.rules.style.noRestrictedImports.options.patterns.map(({ group }) => ({ includes, group }))
      : [],
  );

  expect(stated).toEqual(toImportRules(ROOMS));
});

// Put together here, so that this file itself does not hold what it forbids.
const call = (...words: string[]) => `${words.join('.')}('x', () => {});`;

describe('a planted fault is caught:', () => {
  test.for([
    [
      'core -> pure room',
      'src/core/a.ts',
      "import type { B } from '#src/query/b.ts';",
      'core may not import src/query/b.ts',
    ],
    ['core -> package', 'src/core/a.ts', "import pino from 'pino';", 'core may not import pino'],
    ['core -> part of zod', 'src/core/a.ts', "import { z } from 'zod/v3';", 'core may not import zod/v3'],
    ['pure room -> node', 'src/query/a.ts', "import {\n  join,\n} from 'node:path';", 'query may not import node:path'],
    [
      'pure room -> pure room',
      'src/briefing/a.ts',
      "export { b } from '../query/b.ts';",
      'briefing may not import src/query/b.ts',
    ],
    ['pure room -> use case', 'src/market/a.ts', "import '#src/bot/b.ts';", 'market may not import src/bot/b.ts'],
    [
      'use case -> edge',
      'src/bot/a.ts',
      "const b = await import('#src/chart/b.ts');",
      'bot may not import src/chart/b.ts',
    ],
    ['use case -> node', 'src/bot/a.ts', "import 'node:fs';", 'bot may not import node:fs'],
    ['edge -> use case', 'src/clock/a.ts', "import { b } from '#src/bot/b.ts';", 'clock may not import src/bot/b.ts'],
    ['edge -> edge', 'src/chart/a.ts', "let b: import('#src/config/b.ts').B;", 'chart may not import src/config/b.ts'],
    [
      'platform -> platform',
      'src/platform/slack/a.ts',
      "import { b } from '../teams/b.ts';",
      'platform/slack may not import src/platform/teams/b.ts',
    ],
    [
      'store -> store',
      'src/storage/sqlite/a.ts',
      "import { b } from '#src/storage/memory/b.ts';",
      'storage/sqlite may not import src/storage/memory/b.ts',
    ],
    [
      'shared store -> store',
      'src/storage/a.ts',
      "import './memory/b.ts';",
      'storage may not import src/storage/memory/b.ts',
    ],
    ['edge -> composition', 'src/feed/a.ts', "import '../main.ts';", 'feed may not import src/main.ts'],
    ['source -> test', 'src/cli/a.ts', "import '#test/b.ts';", 'src may not import test/b.ts'],
    ['no such room', 'src/misc/a.ts', '', 'belongs to no room of the import matrix'],
    ['nothing right under platform/', 'src/platform/a.ts', '', 'belongs to no room of the import matrix'],
    ['the clock in a pure room', 'src/schedule/a.ts', 'const now = new Date();', 'a pure room may not use the clock'],
    ['the environment in core', 'src/core/a.ts', "process.env['TZ'];", 'a pure room may not use the environment'],
    ['default export', 'src/clock/a.ts', 'export default 1;', 'default export'],
    [
      're-export of all',
      'src/clock/a.ts',
      "export * from './b.ts';",
      'no barrel: export * hides where things are from',
    ],
    ['barrel file', 'src/core/index.ts', '', 'no barrel file: import the file itself'],
    ['utils', 'src/core/utils.ts', '', 'a file is named after the one thing it exports, never utils'],
    ['helpers', 'src/core/helpers/a.ts', '', 'no helpers/ folder: name what is in it'],
    ['mock', 'test/a.test.ts', call('vi', 'mock'), 'no vi.mock: use the memory implementation'],
    [
      'skip',
      'test/a.test.ts',
      call('describe', 'skip'),
      'no test is skipped, singled out, left to do or expected to fail',
    ],
    [
      'only',
      'test/a.test.ts',
      call('test', 'concurrent', 'only'),
      'no test is skipped, singled out, left to do or expected to fail',
    ],
    [
      'skip on a condition',
      'test/a.test.ts',
      call('test', 'skipIf(!process.env.X)'),
      'skips on a condition without a SMALLCAPS_..._REQUIRED switch that turns it into a failure',
    ],
  ] as const)('%s', ([, file, text, fault]) => {
    expect(findViolations(new Map([[file, text]]))).toEqual([`${file}: ${fault}`]);
  });

  test('a file past the ceiling', () => {
    const lines = (count: number) => new Map([['src/core/a.ts', '// line\n'.repeat(count)]]);

    expect(findViolations(lines(MAX_LINES))).toEqual([]);
    expect(findViolations(lines(MAX_LINES + 1))).toEqual(['src/core/a.ts: 301 lines, more than 300']);
  });

  test('a cycle, of types too', () => {
    const knot = new Map([
      ['src/core/a.ts', "import { b } from './b.ts';"],
      ['src/core/b.ts', "import type { C } from './c.ts';"],
      ['src/core/c.ts', "import { type A } from './a.ts';\nimport { d } from './d.ts';"],
      ['src/core/d.ts', "import { e } from './e.ts';"],
      ['src/core/e.ts', ''],
    ]);

    expect(findViolations(knot)).toEqual(['src/core/a.ts: import cycle: src/core/a.ts, src/core/b.ts, src/core/c.ts']);
  });
});

describe('what is allowed passes:', () => {
  test.for([
    ['src/core/a.ts', "import { z } from 'zod';\nimport { b } from './b.ts';"],
    ['src/query/a.ts', "import { b } from '#src/core/b.ts';"],
    ['src/bot/a.ts', "import type { Logger } from 'pino';\nimport { b } from '#src/query/b.ts';"],
    ['src/platform/web/pages/a.ts', "import type { P } from '#src/bot/ports.ts';\nimport { l } from '../limits.ts';"],
    ['src/storage/postgres/a.ts', "import pg from 'pg';\nimport { s } from '../schema.ts';"],
    ['src/main.ts', "import { s } from '#src/platform/slack/app.ts';\nimport { c } from './cli/c.ts';"],
    ['test/a.test.ts', "test.skipIf(!browser && !process.env['SMALLCAPS_BROWSER_REQUIRED'])('x', () => {});"],
  ] as const)('%s', ([file, text]) => {
    expect(findViolations(new Map([[file, text]]))).toEqual([]);
  });

  test('an example in a docstring imports nothing', () => {
    expect(importsOf("/**\n * import { a } from 'pino';\n */\n  // import 'node:fs';\nconst a = 1;")).toEqual([]);
  });
});
