import { toAnswerJson } from '#src/bot/answer-json.ts';
import { answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { TODAY } from '#test/bundled.ts';
import { type Judged, judge, type Verdict } from './judge.ts';
import { type Question, type QuestionSet, readQuestions } from './question-set.ts';

/** How a set of questions was answered; the shares are of all its questions, from 0 to 1. */
export interface Score {
  readonly set: string;
  readonly questions: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly falseNo: number;
  readonly rightShare: number;
  readonly wrongShare: number;
}

/** How a set of questions was answered to which the report has no answer. */
export interface ProbeScore {
  readonly set: string;
  readonly probes: number;
  /** Those answered with a figure, which none may be. */
  readonly withFigures: number;
}

/** Answers one question for programs. */
export type AskJudged = (question: Question) => Judged;

/** Asks a snapshot, on the question's own day or a few days after the bundled report. */
export function createAskJudged(knowledge: Knowledge): AskJudged {
  return ({ question, thread, today = TODAY }) =>
    toAnswerJson(answerQuestion({ question, thread, today }, knowledge), '');
}

/** A question and what its answer was worth. */
export interface Judgement {
  readonly question: Question;
  readonly answer: Judged;
  readonly verdict: Verdict;
}

/** Every question of a set with its verdict. What is thrown names no question of a set that is kept aside. */
export function judgeSet(set: QuestionSet, ask: AskJudged): readonly Judgement[] {
  return readQuestions(set).map((question, index) => {
    try {
      const answer = ask(question);
      return { question, answer, verdict: judge(question, answer) };
    } catch (error) {
      if (!set.aside) throw error;
      throw new Error(`question ${index + 1} of ${set.name} could not be answered`);
    }
  });
}

const SHARE_PLACES = 4;

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(SHARE_PLACES));
}

/** Counts verdicts. */
export function scoreSet(set: QuestionSet, judgements: readonly Judgement[]): Score {
  const count = (verdict: Verdict): number => judgements.filter((judgement) => judgement.verdict === verdict).length;
  const [questions, right, wrong] = [judgements.length, count('right'), count('wrong')];
  return {
    set: set.name,
    questions,
    right,
    wrong,
    missed: count('missed'),
    falseNo: count('falseNo'),
    rightShare: share(right, questions),
    wrongShare: share(wrong, questions),
  };
}

/** Counts probes that were answered with a figure. */
export function scoreProbes(set: QuestionSet, judgements: readonly Judgement[]): ProbeScore {
  const withFigures = judgements.filter(({ answer }) => answer.figures.length > 0).length;
  return { set: set.name, probes: judgements.length, withFigures };
}
