/** A pressed button of a request to an approver: carried out once, and said below it. */
import { type AnswerDeps, keyOf, type Of, say, toRequest } from './reply.ts';

/** Whether a button's line is a decision. */
export function isDecision(line: string): boolean {
  return line.startsWith('a1:');
}

/** The request stays as it is: a second press is told that it was decided. */
export async function onDecision(pressed: Of<'pressed'>, value: string, deps: AnswerDeps): Promise<void> {
  const { message, file } = await deps.desk.decide({ ...toRequest(pressed, deps.workspaceId), value });
  // Nobody can ask for a file here, so that none is approved.
  if (file !== undefined) deps.log.error({ place: keyOf(pressed.where) }, 'a file was approved that cannot be sent');
  if (message !== undefined) await say(pressed, message, deps);
}
