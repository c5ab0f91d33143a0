import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { localDate } from '#src/core/calendar-date.ts';
import { swap, writeConfig } from '../config/temp-config.ts';
import { tempKnowledge } from '../config/temp-knowledge.ts';
import { runCli } from './run-cli.ts';

interface Line {
  readonly id?: string | number | null;
  readonly error?: string;
  readonly kind?: string;
  readonly figures?: readonly {
    readonly metric: string;
    readonly segment: string;
    readonly period: { readonly kind: string };
    readonly value: number;
    readonly printed: string;
    readonly unit: string;
    readonly reportId: string;
  }[];
  readonly text?: string;
  readonly choices?: readonly string[];
}

function readLines(stdout: string): readonly Line[] {
  return stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Line);
}

const ON = ['--today', '2025-09-03'];

describe('smallcaps ask', { timeout: 60_000 }, () => {
  test('answers on the terminal', async () => {
    const { code, stdout, stderr } = await runCli(['ask', ...ON, 'micro caps in August']);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('9.3%');
    expect(stdout).toMatch(/[^\n]\n$/);
  });

  test('answers as one JSON object', async () => {
    const { code, stdout } = await runCli(['ask', '--json', ...ON, 'micro', 'caps', 'in', 'August']);
    const [answer, ...more] = readLines(stdout);

    expect([code, more]).toEqual([0, []]);
    expect(answer).toMatchObject({
      kind: 'figures',
      figures: [
        {
          metric: 'return',
          segment: 'micro_cap',
          period: { kind: 'month', month: '2025-08' },
          value: 9.3,
          printed: '9.3',
          unit: 'pct',
          reportId: 'jefferies-2025-08@1',
        },
      ],
    });
    expect(answer).not.toHaveProperty('id');
  });

  test('answers in the thread that it is given', async () => {
    const { stdout } = await runCli([
      'ask',
      '--json',
      ...ON,
      '--thread',
      'micro caps in August',
      '--thread',
      'and cyclicals?',
      'since the low?',
    ]);

    expect(readLines(stdout)[0]?.figures?.map(({ segment, period }) => `${segment} ${period.kind}`)).toEqual([
      'cyclicals since_low',
    ]);
  });

  test('answers in the language that it is told', async () => {
    const { stdout } = await runCli(['ask', ...ON, '--locale', 'zh', 'micro caps in August']);

    expect(stdout).toContain('微盘股');
  });

  test('ends well for an honest no', async () => {
    const { code, stdout } = await runCli(['ask', '--json', ...ON, 'S&P 500 in August']);

    expect(code).toBe(0);
    expect(readLines(stdout)[0]).toMatchObject({ kind: 'no-data', figures: [] });
  });

  test('takes today from the clock', () => {
    expect(localDate(new Date(2025, 0, 2, 23, 59, 59))).toBe('2025-01-02');
    expect(localDate(new Date(2024, 1, 29, 0, 0, 0))).toBe('2024-02-29');
  });

  test('says what is wrong with a report, and answers from the others', async () => {
    const folder = tempKnowledge();
    writeConfig(folder, 'reports/faulty.yaml', 'id: "');
    const { code, stdout, stderr } = await runCli(['ask', ...ON, 'micro caps'], {
      env: { SMALLCAPS_CONFIG_DIR: folder.path },
    });

    expect(code).toBe(0);
    expect(stdout).toContain('9.3%');
    expect(stderr).toMatch(/^config\/reports\/faulty\.yaml:1: .* \[YAML_SYNTAX\]\n$/);
  });

  test('does not answer from a faulty catalogue', async () => {
    const folder = tempKnowledge();
    writeConfig(
      folder,
      'metrics.yaml',
      swap(readFileSync(join(folder.path, 'metrics.yaml'), 'utf8'), 'unit: pct', 'unit: percent'),
    );
    const { code, stdout, stderr } = await runCli(['ask', ...ON, 'micro caps'], {
      env: { SMALLCAPS_CONFIG_DIR: folder.path },
    });

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      'config/metrics.yaml:3: unit is not one of the allowed values (found: "percent") -> Use one of pct,',
    );
  });

  test('does not mind a fault in a variable that it does not need', async () => {
    const { code } = await runCli(['ask', ...ON, 'micro caps'], { env: { SLACK_BOT_TOKEN: 'x' } });

    expect(code).toBe(0);
  });
});

describe('smallcaps ask --jsonl', { timeout: 60_000 }, () => {
  test('answers line by line, in order', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({
      id: index,
      question: index % 2 === 0 ? 'micro caps in August' : '/smallcaps cyclicals ytd',
      today: '2025-09-03',
    }));
    const { code, stdout, stderr } = await runCli(['ask', '--jsonl'], {
      stdin: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    const answers = readLines(stdout);

    expect([code, stderr]).toEqual([0, '']);
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    expect(new Set(answers.filter((_, index) => index % 2 === 0).map(({ figures }) => figures?.[0]?.printed))).toEqual(
      new Set(['9.3']),
    );
    expect(new Set(answers.filter((_, index) => index % 2 === 1).map(({ figures }) => figures?.[0]?.printed))).toEqual(
      new Set(['10']),
    );
  });

  test('answers the good lines and names what is wrong with the others', async () => {
    const stdin = [
      '{"id":"a","question":"micro caps in August"}',
      'not json',
      '',
      '{"id":"b"}',
      '{"id":7,"question":["x"]}',
      '{"id":{},"question":"x"}',
      '[]',
      '{"id":"c","question":"x","today":"2025-13-01"}',
      '{"id":"d","question":"x","locale":"de"}',
      '{"id":"e","question":"x","thread":"y"}',
      '{"question":"cyclicals ytd","more":1}',
      '{"id":"z","question":"since the low","thread":["micro caps in August"],"locale":"en"}',
    ].join('\r\n');
    const { code, stdout } = await runCli(['ask', '--jsonl', ...ON], { stdin });

    expect(code).toBe(1);
    expect(readLines(stdout).map(({ id, error, kind }) => [id, error ?? kind])).toEqual([
      ['a', 'figures'],
      [null, 'the line is not JSON'],
      ['b', 'question is not a text'],
      [7, 'question is not a text'],
      [null, 'id is not a text or a number'],
      [null, 'the line is not a JSON object'],
      ['c', 'today is not a date as YYYY-MM-DD'],
      ['d', 'locale is not one of en, zh'],
      ['e', 'thread is not a list of texts'],
      [null, 'figures'],
      ['z', 'figures'],
    ]);
  });

  test('answers nothing to nothing', async () => {
    expect(await runCli(['ask', '--jsonl'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('ends without a word when nobody reads any more', async () => {
    const stdin = Array.from({ length: 2000 }, (_, id) => JSON.stringify({ id, question: 'micro caps' })).join('\n');
    const { code, stderr } = await runCli(['ask', '--jsonl'], { stdin, hangUp: true });

    expect([code, stderr]).toEqual([0, '']);
  });
});
