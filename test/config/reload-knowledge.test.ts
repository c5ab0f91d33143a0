import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '#src/config/knowledge.ts';
import type { ConfigFolder } from '#src/config/read-yaml.ts';
import { reloadKnowledge, type StandingKnowledge, toStanding } from '#src/config/reload-knowledge.ts';
import { swap, writeConfig } from './temp-config.ts';
import { PROJECT_REPORT, tempKnowledge } from './temp-knowledge.ts';

function start(): { readonly folder: ConfigFolder; readonly standing: StandingKnowledge; readonly report: string } {
  const folder = tempKnowledge();
  const standing = toStanding(loadKnowledge(folder.path));
  if (standing === undefined) throw new Error('the copy of the configuration is not good');
  return { folder, standing, report: readFileSync(join(folder.path, PROJECT_REPORT), 'utf8') };
}

function idsOf(standing: StandingKnowledge): readonly string[] {
  return standing.knowledge.library.reports.map(({ id }) => id);
}

function edit(folder: ConfigFolder, file: string, part: string, by: string): void {
  writeConfig(folder, file, swap(readFileSync(join(folder.path, file), 'utf8'), part, by));
}

describe('what is good is taken', () => {
  test('a new report', () => {
    const { folder, standing, report } = start();
    writeConfig(folder, 'reports/second.yaml', swap(report, 'version: 1', 'version: 2'));
    const next = reloadKnowledge(folder.path, standing);

    expect(idsOf(next)).toEqual(['jefferies-2025-08@2', 'jefferies-2025-08@1']);
    expect(idsOf(standing)).toEqual(['jefferies-2025-08@1']);
    expect(next.problems).toEqual([]);
  });

  test('a phrase and a wording', () => {
    const { folder, standing } = start();
    edit(folder, 'lexicon/en/words.yaml', 'micro caps;', 'micro caps; micros;');
    const next = reloadKnowledge(folder.path, standing);

    expect(next.knowledge.lexicon.size).toBe(standing.knowledge.lexicon.size + 1);
  });

  test('that a report is gone, while another is there', () => {
    const { folder, standing, report } = start();
    writeConfig(folder, 'reports/second.yaml', swap(report, 'version: 1', 'version: 2'));
    const both = reloadKnowledge(folder.path, standing);
    rmSync(join(folder.path, PROJECT_REPORT));

    expect(idsOf(reloadKnowledge(folder.path, both))).toEqual(['jefferies-2025-08@2']);
  });
});

describe('what is faulty leaves the last good standing', () => {
  test('a report that broke: the rest of the change is taken', () => {
    const { folder, standing, report } = start();
    writeConfig(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', 'value: 9.3%,'));
    writeConfig(folder, 'reports/second.yaml', swap(report, 'version: 1', 'version: 2'));
    const next = reloadKnowledge(folder.path, standing);

    expect(idsOf(next)).toEqual(['jefferies-2025-08@2', 'jefferies-2025-08@1']);
    expect(next.knowledge.library.report('jefferies-2025-08@1')).toBe(standing.knowledge.library.latest);
    expect(next.problems.map(({ details }) => `${details.file} ${details.value}`)).toEqual([
      `config/${PROJECT_REPORT} 9.3%`,
    ]);
  });

  test('through several reloads, until it is whole again', () => {
    const { folder, standing, report } = start();
    writeConfig(folder, PROJECT_REPORT, 'id: "');
    const broken = reloadKnowledge(folder.path, reloadKnowledge(folder.path, standing));
    writeConfig(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', 'value: 9.4,'));
    const whole = reloadKnowledge(folder.path, broken);

    expect([idsOf(broken), broken.problems.length]).toEqual([['jefferies-2025-08@1'], 1]);
    expect(whole.knowledge.library.figure('return|micro_cap|month:2025-08|jefferies-2025-08@1')?.value).toBe('9.4');
    expect(whole.problems).toEqual([]);
  });

  test('a report that was never good stays out', () => {
    const { folder, standing } = start();
    writeConfig(folder, 'reports/second.yaml', 'id: "');
    const next = reloadKnowledge(folder.path, standing);

    expect([idsOf(next), next.problems.length]).toEqual([['jefferies-2025-08@1'], 1]);
  });

  test('a report that broke while another file took its place gives way', () => {
    const { folder, standing, report } = start();
    writeConfig(folder, 'reports/0-first.yaml', swap(report, 'value: 9.3,', 'value: 9.4,'));
    writeConfig(folder, PROJECT_REPORT, 'id: "');
    const next = reloadKnowledge(folder.path, standing);

    expect(idsOf(next)).toEqual(['jefferies-2025-08@1']);
    expect(next.knowledge.library.figure('return|micro_cap|month:2025-08|jefferies-2025-08@1')?.value).toBe('9.4');
  });

  test.for([
    ['metrics.yaml', 'unit: pct', 'unit: percent'],
    ['lexicon/en/words.yaml', 'harmless', 'harmles'],
    ['messages/en.yaml', '{reading}', '{readng}'],
  ] as const)('a fault in %s', ([file, part, by]) => {
    const { folder, standing, report } = start();
    edit(folder, file, part, by);
    writeConfig(folder, 'reports/second.yaml', swap(report, 'version: 1', 'version: 2'));
    const next = reloadKnowledge(folder.path, standing);

    expect(next.knowledge).toBe(standing.knowledge);
    expect(next.problems.length).toBeGreaterThan(0);
  });

  test('no report at all', () => {
    const { folder, standing } = start();
    rmSync(join(folder.path, PROJECT_REPORT));
    const next = reloadKnowledge(folder.path, standing);

    expect(next.knowledge).toBe(standing.knowledge);
    expect(next.problems.map(({ code }) => code)).toEqual(['NO_REPORT']);
  });

  test('a catalogue without a segment that the only good report is about', () => {
    const { folder, standing } = start();
    edit(folder, 'segments.yaml', '- id: bond_proxies', '- id: bond_like');
    const next = reloadKnowledge(folder.path, standing);

    expect(next.knowledge).toBe(standing.knowledge);
    expect(next.problems[0]?.details).toMatchObject({ file: `config/${PROJECT_REPORT}`, value: 'bond_proxies' });
  });
});

test('a faulty catalogue is no start', () => {
  const folder = tempKnowledge();
  writeConfig(folder, 'metrics.yaml', 'a: "');

  expect(toStanding(loadKnowledge(folder.path))).toBeUndefined();
});
