import { closedReason, REASONS } from '../deliver/reasons.ts';
import type { Turn } from './command-deps.ts';
import { lineText } from './said.ts';

const WORDED: ReadonlyMap<string, string> = new Map([
  [REASONS.tooLate, 'reason.too_late'],
  // As the stores end what nobody took in hand.
  ['its time was over before it could be sent', 'reason.too_late'],
  [REASONS.superseded, 'reason.superseded'],
  [REASONS.unsubscribed, 'reason.unsubscribed'],
  [REASONS.paused, 'reason.paused'],
  [REASONS.dead, 'reason.dead'],
  [REASONS.rescheduled, 'reason.rescheduled'],
  [REASONS.noReport, 'reason.no_report'],
  [REASONS.quiet, 'reason.quiet'],
  [REASONS.noDirect, 'reason.no_direct'],
  [REASONS.prepared, 'reason.busy'],
  [REASONS.tooEarly, 'reason.busy'],
  [REASONS.stoppedSending, 'reason.stopped'],
]);

/** What stands before the name of a holiday. */
const CLOSED = closedReason('');

/** A reason of the ledger in the reader's language; what a platform said stands as it is. */
export function sayReason(reason: string, { speech }: Turn): string {
  const key = WORDED.get(reason);
  if (key !== undefined) return lineText(speech, key);
  if (reason === closedReason(undefined)) return lineText(speech, 'reason.closed');
  if (!reason.startsWith(CLOSED)) return reason;
  const why = speech.wording.get(reason.slice(CLOSED.length));
  return why === undefined ? lineText(speech, 'reason.closed') : lineText(speech, 'reason.closed_for', { why });
}
