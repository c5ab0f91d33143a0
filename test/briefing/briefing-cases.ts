import { digestDays } from '#src/bot/brief.ts';

/** A briefing on a day. */
export interface BriefingCase {
  readonly template: string;
  readonly day: string;
}

/** The briefings whose renderings are kept under `test/golden` and read by a person: every cut, each template, an old report. */
export const BRIEFING_CASES: readonly BriefingCase[] = [
  ...digestDays('2025-09-10', 5).map((day) => ({ template: 'morning-digest', day })),
  { template: 'new-report', day: '2025-09-02' },
  { template: 'alert', day: '2025-09-02' },
  { template: 'morning-digest', day: '2026-11-27' },
];
