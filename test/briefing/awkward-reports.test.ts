import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { answerQuestion } from '#src/bot/answer-question.ts';
import { brief } from '#src/bot/brief.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { toClientCopy } from '#src/briefing/client-copy.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { createLibrary } from '#src/core/library.ts';
import { ReportFile } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';
import { loadBundled } from '#test/bundled.ts';

const knowledge = loadBundled();
const FILE = ReportFile.parse(
  parse(readFileSync('config/reports/2025-08-jefferies.yaml', 'utf8'), { schema: 'failsafe' }),
);

/** The bundled report with other values, by `metric segment window`; `undefined` takes the figure out. */
function withValues(changes: Readonly<Record<string, string | undefined>>): Knowledge {
  const nameOf = ({ metric, segment, window }: ReportFile['figures'][number]): string =>
    `${metric} ${segment} ${window}`;
  const names = FILE.figures.map(nameOf);
  const unknown = Object.keys(changes).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no figure ${unknown.join(', ')}`);
  const figures = FILE.figures.flatMap((row) => {
    if (!Object.hasOwn(changes, nameOf(row))) return [row];
    const value = changes[nameOf(row)];
    return value === undefined ? [] : [{ ...row, value }];
  });
  const library = createLibrary({ ...knowledge.library, reports: [toReport({ ...FILE, figures })] });
  return { ...knowledge, library };
}

function digest(held: Knowledge, cut: string, locale: 'en' | 'zh' = 'en') {
  const briefed = brief({ template: 'morning-digest', day: '2025-09-10', locale, cut }, held);
  if (briefed.kind !== 'briefed') throw new Error(briefed.kind);
  const { message } = briefed;
  return {
    plain: renderPlain(message).payload,
    copy: message.quotable === undefined ? '' : toClientCopy(message.quotable, locale, 1_000).text,
  };
}

function ask(question: string, held: Knowledge): string {
  return renderPlain(answerQuestion({ question, thread: [], today: '2025-09-10' }, held).message).payload;
}

describe('a lead that is none', () => {
  test('below zero is told as being behind, in headline, chart and copy', () => {
    const { plain, copy } = digest(withValues({ 'relative_return russell_2000 low': '-441' }), 'outlook');

    expect(plain).toContain('Small caps 441 bp behind large caps');
    expect(plain).toContain('▤ Russell 2000 441 bp behind large caps');
    expect(copy).toContain('Russell 2000 lagged large caps by 441 bp');
    expect(plain).not.toContain('ahead of large caps');
  });

  test('of zero is told as level, and costs no line', () => {
    const { plain, copy } = digest(withValues({ 'relative_return russell_2000 low': '0' }), 'outlook');

    expect(plain.split('\n')[0]).toContain('Small caps level with large caps');
    expect(plain).toContain('Russell 2000: 35% since the 8 Apr 2025 low, level with large caps (0 bp).');
    expect(copy).toContain('Russell 2000 was level with large caps');
  });
});

describe('a flow the other way', () => {
  test('into funds is put right where somebody takes it for an outflow', () => {
    const held = withValues({ 'net_flow small_cap_etfs low_unstated': '11.4' });

    expect(ask('how much money left small-cap ETFs?', held)).toContain(
      'Not an outflow: money went into Small-cap ETFs',
    );
    expect(digest(held, 'flows').plain).toContain('$11.4bn went into small-cap ETFs since the low');
  });

  test('of zero has a headline and a line of its own', () => {
    const held = withValues({ 'net_flow small_cap_etfs low_unstated': '0' });

    expect(digest(held, 'flows').plain.split('\n')[0]).toBe('Small-cap ETFs since the low: no net flow ($0bn)');
    expect(digest(held, 'size').plain).toContain('Small-cap ETFs since the low: no net flow ($0bn).');
    expect(digest(held, 'flows').plain).toContain('▤ No net flow: small-cap ETFs');
  });

  test('keeps its headline where the index has no return beside it', () => {
    const held = withValues({ 'return russell_2000 low': undefined });

    expect(digest(held, 'flows').plain.split('\n')[0]).toBe('$11.4bn left small-cap ETFs since the low');
  });
});

test('a question that takes a lead for a lag is told that it was ahead, not that it rose', () => {
  expect(ask('did small caps lag large caps since the low', knowledge)).toContain(
    'It did not lag: Russell 2000 was ahead',
  );
});

describe('the first of a chart', () => {
  test('is first among all only where all are shown', () => {
    const charts = (question: string): string =>
      JSON.stringify(
        answerQuestion({ question, thread: [], today: '2025-09-10' }, knowledge).message.blocks.flatMap((block) =>
          block.type === 'chart' ? [block.spec.title] : [],
        ),
      );

    expect(charts('bottom 3 since the low')).toContain(' highest of the ');
    expect(charts('rank all segments since the low')).toContain(' first of ');
  });

  test('is not alone where others have the same value', () => {
    const { plain } = digest(withValues({ 'return high_beta low_unstated': '52.8' }), 'risk');

    expect(plain).toContain('▤ 2 level at the top, at 52.8%');
  });
});

test('a copy says the same number once', () => {
  const held = withValues({ 'return russell_2000 low': '99' });
  const { copy } = digest(held, 'risk');

  expect(copy.match(/Russell 2000 returned 99%/g)).toHaveLength(1);
});
