import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { slotsOf } from '#src/briefing/wordings.ts';
import { formatNum } from '#src/core/format-num.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Block } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import { createAsk, loadBundled } from '#test/bundled.ts';
import { readQuestions } from '#test/questions/question-set.ts';

const knowledge = loadBundled();
const ask = createAsk(knowledge);
const QUESTIONS = readQuestions({ name: 'tuning', aside: false, probes: false });

/** Any question of the desk after its thread, in either language, on some day. */
const asked = fc.record({
  question: fc.constantFrom(...QUESTIONS),
  locale: fc.constantFrom(...LOCALES),
  today: fc.constantFrom('2025-09-10', '2026-11-22'),
});

describe('an answer to a question of the desk', () => {
  test('shows every number of its Message, and drops none', () => {
    fc.assert(
      fc.property(asked, ({ question: { question, thread }, locale, today }) => {
        const { message } = ask(question, { thread, locale, today });
        const { payload, dropped } = renderPlain(message);

        for (const num of numbersIn(message)) expect(payload).toContain(formatNum(num, locale));
        expect(dropped).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('shows every number of the answer with its window and its source', () => {
    fc.assert(
      fc.property(asked, ({ question: { question, thread }, locale, today }) => {
        const { answer, message } = ask(question, { thread, locale, today });
        const items = message.blocks.flatMap((block) => (block.type === 'metrics' ? block.items : []));

        expect(items).toHaveLength(answer.figures.length + answer.related.length);
        for (const { window, source, label } of items) expect([window, source, label]).not.toContain('');
        for (const shown of [...answer.figures, ...answer.related]) {
          const { value } = shown.type === 'figure' ? shown.figure : shown.derived;
          expect(
            items.some(({ num, computed }) => num.value === value && computed === (shown.type === 'derived')),
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('fills every slot of its wordings and leaves no key or brace', () => {
    fc.assert(
      fc.property(asked, ({ question: { question, thread }, locale, today }) => {
        const { answer, message } = ask(question, { thread, locale, today });

        for (const { code, params } of answer.remarks) {
          const slots = slotsOf(knowledge.wordings[locale].get(`remark.${code}`) ?? '');
          expect(Object.keys(params), code).toEqual(expect.arrayContaining([...slots]));
        }
        for (const { label, params } of answer.choices) {
          const slots = slotsOf(knowledge.wordings[locale].get(`choice.${label}`) ?? '');
          expect(Object.keys(params), label).toEqual(expect.arrayContaining([...slots]));
        }
        expect(renderPlain(message).payload).not.toMatch(
          /[{}]|undefined|\b(remark|choice|intent|topic|reading)\.[a-z]/,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('is in one language: no Chinese in an English answer but what was typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTIONS.filter(({ question }) => /^[ -~]*$/.test(question))),
        ({ question, thread }) => {
          const { message } = ask(question, { thread: thread.filter((turn) => /^[ -~]*$/.test(turn)), locale: 'en' });

          expect(renderPlain(message).payload).not.toMatch(/\p{Script=Han}/u);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('every block has its lines', () => {
  test.for<readonly [Block, string]>([
    [
      {
        type: 'paragraph',
        spans: [
          { type: 'text', text: 'Rose ' },
          { type: 'num', num: { value: '9.3', unit: 'pct' } },
        ],
      },
      'Rose 9.3%',
    ],
    [
      { type: 'paragraph', spans: [{ type: 'text', text: 'message', link: 'https://desk.example/1' }] },
      'message (https://desk.example/1)',
    ],
    [{ type: 'note', tone: 'hole', spans: [{ type: 'text', text: 'None.' }] }, '∅ None.'],
    [{ type: 'note', tone: 'premise', spans: [{ type: 'text', text: 'No.' }] }, '! No.'],
    [
      {
        type: 'metrics',
        heading: 'There',
        items: [{ label: 'A', num: { value: '-2', unit: 'pp' }, window: 'Aug', computed: true, source: 'S' }],
      },
      'There\n≈ A: −2 pts | Aug | S',
    ],
    [
      {
        type: 'table',
        caption: 'Both, Aug 2025',
        columns: ['A', 'B'],
        rows: [[[{ type: 'text', text: 'x' }], [{ type: 'num', num: { value: '1', unit: 'x' } }]]],
      },
      'Both, Aug 2025\nA | B\nx | 1x',
    ],
    [{ type: 'list', items: [[{ type: 'text', text: 'one' }], [{ type: 'text', text: 'two' }]] }, '• one\n• two'],
    [{ type: 'actions', actions: [{ label: 'Source', query: 'q1:i=source' }] }, '→ Source'],
  ])('%j', ([block, lines]) => {
    expect(renderPlain({ locale: 'en', blocks: [block] }).payload).toBe(lines);
  });
});

test('text that acts is made inert: no escape, no line of its own, no turned direction', () => {
  const text = 'a\u001b[31m\nb\u202ec\u200bd\u0007';
  const { payload } = renderPlain({ locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text }] }] });

  expect(payload).toBe('a[31m bcd');
});

test('a Message without a block is an empty text', () => {
  expect(renderPlain({ locale: 'en', blocks: [] })).toEqual({ payload: '', fallbackText: '', dropped: [] });
});
