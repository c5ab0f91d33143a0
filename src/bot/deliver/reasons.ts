/** Why an occurrence ended without being posted, as the ledger keeps it. What a platform says stands there in its own words. */
export const REASONS = {
  /** Nothing looked at it in time, and the catch-up window is over. */
  tooLate: 'nothing could send it until its time was over',
  /** Of several that were missed, the last one goes out. */
  superseded: 'it was missed, and a later one was sent in its place',
  unsubscribed: 'the subscription is gone',
  paused: 'the subscription is paused',
  dead: 'the destination of the subscription is gone',
  rescheduled: 'the schedule has no such time any more',
  noReport: 'there is no report yet',
  noRule: 'the rule of the alert cannot be read',
  quiet: 'the rule of the alert does not hold',
  nothingToRecall: 'the figures stand as they were shown',
  noDirect: 'there is no direct conversation with this person',
  prepared: 'preparing it took too long',
  tooEarly: 'the clock was set, and it is too early to read back',
  stoppedSending: 'the program was stopped while it was being sent',
} as const;

/** For a day without a session. `key` names why, as a wording: `closed.thanksgiving`. */
export function closedReason(key: string | undefined): string {
  return key === undefined ? 'no session of the exchange' : `no session of the exchange: ${key}`;
}
