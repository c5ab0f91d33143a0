import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inertText } from '#src/briefing/inert-text.ts';
import { CAPS } from '#src/briefing/renderers/caps.ts';
import { cutAtWord } from '#src/briefing/renderers/code-points.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Message } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import type { SlackBlock } from '#src/platform/slack/blocks.ts';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { renderSlack, type SlackOptions } from '#src/platform/slack/render.ts';
import { anyMessage } from '#test/platform/any-message.ts';
import { hostileWords, shortWords } from '#test/platform/hostile-words.ts';
import { askOracle } from './oracle.ts';
import { read } from './sample.ts';

const ROUNDS = { numRuns: 250 };
const LEVELS = ['native', 'image', 'plain'] as const;
const IMAGE = { kind: 'file', id: 'F0123ABC' } as const;

/** Any message: a few blocks of hostile texts, or many of short ones. */
const anything = fc.oneof(
  anyMessage({ words: hostileWords }),
  anyMessage({ words: shortWords, items: 12, blocks: 20 }),
  anyMessage({ words: shortWords, items: 70, blocks: 4 }),
  anyMessage({ words: shortWords, items: 2, blocks: 90 }),
);

/** The same without a digit or sign in any word, so that a number found in the payload is one of the message. */
const numbersApart = fc.oneof(
  ...[hostileWords, shortWords]
    .map((words) => words.filter((text) => !/[\d.,$+−]/.test(text)))
    .flatMap((words) => [
      anyMessage({ words }),
      anyMessage({ words, items: 12, blocks: 12 }),
      anyMessage({ words, items: 70, blocks: 4 }),
    ]),
);

const anyOptions: fc.Arbitrary<SlackOptions> = fc.record({
  level: fc.constantFrom(...LEVELS),
  imageOf: fc.constantFrom(
    () => IMAGE,
    () => undefined,
  ),
});

function everyText(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyText) : [];
}

/** The numbers that charts hold as JSON. */
function valuesOf(blocks: readonly SlackBlock[]): readonly number[] {
  return blocks.flatMap((block) =>
    block.type === 'data_visualization' ? block.chart.series.flatMap(({ data }) => data.map(({ value }) => value)) : [],
  );
}

/** What a payload says, without the marks of `read`. */
function saidIn(payload: SlackPayload): string {
  return `${read(payload)}\n${everyText(payload.blocks).join('\n')}`;
}

/** Whether a text has the number as printed, and not only as a part of another one. */
function isPrinted(printed: string, said: string): boolean {
  return new RegExp(`(?<![\\d.,$+−])${RegExp.escape(printed)}(?!\\d)`, 'u').test(said);
}

function lost(message: Message, options: SlackOptions): readonly string[] {
  const { payload, dropped } = renderSlack(message, options);
  const said = saidIn(payload);
  const values = valuesOf(payload.blocks);
  return numbersIn(message).flatMap((num) => {
    const printed = formatNum(num, message.locale);
    const isThere = dropped.includes(printed) || isPrinted(printed, said) || values.includes(Number(num.value));
    return isThere ? [] : [printed];
  });
}

describe('any message on any level', () => {
  test('is a payload that Slack may be asked to take', () => {
    fc.assert(
      fc.property(anything, anyOptions, (message, options) => {
        const parsed = SlackPayload.safeParse(renderSlack(message, options).payload);

        expect(parsed.error?.issues ?? []).toEqual([]);
      }),
      ROUNDS,
    );
  });

  test('has every number in its blocks, or among the dropped', () => {
    fc.assert(
      fc.property(numbersApart, anyOptions, (message, options) => {
        expect(lost(message, options)).toEqual([]);
      }),
      ROUNDS,
    );
  });

  test('drops nothing that is not in the message, and nothing at all where all of it is short', () => {
    fc.assert(
      fc.property(anyMessage({ words: shortWords, blocks: 4 }), anyOptions, (message, options) => {
        const printed = numbersIn(message).map((num) => formatNum(num, message.locale));
        const { dropped } = renderSlack(message, options);
        const maybeLeftOut = message.blocks.flatMap((block) =>
          block.type === 'chart' ? numbersIn({ ...message, blocks: [block] }) : [],
        );

        expect(printed).toEqual(expect.arrayContaining([...dropped]));
        expect(maybeLeftOut.map((num) => formatNum(num, message.locale))).toEqual(expect.arrayContaining([...dropped]));
      }),
      ROUNDS,
    );
  });

  test('has nothing in it that is parsed, acts or hides', () => {
    fc.assert(
      fc.property(anything, anyOptions, (message, options) => {
        const { payload } = renderSlack(message, options);
        const asked = new Set(
          message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : [])).map(({ query }) => query),
        );
        const shown = everyText(payload).filter((text) => !asked.has(text));

        expect(JSON.stringify(payload.blocks)).not.toMatch(/"(?:mrkdwn|markdown|section)"|"emoji":true/);
        expect(payload.text).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt);)*$/u);
        expect(shown.join('')).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?!\n)\p{Cc}/u);
      }),
      ROUNDS,
    );
  });

  test('is the same payload each time', () => {
    fc.assert(
      fc.property(anything, anyOptions, (message, options) => {
        expect(renderSlack(message, options)).toEqual(renderSlack(message, options));
      }),
      { numRuns: 50 },
    );
  });
});

test('the window of every metric stands in its line or row', () => {
  const blocks = anyMessage({ words: hostileWords, blocks: 3 });
  fc.assert(
    fc.property(blocks, fc.constantFrom(...LEVELS), (message, level) => {
      const items = message.blocks.flatMap((block) => (block.type === 'metrics' ? block.items : []));
      const { payload, dropped } = renderSlack(message, { level });
      const lines = read(payload).split('\n');

      for (const { num, window } of items) {
        const printed = formatNum(num, message.locale);
        const shown = cutAtWord(inertText(window), CAPS.window);
        const isSaid = lines.some((line) => line.includes(printed) && line.includes(shown.trim()));

        expect(isSaid || dropped.includes(printed)).toBe(true);
      }
    }),
    ROUNDS,
  );
});

/** The library counts UTF-16 units, Slack code points: the two differ beyond the basic plane only. */
function isBasic(text: string): boolean {
  return !/[\u{10000}-\u{10ffff}]/u.test(text);
}

test('an independent library makes the same charts, tables and buttons of it', () => {
  fc.assert(
    fc.property(anyMessage({ words: hostileWords.filter(isBasic), items: 12 }), (message) => {
      const { ours, theirs } = askOracle(renderSlack(message).payload.blocks);

      expect(theirs).toEqual(ours);
    }),
    ROUNDS,
  );
});
