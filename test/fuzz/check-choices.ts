import { type Answered, type Asked, answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { Choice } from '#src/core/answer.ts';
import { CANONICAL_MAX, parseCanonical, toCanonical } from '#src/core/canonical.ts';
import { type Failure, failure } from './failure.ts';

/** Verdicts on choices already tried: most answers offer the same few. */
export type TriedChoices = Map<string, Failure[]>;

/** Guesses carry the asker's own words along, so their number has no end. */
const MOST_REMEMBERED = 50_000;

const no = (reason: string, detail: string): Failure => failure('deadChoices', reason, detail);

function ask(text: string, { label }: Choice, asked: Asked, knowledge: Knowledge): Failure[] {
  const { kind } = answerQuestion({ ...asked, question: text }, knowledge).answer;
  if (kind === 'clarify') return [no('a choice leads back to a question', text)];
  // A guess is the question without a word of it, which may well be one that the report has nothing on.
  const hasAnswer = label === 'guess' || (kind !== 'no-data' && kind !== 'refusal');
  return hasAnswer ? [] : [no('a choice leads to no answer', `${kind} for ${text}`)];
}

function tryChoice(choice: Choice, asked: Asked, knowledge: Knowledge): Failure[] {
  const text = toCanonical(choice.query);
  if (text.length > CANONICAL_MAX) return [no('a choice is too long for a button', text.slice(0, 80))];
  try {
    if (toCanonical(parseCanonical(text)) !== text) return [no('a choice changes when it is read', text)];
    return ask(text, choice, asked, knowledge);
  } catch (error) {
    return [no('a choice cannot be read', `${text}: ${String(error)}`)];
  }
}

/** Every button of an answer: has a label, can be read, and has an answer of its own. */
export function checkChoices(
  asked: Asked,
  { answer, message }: Answered,
  knowledge: Knowledge,
  tried: TriedChoices,
): Failure[] {
  const actions = message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
  const canonical = answer.choices.map(({ query }) => toCanonical(query));
  if (actions.map(({ query }) => query).join('\n') !== canonical.join('\n'))
    return [no('the buttons are not the choices', canonical.join(' '))];
  if (tried.size > MOST_REMEMBERED) tried.clear();
  const blank = actions
    .filter(({ label }) => !/[\p{L}\p{N}]/u.test(label))
    .map(({ query }) => no('a button says nothing', query));
  const fresh = { ...asked, thread: [] };
  const verdicts = answer.choices.flatMap((choice, at) => {
    const name = `${choice.label}|${canonical[at]}`;
    const known = tried.get(name) ?? tryChoice(choice, fresh, knowledge);
    tried.set(name, known);
    return known;
  });
  return [...blank, ...verdicts];
}
