import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '#src/config/template-files.ts';
import { loadBundled } from '#test/bundled.ts';
import { swap, writeConfig } from './temp-config.ts';
import { tempTemplates } from './temp-templates.ts';

const { library } = loadBundled();

const GOOD = `title: { en: Own, zh: 自己的 }
names: { micro: figure.return.micro_cap.month }
given: { rule: { text: { en: a, zh: b } } }
cuts: [one, two]
quote: [micro]
blocks:
  - when: [has micro, cut one]
    header: { en: "{{micro}} in {{window.month}}", zh: "{{window.month}}：{{micro}}" }
  - list:
      each: [rank.return.month, micro]
      most: 3
      item: { en: "{{item.segment}} {{item}}, {{item.window}}", zh: "{{item.segment}}{{item}}，{{item.window}}" }
  - text: { en: "{{rule}}, {{report.age}}, {{today}}", zh: "{{rule}}，{{report.age}}，{{today}}" }
  - chart: { show: ranked, windows: [month] }
  - part: source
`;

/** What is wrong with one more file, a line each: its line, the value, the code. */
function faultsOf(text: string, file = 'own.yaml'): readonly string[] {
  const folder = tempTemplates();
  writeConfig(folder, file, text);
  const { problems, templates } = readTemplates(folder, library.catalogue);
  expect(templates.has('morning-digest')).toBe(true);
  expect(templates.has('own')).toBe(problems.length === 0 && file === 'own.yaml');
  return problems.map(({ details, code }) => `${details.file}:${details.line} ${details.value} ${code}`);
}

test('a template of one’s own is taken', () => {
  expect(faultsOf(GOOD)).toEqual([]);
});

describe('a faulty template is refused with file, line and value, and the others stand:', () => {
  test.for([
    [
      'a slot that there is not',
      '{{item.segment}} {{item}}, {{item.window}}"',
      '{{item.sgment}} {{item}}, {{item.window}}"',
      'templates/own.yaml:12 {{item.sgment}} TEMPLATE_SLOT',
    ],
    [
      'a number without its window',
      '"{{micro}} in {{window.month}}"',
      '"{{micro}} now"',
      'templates/own.yaml:8 month TEMPLATE_WINDOW',
    ],
    [
      'a number beside another window',
      '"{{micro}} in {{window.month}}"',
      '"{{micro}} in {{window.ytd}}"',
      'templates/own.yaml:8 month TEMPLATE_WINDOW',
    ],
    [
      'a segment that there is not',
      'figure.return.micro_cap.month',
      'figure.return.mikro.month',
      'templates/own.yaml:2 mikro ID_UNKNOWN',
    ],
    [
      'a window that there is not',
      'figure.return.micro_cap.month',
      'figure.return.micro_cap.august',
      'templates/own.yaml:2 figure.return.micro_cap.august TEMPLATE_SLOT',
    ],
    ['a cut that there is not', 'cut one', 'cut three', 'templates/own.yaml:7 cut three TEMPLATE_SLOT'],
    ['a condition that is none', 'has micro', 'if micro', 'templates/own.yaml:7 if micro TEMPLATE_SLOT'],
    ['a chart that there is not', 'show: ranked', 'show: pie', 'templates/own.yaml:14 pie VALUE_REFUSED'],
    [
      'two kinds in one block',
      '  - part: source',
      '  - part: source\n    text: { en: a, zh: b }',
      'templates/own.yaml:15 undefined VALUE_REFUSED',
    ],
    ['a key that is not known', '  - part: source', '  - prt: source', 'templates/own.yaml:15 prt VALUE_REFUSED'],
    ['a part of answers', 'part: source', 'part: reading', 'templates/own.yaml:15 reading TEMPLATE_SLOT'],
    [
      'a language left out',
      '{ en: "{{rule}}, {{report.age}}, {{today}}", zh',
      '{ en: "{{rule}}, {{report.age}}, {{today}}", de',
      'templates/own.yaml:13 undefined VALUE_REFUSED',
    ],
    ['braces without their partner', '{{today}}", zh', '{{today}", zh', 'templates/own.yaml:13 {{ TEMPLATE_SLOT'],
    [
      'a ranking where one number is asked for',
      'quote: [micro]',
      'quote: [rank.return.month]',
      'templates/own.yaml:5 rank.return.month TEMPLATE_SLOT',
    ],
    [
      'an example of two things',
      'rule: { text',
      'rule: { figure: micro, text',
      'templates/own.yaml:3 rule VALUE_REFUSED',
    ],
  ] as const)('%s', ([, part, by, fault]) => {
    expect(faultsOf(swap(GOOD, part, by))).toContain(fault);
  });

  test('languages that say different things', () => {
    expect(faultsOf(swap(GOOD, 'zh: "{{window.month}}：{{micro}}"', 'zh: "{{window.month}}"'))).toEqual([
      'templates/own.yaml:8 {{window.month}} TEMPLATE_SLOT',
    ]);
  });

  test('YAML that is none', () => {
    expect(faultsOf('title: "')[0]).toMatch(/^templates\/own\.yaml:1 title: " YAML_SYNTAX$/);
  });

  test('a name that no command can take', () => {
    expect(faultsOf(GOOD, 'My Own.yaml')).toEqual(['templates/My Own.yaml:undefined My Own VALUE_REFUSED']);
  });

  test('each with what to do', () => {
    const folder = tempTemplates();
    writeConfig(folder, 'own.yaml', swap(GOOD, '"{{micro}} in {{window.month}}"', '"{{micro}} now"'));

    expect(readTemplates(folder, library.catalogue).problems[0]?.message).toBe(
      'templates/own.yaml:8: a text shows a number and does not say its window (found: "month") -> Add {{window.month}} to the same text, or the number\'s own .window. [TEMPLATE_WINDOW]',
    );
  });
});

test('a second file of the same name is refused, and the first stands', () => {
  const folder = tempTemplates();
  writeConfig(folder, 'morning-digest.yml', GOOD);
  const { problems, templates } = readTemplates(folder, library.catalogue);

  expect(problems.map(({ details, code }) => `${details.file} ${code}`)).toEqual([
    'templates/morning-digest.yml ID_TWICE',
  ]);
  expect(templates.get('morning-digest')?.cuts).toHaveLength(5);
});

test('a template that the program needs is missed, with its name', () => {
  const folder = tempTemplates();
  rmSync(join(folder.path, 'answer-help.yaml'));

  expect(
    readTemplates(folder, library.catalogue).problems.map(({ details, code }) => `${details.file} ${code}`),
  ).toEqual(['templates/answer-help.yaml FILE_MISSING']);
});

test('the project’s own templates are good', () => {
  const { problems, templates } = readTemplates({ path: 'templates', name: 'templates' }, library.catalogue);

  expect(problems.map(({ message }) => message)).toEqual([]);
  expect(templates.get('morning-digest')?.cuts.length).toBe(5);
  expect(readFileSync('templates/morning-digest.yaml', 'utf8')).toContain('{{window.month}}');
});
