import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COPY_LENGTHS, toClientCopy } from '#src/briefing/client-copy.ts';
import { formatNum } from '#src/core/format-num.ts';
import { LOCALES } from '#src/core/locale.ts';
import { formatPeriod } from '#src/core/period.ts';
import { createAsk } from '#test/bundled.ts';
import { readQuestions } from '#test/questions/question-set.ts';

const ask = createAsk();
const QUESTIONS = readQuestions({ name: 'tuning', aside: false, probes: false });

function copyOf(question: string, maxCharacters: number): string | undefined {
  const { message } = ask(question);
  return message.quotable && toClientCopy(message.quotable, message.locale, maxCharacters).text;
}

describe('a copy for a client', () => {
  test.for([
    [
      'micro caps in August',
      "Micro caps returned 9.3% in Aug 2025 (the micro-cap index is not named). Source: Jefferies via Zhitong, 2 Sep 2025, ¶2 — Figures as relayed by a news text; for use inside the desk. Check the publisher's terms before passing them on.",
    ],
    [
      'how much money left small-cap ETFs?',
      "$11.4bn left small-cap ETFs since the low (date not stated) (the list of funds is not stated). Source: Jefferies via Zhitong, 2 Sep 2025, ¶4 — Figures as relayed by a news text; for use inside the desk. Check the publisher's terms before passing them on.",
    ],
    [
      '微盘股8月涨了多少？',
      '2025年8月微盘股涨跌幅为9.3%（未说明微盘股的具体指数）。来源：Jefferies（经Zhitong转述），2025年9月2日，¶2。数字转引自新闻报道，仅供内部参考；对外转发前请核对发布方的条款。',
    ],
  ] as const)('of "%s"', ([question, text]) => {
    expect(copyOf(question, 500)).toBe(text);
  });

  test('says of a computed number that it is computed', () => {
    expect(copyOf('how did micro caps do vs the index in August?', 1000)).toContain(
      'Micro caps came 2.3 pts ahead of Russell 2000 in Aug 2025 (computed)',
    );
  });

  test.for(['high beta YTD', 'should I buy small caps now?', 'help', 'why did small caps rally?'])(
    'is not made where no number answers: %s',
    (question) => {
      expect(copyOf(question, 500)).toBeUndefined();
    },
  );
});

test('each number stands with its window, within the length, from the first number on, whatever is asked', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...QUESTIONS),
      fc.constantFrom(...LOCALES),
      fc.constantFrom(...COPY_LENGTHS, 60),
      ({ question, thread }, locale, maxCharacters) => {
        const { answer, message } = ask(question, { thread, locale });
        if (message.quotable === undefined) return;
        const { text, clauses, fits } = toClientCopy(message.quotable, locale, maxCharacters);
        expect(fits).toBe([...text].length <= maxCharacters);
        expect(clauses).toBeGreaterThan(0);
        for (const shown of answer.figures.slice(0, clauses)) {
          const { value, unit, period, metric } = shown.type === 'figure' ? shown.figure : shown.derived;
          const bare = metric === 'net_flow' && shown.type === 'figure';
          expect(text).toContain(formatNum({ value: bare ? value.replace('-', '') : value, unit }, locale));
          expect(text).toContain(formatPeriod(period, locale));
        }
        expect(text).toContain(message.quotable.licence);
        expect(text).toContain(message.quotable.source);
      },
    ),
    { numRuns: 200 },
  );
});
