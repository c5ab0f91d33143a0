import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPS } from '#src/briefing/renderers/caps.ts';
import { clipMessage, cutSpans } from '#src/briefing/renderers/clip.ts';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import { formatNum } from '#src/core/format-num.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import type { Span } from '#src/core/span.ts';
import { anyMessage } from '#test/platform/any-message.ts';
import { pct, text } from '#test/platform/web/sample.ts';

function printed(spans: readonly Span[]): string {
  return spans.map((span) => (span.type === 'num' ? formatNum(span.num, 'en') : span.text)).join('');
}

describe('spans', () => {
  const spans = [text('Micro caps rose '), pct('9.3'), text(' in August')];

  test.for([
    [30, 'Micro caps rose 9.3% in August'],
    [29, 'Micro caps rose 9.3% in…'],
    [21, 'Micro caps rose 9.3%…'],
    [20, 'Micro caps rose …'],
    [19, 'Micro caps rose …'],
    [16, 'Micro caps rose…'],
    [1, '…'],
  ] as const)('within %i, never through a number', ([most, cut]) => {
    expect(printed(cutSpans(spans, most, 'en'))).toBe(cut);
  });

  test('are inert', () => {
    expect(cutSpans([text('a\u202e\u200b\nb')], 10, 'en')).toEqual([{ type: 'text', text: 'a b' }]);
  });
});

test('a message keeps its shape and adds no number', () => {
  const words = fc.oneof(fc.string(), fc.constant('x'.repeat(40_000)), fc.constant('word '.repeat(8_000)));
  fc.assert(
    fc.property(anyMessage({ words }), (message) => {
      const clipped = clipMessage(message);
      const before = numbersIn(message).map((num) => formatNum(num, 'en'));

      expect(clipped.blocks.map(({ type }) => type)).toEqual(message.blocks.map(({ type }) => type));
      expect(before).toEqual(expect.arrayContaining(numbersIn(clipped).map((num) => formatNum(num, 'en'))));
      for (const block of clipped.blocks) {
        if ('spans' in block) expect(countCodePoints(printed(block.spans))).toBeLessThanOrEqual(CAPS.spans + 50);
      }
    }),
    { numRuns: 100 },
  );
});
