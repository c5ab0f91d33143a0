import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '#src/bot/answer-question.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { formatNum } from '#src/core/format-num.ts';
import { LOCALES } from '#src/core/locale.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { loadBundled } from '#test/bundled.ts';
import { readQuestions } from '#test/questions/question-set.ts';
import { anyLibrary } from './random-library.ts';
import { seriesAcrossWindows } from './window-checks.ts';

const knowledge = loadBundled();
const QUESTIONS = readQuestions({ name: 'tuning', aside: false, probes: false });

/** The answer to any question of the desk from any report. */
const anyAnswer = fc
  .record({
    library: anyLibrary(knowledge.library),
    asked: fc.constantFrom(...QUESTIONS),
    locale: fc.constantFrom(...LOCALES),
  })
  .map(({ library, asked: { question, thread }, locale }) => {
    const { answer, message } = answerQuestion(
      { question, thread, locale, today: '2026-03-02' },
      { ...knowledge, library },
    );
    return { message, report: answer.report ?? library.latest };
  });

describe('an answer from any report', { timeout: 30_000 }, () => {
  test('mixes no windows in a series of its charts, and names each', () => {
    fc.assert(
      fc.property(anyAnswer, ({ message, report }) => {
        if (report === undefined) throw new Error('an answer without a report');
        expect(seriesAcrossWindows(message, report, knowledge.wordings[message.locale])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('has every number in plain text and in Slack blocks, and drops none', () => {
    fc.assert(
      fc.property(anyAnswer, ({ message }) => {
        const plain = renderPlain(message);

        for (const num of numbersIn(message)) expect(plain.payload).toContain(formatNum(num, message.locale));
        expect(plain.dropped).toEqual([]);
        for (const level of ['native', 'image', 'plain'] as const)
          expect(renderSlack(message, { level }).dropped).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
