import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inertText } from '#src/briefing/inert-text.ts';
import { CAPS } from '#src/briefing/renderers/caps.ts';
import { cutAtWord } from '#src/briefing/renderers/code-points.ts';
import { numbersOf } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Message } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import { bytesOf, Card } from '#src/platform/teams/card.ts';
import { LIMITS } from '#src/platform/teams/limits.ts';
import { renderTeams, type TeamsOptions } from '#src/platform/teams/render.ts';
import { anyMessage } from '#test/platform/any-message.ts';
import { hostileWords, shortWords } from '#test/platform/hostile-words.ts';
import { faultsOf } from './card-schema.ts';
import { readCard } from './read-card.ts';

const ROUNDS = { numRuns: 120 };
const PICTURE = { light: 'https://charts.example.com/a.png', dark: 'https://charts.example.com/b.png' };

/** Any message: a few blocks of hostile texts, or many of short ones. */
const anything = fc.oneof(
  anyMessage({ words: hostileWords }),
  anyMessage({ words: shortWords, items: 12, blocks: 20 }),
  anyMessage({ words: shortWords, items: 70, blocks: 4 }),
  anyMessage({ words: shortWords, items: 2, blocks: 90 }),
);

/** The same without a digit or sign in any word, so that a number found in the card is one of the message. */
const numbersApart = fc.oneof(
  ...[hostileWords, shortWords]
    .map((words) => words.filter((text) => !/[\d.,$+−]/.test(text)))
    .flatMap((words) => [
      anyMessage({ words }),
      anyMessage({ words, items: 12, blocks: 12 }),
      anyMessage({ words, items: 70, blocks: 4 }),
    ]),
);

/** Where links lead, in a message or in a card. */
function linksOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isOpening = 'type' in value && value.type === 'Action.OpenUrl' && 'url' in value;
  const own = isOpening ? value.url : 'link' in value ? value.link : undefined;
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(linksOf)];
}

const anyOptions: fc.Arbitrary<TeamsOptions> = fc.record({
  level: fc.constantFrom('full' as const, 'compact' as const),
  pictureOf: fc.constantFrom(
    () => PICTURE,
    () => undefined,
  ),
});

function everyText(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyText) : [];
}

/** Whether a text has the number as printed, and not only as a part of another one. */
function isPrinted(printed: string, said: string): boolean {
  return new RegExp(`(?<![\\d.,$+−])${RegExp.escape(printed)}(?!\\d)`, 'u').test(said);
}

function lost(message: Message, options: TeamsOptions): readonly string[] {
  const { payload, dropped } = renderTeams(message, options);
  const said = readCard(payload.card).replaceAll('*', '');
  return numbersIn(message).flatMap((num) => {
    const printed = formatNum(num, message.locale);
    return dropped.includes(printed) || isPrinted(printed, said) ? [] : [printed];
  });
}

describe('any message on any level', () => {
  test('is a card that Teams may be asked to take', () => {
    fc.assert(
      fc.property(anything, anyOptions, (message, options) => {
        const { card } = renderTeams(message, options).payload;

        expect(Card.safeParse(card).error?.issues ?? []).toEqual([]);
        expect(faultsOf(card)).toEqual([]);
        expect(bytesOf(card)).toBeLessThanOrEqual(options.level === 'compact' ? LIMITS.compactBytes : LIMITS.cardBytes);
      }),
      ROUNDS,
    );
  });

  test('has every number in its words, charts left out, or among the dropped', () => {
    fc.assert(
      fc.property(numbersApart, anyOptions, (message, options) => {
        expect(lost(message, options)).toEqual([]);
      }),
      ROUNDS,
    );
  });

  test('has the numbers of bars in its words where a client draws them too, without a value beside any', () => {
    fc.assert(
      fc.property(numbersApart, (message) => {
        const { payload, dropped } = renderTeams(message);
        const body = payload.card.body.filter((element) => !element.type.startsWith('Chart.'));
        const said = readCard({ body }).replaceAll('*', '');
        const bars = message.blocks.flatMap((block) =>
          block.type === 'chart' && !block.repeats && block.spec.kind !== 'line' ? numbersOf(block.spec) : [],
        );
        const printed = bars.map((num) => formatNum(num, message.locale));

        expect(printed.filter((number) => !dropped.includes(number) && !isPrinted(number, said))).toEqual([]);
      }),
      ROUNDS,
    );
  });

  test('drops nothing that is not in the message, and nothing but what a chart shows where all of it is short', () => {
    fc.assert(
      fc.property(anyMessage({ words: shortWords, blocks: 2 }), anyOptions, (message, options) => {
        const printed = numbersIn(message).map((num) => formatNum(num, message.locale));
        const { dropped } = renderTeams(message, { ...options, level: 'full' });
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
        const { payload, fallbackText } = renderTeams(message, options);
        const { card, summary } = payload;
        const shown = everyText({ body: card.body, summary }).join('\u00A0');

        expect(JSON.stringify(card)).not.toMatch(/"type":"(?:TextBlock|FactSet|CodeBlock)"/);
        expect(linksOf(card).filter((link) => !linksOf(message).includes(link))).toEqual([]);
        expect(shown).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|\p{Cc}/u);
        expect(shown).not.toMatch(/\{\{(?:DATE|TIME)\(/);
        for (const text of [fallbackText, card.fallbackText]) {
          expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)|:\/\/|\{\{/);
          expect(text).not.toMatch(/(?<!\\)(?:\\\\)*[[\]()*_~`!|]/);
        }
        expect(summary).not.toMatch(/[<>[\]*_~`]|:\/\//);
        expect(summary.trim()).not.toBe('');
      }),
      ROUNDS,
    );
  });

  test('is the same payload each time', () => {
    fc.assert(
      fc.property(anything, anyOptions, (message, options) => {
        expect(renderTeams(message, options)).toEqual(renderTeams(message, options));
      }),
      { numRuns: 30 },
    );
  });
});

test('the window of every metric stands in its column, line or row', () => {
  const blocks = anyMessage({ words: hostileWords, blocks: 3 });
  const levels = fc.constantFrom('full' as const, 'compact' as const);
  fc.assert(
    fc.property(blocks, levels, (message, level) => {
      const items = message.blocks.flatMap((block) => (block.type === 'metrics' ? block.items : []));
      const { payload, dropped } = renderTeams(message, { level });
      const lines = readCard(payload.card).replaceAll('*', '').split('\n');

      for (const { num, window } of items) {
        const printed = formatNum(num, message.locale);
        const shown = cutAtWord(inertText(window), CAPS.window).replaceAll('*', '');
        const isSaid = lines.some((line) => line.includes(printed) && line.includes(shown.trim()));

        expect(isSaid || dropped.includes(printed)).toBe(true);
      }
    }),
    ROUNDS,
  );
});
