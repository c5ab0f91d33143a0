/** What a button carries to us: canonical strings and a language. It comes back from a client, so it is read again as foreign. */
import { z } from 'zod';
import { FilledSchedule, opensForm, Rule } from '#src/bot/ports.ts';
import { CANONICAL_MAX, isCanonical } from '#src/core/canonical.ts';
import { Locale } from '#src/core/locale.ts';
import { LIMITS } from './limits.ts';

/** The value of a CSV button that means all figures of the newest report. */
export const WHOLE_REPORT = 'report';

const Canonical = z.string().max(CANONICAL_MAX).refine(isCanonical, 'a canonical question');

/** How a line starts that a button asks: a question (`q1:`) or a command (`c1:`), which the use cases read and check. */
const CARRIED = /^[a-z]\d+:/;

/** Whether a button may carry a line: it comes back whole, and nothing that a person would type passes for it. */
export function isCarried(line: string): boolean {
  return line.length <= CANONICAL_MAX && CARRIED.test(line);
}

const common = { app: z.literal('smallcaps'), locale: Locale };

/** Opens a question that goes on from an answer; the person's words come beside it, by the name of their field. */
export const AskFollowUp = z.object({ ...common, action: z.literal('follow-up'), continues: Canonical });

/** Saves the settings; what was chosen comes beside it, by the names of the fields. */
export const SaveSettings = z.object({ ...common, action: z.literal('settings'), version: z.int().nonnegative() });

/** Saves a form; what is filled in comes beside it, by the names of the fields. */
export const AskSchedule = z.object({
  ...common,
  action: z.literal('schedule'),
  line: z.string().max(CANONICAL_MAX).refine(opensForm, 'a line that opens a form'),
});

const { days, time, zone, calendar, trigger, target, locale: language } = FilledSchedule.shape;

/** The data of a button that was pressed. */
export const ActionData = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('ask'), query: z.string().refine(isCarried, 'a canonical line') }),
  z.object({ ...common, action: z.literal('share'), again: Canonical }),
  z.object({ ...common, action: z.literal('copy'), again: Canonical }),
  z.object({ ...common, action: z.literal('csv'), again: z.union([Canonical, z.literal(WHOLE_REPORT)]) }),
  SaveSettings.extend({
    language: Locale,
    answers: Rule,
    digests: Rule,
    csv: Rule,
    /** `kept`: those who are named already. */
    approvers: z.enum(['admins', 'kept']),
  }),
  AskSchedule.extend({ days, time, zone, calendar, trigger, target, language }),
  AskFollowUp.extend({ question: z.string().trim().min(1).max(LIMITS.question) }),
]);
export type ActionData = z.infer<typeof ActionData>;

/**
 * The data of a button of ours, out of an activity's `value`.
 *
 * @returns `undefined` for what none of our buttons sends. Who pressed it and what may be done is for the caller to check.
 */
export function readActionData(value: unknown): ActionData | undefined {
  return ActionData.safeParse(value).data;
}
