/** Slots against two independent cron libraries: every difference has a reason, and each reason is one that really occurs. */
import { CronExpressionParser } from 'cron-parser';
import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCron } from '#src/schedule/cron.ts';
import { slotsAfter } from '#src/schedule/plan.ts';
import type { Slot } from '#src/schedule/schedule.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { localAt, momentOf } from '#src/schedule/wall-clock.ts';
import { cronExpressions } from './random-crons.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How many slots of an expression are compared, at most. */
const COMPARED = 6;
const calendar = createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' });

/** Where a comparison starts: the slots after `from`, on the clocks of `zone`. */
interface Case {
  readonly expression: string;
  readonly zone: string;
  readonly from: number;
}

/** The next instants by another library; `undefined` where it does not read the expression. */
type Peer = (expression: Case) => readonly number[] | undefined;

const PEERS = {
  croner: ({ expression, zone, from }) => {
    try {
      return new Cron(expression, { timezone: zone }).nextRuns(COMPARED, new Date(from)).map(Number);
    } catch {
      return undefined;
    }
  },
  'cron-parser': ({ expression, zone, from }) => {
    try {
      const found = CronExpressionParser.parse(expression, { tz: zone, currentDate: new Date(from) });
      return found.take(COMPARED).map((date) => date.getTime());
    } catch {
      return undefined;
    }
  },
} as const satisfies Record<string, Peer>;
type PeerName = keyof typeof PEERS;

/** Every way in which the two may differ at one instant, with its reason. */
const REASONS = {
  'both days': 'day of the month and weekday are both given: ours (node-cron) wants both to fit, theirs takes either',
  gap: 'a time in the spring gap: ours is later by the gap, croner takes the end of the gap',
  repeat: 'an hour that comes twice: ours takes the first, theirs both where the hour is not a single one',
  'half hour':
    'cron-parser takes the half hour of Lord Howe for a whole one and stays wrong after it; croner agrees with ours',
} as const;
type Reason = keyof typeof REASONS;

/** What each library differs in, and the days of the month that it does not read. */
const EXPECTED = {
  croner: { reasons: ['both days', 'gap', 'repeat'], unread: ['L-3', 'L-5'] },
  'cron-parser': {
    reasons: ['both days', 'half hour', 'repeat'],
    unread: ['15W', '1W', '31W', 'L-3', 'L-5', 'LW'],
  },
} as const satisfies Record<string, { reasons: readonly Reason[]; unread: readonly string[] }>;

function bothDaysGiven(expression: string): boolean {
  const [, , day = '', , weekday = ''] = expression.split(' ');
  return day !== '*' && weekday !== '*';
}

/** Whether clocks went forward within the hours before an instant, or the slot itself was moved. */
function isNearGap(at: number, zone: string, slot: Slot | undefined): boolean {
  if (slot !== undefined && localAt(at, zone) !== slot.local) return true;
  const offset = (instant: number): number => Date.parse(`${localAt(instant, zone)}Z`) - instant;
  return offset(at) > offset(at - 2 * HOUR);
}

function isSecondOfRepeat(at: number, zone: string): boolean {
  return momentOf(localAt(at, zone), zone).at !== at;
}

function reasonFor(at: number, { expression, zone }: Case, name: PeerName, slot?: Slot): Reason | undefined {
  if (bothDaysGiven(expression)) return 'both days';
  if (isSecondOfRepeat(at, zone)) return 'repeat';
  if (name === 'cron-parser' && zone === 'Australia/Lord_Howe') return 'half hour';
  return isNearGap(at, zone, slot) ? 'gap' : undefined;
}

/** Instants that one side has and the other has not, up to the end of the shorter list. */
function differences(own: readonly number[], other: readonly number[]): readonly number[] {
  const full = [own, other].filter((list) => list.length >= COMPARED).map((list) => list.at(-1) ?? 0);
  const end = Math.min(...full, Number.POSITIVE_INFINITY);
  const both = new Set(own).intersection(new Set(other));
  return [...new Set([...own, ...other])].filter((at) => at <= end && !both.has(at)).sort((a, b) => a - b);
}

/** What a comparison found: reasons and days of the month that were not read, each once. */
interface Found {
  readonly reasons: readonly Reason[];
  readonly unread: readonly string[];
  /** Differences without a reason. */
  readonly unexplained: readonly string[];
}

function ownSlots({ expression, zone, from }: Case): ReadonlyMap<number, Slot> {
  const schedule = { timing: { kind: 'cron', expression }, zone, calendar: 'every-day' } as const;
  return new Map(
    slotsAfter(schedule, from, calendar)
      .take(COMPARED)
      .map((slot) => [slot.at, slot]),
  );
}

function compareAll(cases: readonly Case[], name: PeerName): Found {
  const reasons = new Set<Reason>();
  const unread = new Set<string>();
  const unexplained: string[] = [];
  for (const one of cases) {
    const other = PEERS[name](one);
    if (other === undefined) unread.add(one.expression.split(' ')[2] ?? '');
    const own = ownSlots(one);
    for (const at of other === undefined ? [] : differences([...own.keys()], other)) {
      const reason = reasonFor(at, one, name, own.get(at));
      if (reason === undefined)
        unexplained.push(
          `${one.expression} ${one.zone} after ${new Date(one.from).toISOString()}: ${new Date(at).toISOString()}`,
        );
      else reasons.add(reason);
    }
  }
  return { reasons: [...reasons].sort(), unread: [...unread].sort(), unexplained };
}

const isRead = (expression: string): boolean => readCron(expression).kind === 'cron';

const inUtc: readonly Case[] = fc.sample(
  fc.record({
    expression: cronExpressions.filter(isRead),
    zone: fc.constant('UTC'),
    from: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
  }),
  { numRuns: 1500, seed: 7 },
);

/** A place and a UTC month in which its clocks change. */
const CHANGES = [
  ['America/New_York', 2026, 3, 8],
  ['America/New_York', 2026, 11, 1],
  ['Europe/London', 2026, 3, 29],
  ['Europe/London', 2026, 10, 25],
  ['Australia/Sydney', 2026, 4, 4],
  ['Australia/Sydney', 2026, 10, 3],
  ['Australia/Lord_Howe', 2026, 4, 4],
  ['Australia/Lord_Howe', 2026, 10, 3],
  ['America/Santiago', 2026, 4, 5],
  ['America/Santiago', 2026, 9, 6],
  ['Asia/Hong_Kong', 2026, 3, 8],
] as const;

const aroundChanges: readonly Case[] = fc.sample(
  fc
    .tuple(cronExpressions.filter(isRead), fc.constantFrom(...CHANGES), fc.integer({ min: -2 * DAY, max: HOUR }))
    .map(([expression, [zone, year, month, day], shift]) => ({
      expression,
      zone,
      // At a full minute: started within the last second before a change, cron-parser leaves that hour out a week later.
      from: Math.floor((Date.UTC(year, month - 1, day) + shift) / MINUTE) * MINUTE,
    })),
  { numRuns: 800, seed: 11 },
);

describe.for(['croner', 'cron-parser'] as const)('%s', { timeout: 120_000 }, (name) => {
  test('in UTC, differs where both days are given and nowhere else', () => {
    const { unread, reasons, unexplained } = compareAll(inUtc, name);

    expect(unexplained).toEqual([]);
    expect(reasons).toEqual(['both days']);
    expect(unread).toEqual(EXPECTED[name].unread);
  });

  test('where clocks change, differs for the reasons of the table, each of which occurs', () => {
    const { reasons, unexplained } = compareAll(aroundChanges, name);

    expect(unexplained).toEqual([]);
    expect(reasons).toEqual(EXPECTED[name].reasons);
  });
});
