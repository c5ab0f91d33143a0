import { describe, expect, test } from 'vitest';
import type { Block } from '#src/core/message.ts';
import { fallbackText } from '#src/platform/slack/fallback-text.ts';
import { chart, metric } from '#test/platform/sample-blocks.ts';
import { pct, text } from '#test/platform/web/sample.ts';

function fallback(...blocks: readonly Block[]): string {
  return fallbackText({ locale: 'en', blocks });
}

const READING: Block = { type: 'reading', spans: [text('Read as: Micro caps')] };
const METRICS: Block = { type: 'metrics', items: [metric('Micro <caps>', '9.3')] };

describe('the text of a message', () => {
  test('begins with the first numbers; how it was read follows, buttons are left out', () => {
    const actions: Block = { type: 'actions', actions: [{ label: 'Source', query: 'q1:' }] };
    const doubt: Block = { type: 'note', tone: 'doubt', spans: [text('A & B')] };

    expect(fallback(READING, METRICS, doubt, actions)).toBe(
      '• Micro &lt;caps&gt;: 9.3% | Aug 2025 | House via Wire, 2 Sep 2025, ¶2\nRead as: Micro caps\n? A &amp; B',
    );
  });

  test('does not take a chart that is left out for its headline', () => {
    const repeated: Block = { type: 'chart', spec: chart(), repeats: true };

    expect(fallback(READING, repeated, METRICS)).toMatch(/^• Micro/);
  });

  test('keeps its order where there is no number', () => {
    expect(fallback(READING, { type: 'paragraph', spans: [text('Nothing.')] })).toBe('Read as: Micro caps\nNothing.');
  });

  test('ends after a whole line, within 4,000 bytes', () => {
    const items = Array.from({ length: 200 }, (_, at) => [text('微盘股'.repeat(10)), pct(`${at}.25`)]);
    const shortened = fallback({ type: 'list', items });
    const lines = shortened.split('\n');

    expect(Buffer.byteLength(shortened)).toBeLessThanOrEqual(4_000);
    expect(Buffer.byteLength(shortened)).toBeGreaterThan(3_800);
    expect(lines.at(-1)).toBe('…');
    expect(lines.slice(0, -1).every((line) => /^• [微盘股]+\d+\.25%$/u.test(line))).toBe(true);
  });

  test('has a number in its first line, however long the words are', () => {
    const long = '&'.repeat(40_000);
    const item = metric(long, '9.3', { window: long, source: long });

    expect(fallback({ type: 'metrics', heading: long, items: [item] })).toContain(': 9.3% | ');
  });

  test('is never empty', () => {
    expect(fallback()).toBe('…');
    expect(fallback({ type: 'divider' })).toBe('…');
  });
});
