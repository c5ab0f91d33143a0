import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '#src/bot/answer-question.ts';
import { brief, digestDays, listBriefings } from '#src/bot/brief.ts';
import { absolute } from '#src/core/decimal.ts';
import { createLibrary, type Library } from '#src/core/library.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { numbersIn, numbersInBlock } from '#src/core/message-numbers.ts';
import { loadBundled } from '#test/bundled.ts';
import { readQuestions } from '#test/questions/question-set.ts';
import { anyLibrary } from './random-library.ts';

const knowledge = loadBundled();
const QUESTIONS = readQuestions({ name: 'tuning', aside: false, probes: false });
const NAMES = listBriefings(knowledge).map(({ name }) => name);
const DAYS = digestDays('2026-03-02', 5, knowledge.calendar);

/** Any library in which no two figures have a number in common, so that a number tells which figure it is. */
const anyTellingLibrary = anyLibrary(knowledge.library).map((library): Library => {
  const reports = library.reports.map((report) => ({
    ...report,
    figures: report.figures.map((figure, at) =>
      figure.unit === 'year' ? figure : { ...figure, value: `${figure.value.split('.')[0]}.${3171 + at * 97}` },
    ),
  }));
  return createLibrary({ catalogue: library.catalogue, doubts: library.doubts, reports });
});

/** The keys of the figures whose number stands in the message; a number that the question named is not the message's. */
function keysOfNumbers(message: Message, library: Library): readonly string[] {
  const quoted = message.quotable?.clauses.flatMap((spans) => numbersInBlock({ type: 'paragraph', spans }));
  const numbers = [...numbersIn(message), ...(quoted ?? [])].map(({ value, unit }) => `${absolute(value)} ${unit}`);
  const figures = library.latest?.figures ?? [];
  return figures
    .filter(({ value, unit }) => unit !== 'year' && numbers.includes(`${absolute(value)} ${unit}`))
    .map(({ key }) => key);
}

describe('the figures of a message', { timeout: 60_000 }, () => {
  test('an answer names the key of every figure whose number it shows, and none that is not of its report', () => {
    const asked = fc.record({
      library: anyTellingLibrary,
      asked: fc.constantFrom(...QUESTIONS),
      locale: fc.constantFrom(...LOCALES),
    });
    fc.assert(
      fc.property(asked, ({ library, asked: { question, thread }, locale }) => {
        const { message } = answerQuestion(
          { question, thread, locale, today: '2026-03-02' },
          { ...knowledge, library },
        );

        expect(message.figures ?? []).toEqual(expect.arrayContaining([...keysOfNumbers(message, library)]));
        for (const key of message.figures ?? []) expect(library.figure(key)?.key).toBe(key);
      }),
      { numRuns: 400 },
    );
  });

  test('so does every briefing', () => {
    const asked = fc.record({
      library: anyTellingLibrary,
      template: fc.constantFrom(...NAMES),
      day: fc.constantFrom(...DAYS),
      locale: fc.constantFrom(...LOCALES),
    });
    fc.assert(
      fc.property(asked, ({ library, ...rest }) => {
        const briefed = brief(rest, { ...knowledge, library });
        if (briefed.kind !== 'briefed') throw new Error('a briefing without a message');

        expect(briefed.message.figures ?? []).toEqual(
          expect.arrayContaining([...keysOfNumbers(briefed.message, library)]),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('a computed number carries what it comes from, and what shows no number carries nothing', () => {
    const ask = (question: string): Message =>
      answerQuestion({ question, thread: [], today: '2025-09-10' }, knowledge).message;

    expect(ask('micro caps vs the index in August').figures).toEqual([
      'return|micro_cap|month:2025-08|jefferies-2025-08@1',
      'return|russell_2000|month:2025-08|jefferies-2025-08@1',
    ]);
    expect(ask('small caps vs large caps since the low').figures).toEqual([
      'relative_return|russell_2000|vs:large_cap|since_low:2025-04-08|jefferies-2025-08@1',
      'return|russell_2000|since_low:2025-04-08|jefferies-2025-08@1',
    ]);
    expect(ask('should I buy small caps now?').figures).toBeUndefined();
  });
});
