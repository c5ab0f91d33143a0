import { digestDays } from '#src/bot/brief.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';

const BY_RULE = createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' });

/** A briefing on a day. */
export interface BriefingCase {
  readonly template: string;
  readonly day: string;
}

/** The briefings whose renderings are kept under `test/golden` and read by a person: every cut, each template, an old report. */
export const BRIEFING_CASES: readonly BriefingCase[] = [
  ...digestDays('2025-09-10', 5, BY_RULE).map((day) => ({ template: 'morning-digest', day })),
  { template: 'new-report', day: '2025-09-02' },
  { template: 'alert', day: '2025-09-02' },
  { template: 'morning-digest', day: '2026-11-27' },
];
