/** What a subscription posts, as a message from one snapshot of knowledge. */
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { ReportId } from '#src/core/ids.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { PublishedReport } from '#src/core/published-report.ts';
import { answerQuestion } from '../answer-question.ts';
import { brief } from '../brief.ts';
import type { Knowledge } from '../knowledge.ts';
import type { PostTask, Subscription } from '../ports.ts';
import { questionNow } from '../question-now.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { REASONS } from './reasons.ts';

/** A message, or why there is none: `unwanted` is nobody's fault, `broken` is told to the owner. */
export type Rendered =
  | { readonly kind: 'message'; readonly message: Message; readonly hash: string; readonly reportId?: ReportId }
  | { readonly kind: 'unwanted'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string };

/** What is to be written. */
export interface Written {
  readonly subscription: Subscription;
  readonly task: Extract<PostTask, { kind: 'subscription' }>;
  /** The reader's day. */
  readonly day: CalendarDate;
  /** The report that the subscription had seen before. Absent: none, or it is not remembered. */
  readonly before?: PublishedReport;
  /** What stands above it. */
  readonly notes: readonly Block[];
}

/** Below what the message is called, above what it says. */
function withNotes(blocks: readonly Block[], notes: readonly Block[]): readonly Block[] {
  const [first] = blocks;
  return first?.type === 'header' ? [first, ...notes, ...blocks.slice(1)] : [...notes, ...blocks];
}

/** A message with the notes of this sending, and the hash of all that it says. */
export function toRendered(
  message: Message,
  notes: readonly Block[],
  { hash }: Pick<DeliverDeps, 'hash'>,
  reportId?: ReportId,
): Rendered {
  const whole = notes.length === 0 ? message : { ...message, blocks: withNotes(message.blocks, notes) };
  const of = reportId === undefined ? {} : { reportId };
  return { kind: 'message', message: whole, hash: hash(JSON.stringify(whole)), ...of };
}

/** Writes it from the newest report. */
export function writeContent(
  { subscription, task, day, notes, ...earlier }: Written,
  knowledge: Knowledge,
  deps: Pick<DeliverDeps, 'hash' | 'writeAlert'>,
): Rendered {
  const { content, locale } = subscription;
  const reportId = knowledge.library.latest?.id;
  if (reportId === undefined) return { kind: 'unwanted', reason: REASONS.noReport };
  switch (content.kind) {
    case 'template': {
      const { template, cut } = content;
      const briefed = brief({ template, day, locale, ...(cut === undefined ? {} : { cut }) }, knowledge);
      if (briefed.kind === 'briefed') return toRendered(briefed.message, notes, deps, reportId);
      return {
        kind: 'broken',
        reason: `there is no briefing named ${template}${cut === undefined ? '' : ` with the cut ${cut}`}`,
      };
    }
    case 'question': {
      const question = questionNow(content.again, knowledge.library);
      const asked = { question, thread: [], today: day, locale };
      return toRendered(answerQuestion(asked, knowledge).message, notes, deps, reportId);
    }
    case 'alert': {
      const of = task.reportId === undefined ? {} : { reportId: task.reportId };
      const said = deps.writeAlert({ rule: content.rule, subscription, day, ...of, ...earlier }, knowledge);
      if (said.kind === 'quiet') return { kind: 'unwanted', reason: REASONS.quiet };
      if (said.kind === 'broken') return { kind: 'broken', reason: REASONS.noRule };
      return toRendered(said.message, notes, deps, reportId);
    }
  }
}
