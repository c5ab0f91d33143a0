import type { Answer, Shown } from '#src/core/answer.ts';
import { toCanonical } from '#src/core/canonical.ts';
import type { DecimalText } from '#src/core/decimal.ts';
import type { Period } from '#src/core/period.ts';
import type { Unit } from '#src/core/unit.ts';
import type { Answered } from './answer-question.ts';

/** A number of an answer for programs. `value` is for reckoning, `printed` is what the source prints. */
export interface FigureJson {
  readonly metric: string;
  readonly segment: string;
  readonly benchmark?: string;
  readonly period: Period;
  readonly value: number;
  readonly printed: DecimalText;
  readonly unit: Unit;
  readonly reportId: string;
  /** We computed it; `from` holds the keys of the figures it is computed from. */
  readonly derived?: true;
  readonly from?: readonly string[];
}

/** An answer for programs: one line of `ask --jsonl`, without the id. */
export interface AnswerJson {
  readonly kind: Answer['kind'];
  readonly reason?: Answer['reason'];
  readonly figures: readonly FigureJson[];
  readonly related: readonly FigureJson[];
  readonly readAs: string;
  readonly text: string;
  readonly choices: readonly string[];
}

function figureJson(shown: Shown): FigureJson {
  const number = shown.type === 'figure' ? shown.figure : shown.derived;
  return {
    metric: number.metric,
    segment: number.segment,
    ...(number.benchmark === undefined ? {} : { benchmark: number.benchmark }),
    period: number.period,
    value: Number(number.value),
    printed: number.value,
    unit: number.unit,
    reportId: number.reportId,
    ...(shown.type === 'derived' ? { derived: true, from: shown.derived.from.map(({ key }) => key) } : {}),
  };
}

/** @param text The plain rendering of the same answer. */
export function toAnswerJson({ answer, message }: Answered, text: string): AnswerJson {
  const reading = message.blocks.find((block) => block.type === 'reading');
  const readAs =
    reading?.type === 'reading'
      ? reading.spans.map((span) => (span.type === 'text' ? span.text : span.num.value)).join('')
      : '';
  return {
    kind: answer.kind,
    ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    figures: answer.figures.map(figureJson),
    related: answer.related.map(figureJson),
    readAs,
    text,
    choices: answer.choices.map(({ query }) => toCanonical(query)),
  };
}
