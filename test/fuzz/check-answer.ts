import { toAnswerJson } from '#src/bot/answer-json.ts';
import { type Answered, type Asked, answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { AnswerKind } from '#src/core/answer.ts';
import { checkChoices, type TriedChoices } from './check-choices.ts';
import { checkNumbers, type Truth } from './check-numbers.ts';
import { checkRenderings } from './check-renderings.ts';
import { type Failure, failure } from './failure.ts';

/** Every kind an answer can have; `Record` makes the compiler insist on all of them. */
const KINDS: Readonly<Record<AnswerKind, true>> = {
  figures: true,
  derived: true,
  notes: true,
  'no-data': true,
  clarify: true,
  refusal: true,
  help: true,
};

/** What answers are made and checked with. */
export interface Bench {
  readonly knowledge: Knowledge;
  readonly truth: Truth;
  readonly tried: TriedChoices;
}

function checkForm(answered: Answered): Failure[] {
  const { answer } = answered;
  const json = toAnswerJson(answered, renderPlain(answered.message).payload);
  const numbers = [...json.figures, ...json.related];
  return [
    ...(Object.hasOwn(KINDS, answer.kind)
      ? []
      : [failure('exceptions', 'a kind of answer that does not exist', answer.kind)]),
    ...(answered.message.blocks.length > 0 ? [] : [failure('exceptions', 'an answer says nothing', answer.kind)]),
    ...numbers
      .filter(({ value }) => !Number.isFinite(value))
      .map(({ printed }) => failure('foreignNumbers', 'a number is none for a program', printed)),
  ];
}

/** Every invariant, on an answer already given. */
export function checkAnswered(asked: Asked, answered: Answered, { knowledge, truth, tried }: Bench): Failure[] {
  return [
    ...checkForm(answered),
    ...checkNumbers(asked, answered, truth),
    ...checkRenderings(answered.message),
    ...checkChoices(asked, answered, knowledge, tried),
  ];
}

/** Asks, and holds the answer against every invariant. What is thrown is a failure like the others. */
export function checkAnswer(asked: Asked, bench: Bench): Failure[] {
  try {
    return checkAnswered(asked, answerQuestion(asked, bench.knowledge), bench);
  } catch (error) {
    return [
      failure(
        'exceptions',
        'something was thrown',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      ),
    ];
  }
}
