import type { Answer } from '#src/core/answer.ts';
import type { Message } from '#src/core/message.ts';
import { answerPart } from './answer-parts.ts';
import { chartedBeside } from './charts/chart-of.ts';
import type { Desk } from './desk.ts';
import { figuresCarried } from './notes.ts';
import { quotableOf } from './quotable.ts';
import { fillTemplate } from './template/fill-template.ts';
import { ANSWER_TEMPLATES } from './template/parts.ts';
import type { Speech } from './wording-spans.ts';

/** The answer as a neutral Message, in the order that the template of its kind gives. */
export function answerMessage(answer: Answer, desk: Desk): Message {
  const speech: Speech = { locale: answer.locale, wording: desk.wordings[answer.locale], library: desk.library };
  const template = desk.templates.get(ANSWER_TEMPLATES[answer.kind]);
  const blocks =
    template === undefined
      ? []
      : fillTemplate(template, {
          desk,
          speech,
          report: answer.report ?? desk.library.latest,
          given: {},
          cut: undefined,
          part: (name) => answerPart(name, answer, desk, speech),
        }).blocks;
  const quotable = quotableOf(answer.figures, answer.report, speech);
  return {
    locale: answer.locale,
    blocks,
    ...(quotable === undefined ? {} : { quotable }),
    ...figuresCarried([...answer.figures, ...answer.related, ...chartedBeside(answer, speech)]),
  };
}
