import { describe, expect, test } from 'vitest';
import { readWords } from '#src/config/catalogue-files.ts';
import { swap, tempConfig, WORD_FILES } from './temp-config.ts';

function problemsWith(file: string, part: string, by: string): readonly string[] {
  const read = readWords(tempConfig({ ...WORD_FILES, [file]: swap(WORD_FILES[file] ?? '', part, by) }));
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

test('good files give metrics, segments and doubts in their order', () => {
  const read = readWords(tempConfig(WORD_FILES));

  expect(
    read.ok && [
      ...read.value.catalogue.metrics.keys(),
      ...read.value.catalogue.segments.keys(),
      ...read.value.doubts.keys(),
    ],
  ).toEqual(['return', 'relative_return', 'russell_2000', 'micro_cap', 'large_cap', 'basis-unstated']);
  expect(read.ok && read.value.catalogue.metrics.get('return')?.rankable).toBe(true);
});

describe('a fault in a catalogue is named with its line', () => {
  test.for([
    [
      'metrics.yaml',
      '- id: relative_return',
      '- id: return',
      'config/metrics.yaml:8: the id stands already in line 1 (found: "return") -> Remove or rename one of the two. [ID_TWICE]',
    ],
    [
      'segments.yaml',
      'id: micro_cap',
      'id: large_cap',
      'config/segments.yaml:3: the id stands already in line 2 (found: "large_cap") -> Remove or rename one of the two. [ID_TWICE]',
    ],
    [
      'metrics.yaml',
      'defaultSegment: russell_2000',
      'defaultSegment: russel',
      'config/metrics.yaml:5: defaultSegment is not a segment (found: "russel") -> Use an id of config/segments.yaml, or add it there. [ID_UNKNOWN]',
    ],
    [
      'metrics.yaml',
      'benchmark: large_cap',
      'benchmark: mid_cap',
      'config/metrics.yaml:11: benchmark is not a segment (found: "mid_cap") -> Use an id of config/segments.yaml, or add it there. [ID_UNKNOWN]',
    ],
    [
      'segments.yaml',
      'size, metric: return',
      'size, metric: yield',
      'config/segments.yaml:2: metric is not a metric (found: "yield") -> Use an id of config/metrics.yaml, or add it there. [ID_UNKNOWN]',
    ],
    [
      'metrics.yaml',
      'favourable: up',
      'favourable: upwards',
      'config/metrics.yaml:3: favourable is not one of the allowed values (found: "upwards") -> Use one of up, down, neither. [VALUE_REFUSED]',
    ],
    [
      'metrics.yaml',
      'unit: bp',
      'unit: bps',
      'config/metrics.yaml:9: unit is not one of the allowed values (found: "bps") -> Use one of pct, pp, bp, usd_bn, usd_mn, usd, x, year, count. [VALUE_REFUSED]',
    ],
    [
      'metrics.yaml',
      '{ en: lead, zh: 超额 }',
      '{ en: lead }',
      'config/metrics.yaml:12: zh is missing -> Add it. [VALUE_REFUSED]',
    ],
    [
      'doubts.yaml',
      'basis-unstated:',
      'Basis:',
      'config/doubts.yaml:1: the key is not a doubt code (lower case, digits and -) (found: "Basis") -> Rename it. [VALUE_REFUSED]',
    ],
    [
      'segments.yaml',
      'id: micro_cap',
      'id: Micro-cap',
      'config/segments.yaml:2: id is not an id (lower case, digits and _) (found: "Micro-cap") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
  ] as const)('%s: %s -> %s', ([file, part, by, message]) => {
    expect(problemsWith(file, part, by)).toContain(message);
  });

  test('the problems of all files are told at once', () => {
    const read = readWords(tempConfig({ 'metrics.yaml': '[]', 'segments.yaml': 'a: "' }));

    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual([
      'VALUE_REFUSED',
      'YAML_SYNTAX',
      'FILE_MISSING',
    ]);
  });
});

test("the project's own catalogue is good", () => {
  const read = readWords({ path: 'config', name: 'config' });

  expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([]);
});
