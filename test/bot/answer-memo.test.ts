import { expect, test } from 'vitest';
import { createAnswerMemo } from '#src/bot/answer-memo.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';

const knowledge = loadBundled();
const asked = { question: 'how did micro caps do in August?', thread: [], today: TODAY };

test('the same question of the same day is answered by the same message', () => {
  const answer = createAnswerMemo();

  expect(answer({ ...asked }, knowledge).message).toBe(answer({ ...asked }, knowledge).message);
});

test('another day, language, thread or snapshot is another answer', () => {
  const answer = createAnswerMemo();
  const { message } = answer(asked, knowledge);
  const others = [
    answer({ ...asked, today: '2025-11-10' }, knowledge),
    answer({ ...asked, locale: 'zh' }, knowledge),
    answer({ ...asked, thread: ['high beta YTD'] }, knowledge),
    answer(asked, { ...knowledge }),
  ];

  expect(others.filter((other) => other.message === message)).toEqual([]);
});

test('an answer carries slots that give it again, tied to its report', () => {
  const { again, continues } = createAnswerMemo()(asked, knowledge);

  expect(again).toBe('q1:i=show;r=jefferies-2025-08@1;m=return;s=micro_cap;w=month:2025-08');
  expect(continues).toBe('q1:i=show;m=return;s=micro_cap;w=month:2025-08');
});

test('a question that says more than its slots carries none to give it again', () => {
  const { again } = createAnswerMemo()({ ...asked, question: 'mid caps in August' }, knowledge);

  expect(again).toBeUndefined();
});
