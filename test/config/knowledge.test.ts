import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '#src/config/knowledge.ts';
import { swap, writeConfig } from './temp-config.ts';
import { PROJECT_REPORT, tempKnowledge } from './temp-knowledge.ts';

test('good files give one snapshot of reports, lexicon and messages', () => {
  const { knowledge, problems, files } = loadKnowledge(tempKnowledge().path);

  expect(problems.map(({ message }) => message)).toEqual([]);
  expect(knowledge?.library.latest?.id).toBe('jefferies-2025-08@1');
  expect(knowledge?.lexicon.size).toBe(8);
  expect(knowledge?.wordings.zh.size).toBe(knowledge?.wordings.en.size);
  expect(files).toEqual([
    'config/metrics.yaml',
    'config/segments.yaml',
    'config/doubts.yaml',
    'config/lexicon/en/schedule.yaml',
    'config/lexicon/en/words.yaml',
    'config/lexicon/en/zones.yaml',
    'config/lexicon/zh/schedule.yaml',
    'config/lexicon/zh/traditional.yaml',
    'config/lexicon/zh/words.yaml',
    'config/lexicon/zh/zones.yaml',
    'config/calendar.yaml',
    'config/messages/en.yaml',
    'config/messages/zh.yaml',
    'config/commands/en.yaml',
    'config/commands/zh.yaml',
    `config/${PROJECT_REPORT}`,
    ...[...(knowledge?.templates.keys() ?? [])].map((name) => `templates/${name}.yaml`),
  ]);
});

describe('a faulty report leaves the others standing', () => {
  test('with its problem', () => {
    const folder = tempKnowledge();
    writeConfig(folder, 'reports/faulty.yaml', 'id: x\n');
    const { knowledge, problems, refusedReports } = loadKnowledge(folder.path);

    expect(knowledge?.library.reports.map(({ id }) => id)).toEqual(['jefferies-2025-08@1']);
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map(({ details }) => details.file))).toEqual(new Set(['config/reports/faulty.yaml']));
    expect(refusedReports).toEqual(['reports/faulty.yaml']);
  });

  test('even the only one: the bot then has no report', () => {
    const folder = tempKnowledge();
    rmSync(join(folder.path, PROJECT_REPORT));
    const { knowledge, problems } = loadKnowledge(folder.path);

    expect(knowledge?.library.latest).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual([
      'config/reports: No report could be loaded. -> Put at least one valid report into config/reports. [NO_REPORT]',
    ]);
  });
});

describe('there is no knowledge, and the problem is told, with a fault in', () => {
  test.for([
    ['metrics.yaml', 'unit: pct', 'unit: percent', 'VALUE_REFUSED config/metrics.yaml:3'],
    ['segments.yaml', 'metric: return', 'metric: yield', 'ID_UNKNOWN config/segments.yaml:4'],
    ['doubts.yaml', 'basis-unstated:', 'basis unstated:', 'VALUE_REFUSED config/doubts.yaml:3'],
    [
      'lexicon/en/words.yaml',
      'micro caps; micro cap',
      'micro caps; the',
      'PHRASE_TWICE config/lexicon/en/words.yaml:4',
    ],
    ['lexicon/en/words.yaml', 'segment.micro_cap', 'segment.mini_cap', 'ID_UNKNOWN config/lexicon/en/words.yaml:2'],
    ['lexicon/zh/traditional.yaml', '盤盘', '盤', 'VALUE_REFUSED config/lexicon/zh/traditional.yaml:1'],
    ['lexicon/en/zones.yaml', 'zone.Asia/Tokyo', 'zone.Asia/Tokio', 'ID_UNKNOWN config/lexicon/en/zones.yaml:16'],
    ['calendar.yaml', '2028-12-31', '2028-12-32', 'VALUE_REFUSED config/calendar.yaml:6'],
    ['messages/en.yaml', '{reading}', '{readng}', 'WORDING_MISMATCH config/messages/en.yaml:'],
  ] as const)('%s: %s -> %s', ([file, part, by, problem]) => {
    const folder = tempKnowledge();
    writeConfig(folder, file, swap(readFileSync(join(folder.path, file), 'utf8'), part, by));
    const { knowledge, problems } = loadKnowledge(folder.path);

    expect(knowledge).toBeUndefined();
    expect(problems.map(({ code, details }) => `${code} ${details.file}:${details.line}`)).toContainEqual(
      expect.stringContaining(problem),
    );
  });

  test('a meaning that does not exist, told once for all its phrases', () => {
    const folder = tempKnowledge();
    writeConfig(
      folder,
      'lexicon/en/words.yaml',
      '- means: segment.mini\n  phrases: |\n    a; b\n    c\n- means: op.mini\n  phrases: d\n',
    );
    const { problems } = loadKnowledge(folder.path);

    expect(problems.map(({ details }) => `${details.line} ${details.value}`)).toEqual(['3 segment.mini', '6 op.mini']);
  });

  test('a whole folder that is not there', () => {
    const { knowledge, problems } = loadKnowledge(join(tempKnowledge().path, 'nowhere'));

    expect(knowledge).toBeUndefined();
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['FILE_MISSING']));
  });
});

test("the project's own configuration is good", () => {
  expect(loadKnowledge('config').problems.map(({ message }) => message)).toEqual([]);
});
