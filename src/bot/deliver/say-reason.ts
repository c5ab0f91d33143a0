/** Why a post was left out, held up or refused, in words: the ledger keeps reasons as they came about. */
import { type Speech, say, spansText, speak } from '#src/briefing/wording-spans.ts';
import { sayRefusal } from './platform-reasons.ts';
import { closedReason, REASONS } from './reasons.ts';

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
  [REASONS.noRule, 'reason.no_rule'],
  [REASONS.quiet, 'reason.quiet'],
  [REASONS.noDirect, 'reason.no_direct'],
  [REASONS.prepared, 'reason.busy'],
  [REASONS.tooEarly, 'reason.busy'],
  [REASONS.stoppedSending, 'reason.stopped'],
]);

/** What stands before the name of a holiday. */
const CLOSED = closedReason('');

/** A reason of the ledger in the reader's language; what a platform said with what to do about it, and its code in brackets. */
export function sayReason(reason: string, speech: Speech): string {
  const key = WORDED.get(reason);
  if (key !== undefined) return say(speech, key);
  if (reason === closedReason(undefined)) return say(speech, 'reason.closed');
  if (!reason.startsWith(CLOSED)) return sayRefusal(reason, speech);
  const why = speech.wording.get(reason.slice(CLOSED.length));
  if (why === undefined) return say(speech, 'reason.closed');
  return spansText(speak(speech, 'reason.closed_for', { why: { type: 'text', text: why } }), speech.locale);
}
