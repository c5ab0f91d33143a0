/** A pressed button of a request to an approver: carried out once, and said below it. */
import { type AnswerDeps, type Of, say, toRequest } from './reply.ts';
import { sendApproved } from './send-csv.ts';

/** Whether a button's line is a decision. */
export function isDecision(line: string): boolean {
  return line.startsWith('a1:');
}

/** The request stays as it is: a second press is told that it was decided. */
export async function onDecision(pressed: Of<'pressed'>, value: string, deps: AnswerDeps): Promise<void> {
  const { message, file } = await deps.desk.decide({ ...toRequest(pressed, deps.workspaceId), value });
  if (file !== undefined) await sendApproved(file, deps);
  if (message !== undefined) await say(pressed, message, deps);
}
