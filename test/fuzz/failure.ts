/** What a run can fail at; each is a count of the closing line. */
export const CHECKS = ['exceptions', 'foreignNumbers', 'unescaped', 'deadChoices'] as const;

/**
 * - `exceptions`: something was thrown, or the answer has a form that does not exist.
 * - `foreignNumbers`: a number that is not the library's, not computed rightly from it, or stands where none may.
 * - `unescaped`: text in a rendering that acts, hides or breaks out.
 * - `deadChoices`: a button that says or leads to nothing.
 */
export type Check = (typeof CHECKS)[number];

/** One invariant that an input broke: `reason` is the invariant, `detail` what was found. */
export interface Failure {
  readonly check: Check;
  readonly reason: string;
  readonly detail: string;
}

export function failure(check: Check, reason: string, detail = ''): Failure {
  return { check, reason, detail };
}
