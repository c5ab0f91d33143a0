import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import { escapeMrkdwn } from '#src/platform/slack/escape-mrkdwn.ts';

/** mrkdwn in which nothing is open: brackets never, ampersands only as one of the three entities. */
const ESCAPED = /^(?:[^<>&]|&(?:amp|lt|gt);)*$/u;

function toText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

describe('mrkdwn', () => {
  test.for([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U1> & <https://x|y>', '&lt;@U1&gt; &amp; &lt;https://x|y&gt;'],
    ['&lt;', '&amp;lt;'],
    ['a\u202eb\u200bc\nd', 'abc d'],
    ['*_~`', '*_~`'],
  ] as const)('%s', ([text, escaped]) => {
    expect(escapeMrkdwn(text, 100)).toBe(escaped);
  });

  test('is cut before an entity that does not fit, and between characters', () => {
    expect(escapeMrkdwn('ab&cd', 6)).toBe('ab');
    expect(escapeMrkdwn('ab&cd', 7)).toBe('ab&amp;');
    expect(escapeMrkdwn('a🐻🐻', 2)).toBe('a🐻');
  });

  test('is escaped once, within its length, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, most) => {
        const escaped = escapeMrkdwn(text, most);

        expect(escaped).toMatch(ESCAPED);
        expect(countCodePoints(escaped)).toBeLessThanOrEqual(most);
        expect(escapeMrkdwn(text, Number.POSITIVE_INFINITY).startsWith(escaped)).toBe(true);
        expect(escapeMrkdwn(toText(escaped), most)).toBe(escaped);
      }),
      { numRuns: 500 },
    );
  });
});
