import { describe, expect, test } from 'vitest';
import { slotAt, slotsAfter } from '#src/schedule/plan.ts';
import type { CalendarRule, Schedule } from '#src/schedule/schedule.ts';
import { type CalendarOverrides, createTradingCalendar } from '#src/schedule/trading-calendar.ts';

const BY_RULE: CalendarOverrides = { closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' };
const calendar = createTradingCalendar(BY_RULE);

function cron(expression: string, zone = 'America/New_York', rule: CalendarRule = 'every-day'): Schedule {
  return { timing: { kind: 'cron', expression }, zone, calendar: rule };
}

function monthly(kind: 'first-trading-day' | 'last-trading-day' | 'early-closes'): Schedule {
  return { timing: { kind, at: '08:00' }, zone: 'America/New_York', calendar: 'every-day' };
}

/** The next slots in a line each: local -> UTC. */
function next(schedule: Schedule, after: string, count: number): readonly string[] {
  return slotsAfter(schedule, Date.parse(after), calendar)
    .take(count)
    .map(({ local, at }) => `${local} -> ${new Date(at).toISOString().slice(0, 16)}Z`)
    .toArray();
}

describe('each local moment once', () => {
  test.for([
    [
      'a time in the spring gap moves on by the gap',
      cron('30 2 * * *'),
      '2026-03-07T12:00Z',
      ['2026-03-08T02:30 -> 2026-03-08T07:30Z', '2026-03-09T02:30 -> 2026-03-09T06:30Z'],
    ],
    [
      'of a repeated hour the first is meant',
      cron('30 1 * * *'),
      '2026-10-31T12:00Z',
      ['2026-11-01T01:30 -> 2026-11-01T05:30Z', '2026-11-02T01:30 -> 2026-11-02T06:30Z'],
    ],
    [
      'an hourly one is silent in the repeat',
      cron('0 * * * *'),
      '2026-11-01T04:30Z',
      ['2026-11-01T01:00 -> 2026-11-01T05:00Z', '2026-11-01T02:00 -> 2026-11-01T07:00Z'],
    ],
    [
      'two that fall on one instant are one, by the name that clocks show',
      cron('0 2,3 * * *'),
      '2026-03-08T06:00Z',
      ['2026-03-08T03:00 -> 2026-03-08T07:00Z', '2026-03-09T02:00 -> 2026-03-09T06:00Z'],
    ],
    [
      'in order of time, not of names',
      cron('0,30 2,3 * * *'),
      '2026-03-08T06:00Z',
      [
        '2026-03-08T03:00 -> 2026-03-08T07:00Z',
        '2026-03-08T03:30 -> 2026-03-08T07:30Z',
        '2026-03-09T02:00 -> 2026-03-09T06:00Z',
      ],
    ],
    [
      'midnight in the gap of Santiago',
      cron('0 0 * * *', 'America/Santiago'),
      '2026-09-05T12:00Z',
      ['2026-09-06T00:00 -> 2026-09-06T04:00Z', '2026-09-07T00:00 -> 2026-09-07T03:00Z'],
    ],
    [
      'the half hour of Lord Howe',
      cron('15 2 * * *', 'Australia/Lord_Howe'),
      '2026-10-03T00:00Z',
      ['2026-10-04T02:15 -> 2026-10-03T15:45Z', '2026-10-05T02:15 -> 2026-10-04T15:15Z'],
    ],
    [
      'a gap that ends at midnight moves into the next day',
      cron('30 0,23 * * *', 'America/Nuuk'),
      '2026-03-28T12:00Z',
      ['2026-03-29T00:30 -> 2026-03-29T01:30Z', '2026-03-29T23:30 -> 2026-03-30T00:30Z'],
    ],
    [
      'a day that the clocks left out',
      cron('30 7 * * *', 'Pacific/Apia'),
      '2011-12-29T00:00Z',
      ['2011-12-29T07:30 -> 2011-12-29T17:30Z', '2011-12-31T07:30 -> 2011-12-30T17:30Z'],
    ],
    [
      'leap days only',
      cron('0 8 29 2 *'),
      '2024-03-01T00:00Z',
      ['2028-02-29T08:00 -> 2028-02-29T13:00Z', '2032-02-29T08:00 -> 2032-02-29T13:00Z'],
    ],
    [
      'the 31st, where a month has one',
      cron('0 8 31 * *', 'UTC'),
      '2026-01-31T08:00Z',
      ['2026-03-31T08:00 -> 2026-03-31T08:00Z', '2026-05-31T08:00 -> 2026-05-31T08:00Z'],
    ],
    [
      'the last day of the month',
      cron('0 8 L * *', 'UTC'),
      '2026-01-31T07:59Z',
      [
        '2026-01-31T08:00 -> 2026-01-31T08:00Z',
        '2026-02-28T08:00 -> 2026-02-28T08:00Z',
        '2026-03-31T08:00 -> 2026-03-31T08:00Z',
      ],
    ],
    [
      'day of the month and weekday must both fit',
      cron('0 8 13 * 5', 'UTC'),
      '2026-01-01T00:00Z',
      ['2026-02-13T08:00 -> 2026-02-13T08:00Z', '2026-03-13T08:00 -> 2026-03-13T08:00Z'],
    ],
  ] as const)('%s', ([, schedule, after, slots]) => {
    expect(next(schedule, after, slots.length)).toEqual(slots);
  });

  test('strictly after', () => {
    expect(next(cron('30 7 * * *', 'UTC'), '2026-01-01T07:30Z', 1)).toEqual(['2026-01-02T07:30 -> 2026-01-02T07:30Z']);
  });

  test('a zone change gives the same names at other instants', () => {
    const slots = ['Europe/London', 'Asia/Hong_Kong'].map((zone) =>
      next(cron('30 7 * * *', zone), '2026-06-01T12:00Z', 1),
    );

    expect(slots.flat()).toEqual(['2026-06-02T07:30 -> 2026-06-02T06:30Z', '2026-06-02T07:30 -> 2026-06-01T23:30Z']);
  });

  test('what never comes ends', () => {
    expect(next(cron('0 8 * 2 5#5'), '2001-01-01T00:00Z', 9)).toHaveLength(2);
    expect(next(cron('0 8 L-30 2 *'), '2001-01-01T00:00Z', 1)).toEqual([]);
  });
});

describe('days without a session', () => {
  const slots = (schedule: Schedule, after: string, count: number, own = calendar) =>
    slotsAfter(schedule, Date.parse(after), own)
      .take(count)
      .map(({ at: _, ...slot }) => slot)
      .toArray();

  test('skip lists them as left out', () => {
    expect(slots(cron('30 7 * * 1-5', 'America/New_York', 'skip'), '2025-08-30T00:00Z', 2)).toEqual([
      { local: '2025-09-01T07:30', isOpen: false },
      { local: '2025-09-02T07:30', isOpen: true },
    ]);
  });

  test('every-day posts all the same', () => {
    expect(slots(cron('30 7 * * 1'), '2025-08-30T00:00Z', 1)).toEqual([{ local: '2025-09-01T07:30', isOpen: true }]);
  });

  test('next moves them, by their own time, and names the day they come from', () => {
    expect(slots(cron('30 7,18 * * 1', 'America/New_York', 'next'), '2025-08-30T00:00Z', 3)).toEqual([
      { local: '2025-09-02T07:30', isOpen: true, movedFrom: '2025-09-01' },
      { local: '2025-09-02T18:30', isOpen: true, movedFrom: '2025-09-01' },
      { local: '2025-09-08T07:30', isOpen: true },
    ]);
  });

  test('two that move to the same day are one', () => {
    expect(slots(cron('30 7 * * 0,6', 'America/New_York', 'next'), '2025-08-29T00:00Z', 2)).toEqual([
      { local: '2025-09-02T07:30', isOpen: true, movedFrom: '2025-08-30' },
      { local: '2025-09-08T07:30', isOpen: true, movedFrom: '2025-09-06' },
    ]);
  });

  test('one that moves to a day of its own is that day’s', () => {
    expect(slots(cron('30 7 * * 1-5', 'America/New_York', 'next'), '2025-08-30T00:00Z', 2)).toEqual([
      { local: '2025-09-02T07:30', isOpen: true },
      { local: '2025-09-03T07:30', isOpen: true },
    ]);
  });

  test('the day is the local date of the zone', () => {
    const labourDay = cron('30 7 * * *', 'Australia/Sydney', 'skip');

    expect(slots(labourDay, '2025-08-31T12:00Z', 2)).toEqual([
      { local: '2025-09-01T07:30', isOpen: false },
      { local: '2025-09-02T07:30', isOpen: true },
    ]);
  });

  test('the day of mourning of 2025', () => {
    const days = slots(cron('30 7 * * 1-5', 'America/New_York', 'skip'), '2025-01-08T00:00Z', 3);

    expect(days.map(({ local, isOpen }) => [local, isOpen])).toEqual([
      ['2025-01-08T07:30', true],
      ['2025-01-09T07:30', false],
      ['2025-01-10T07:30', true],
    ]);
  });

  test('an announced closure counts from the moment that it is known', () => {
    const reason = { en: 'A storm', zh: '风暴' };
    const told = createTradingCalendar({ ...BY_RULE, closures: new Map([['2026-03-09', reason]]) });
    const weekly = cron('30 7 * * 1', 'America/New_York', 'next');

    expect(slotAt(weekly, '2026-03-09T07:30', calendar)).toMatchObject({ isOpen: true });
    expect(slotAt(weekly, '2026-03-09T07:30', told)).toBeUndefined();
    expect(slotAt(weekly, '2026-03-10T07:30', told)).toMatchObject({ movedFrom: '2026-03-09' });
    expect(slotAt({ ...weekly, calendar: 'skip' }, '2026-03-09T07:30', told)).toMatchObject({ isOpen: false });
  });

  test('the first and the last trading day of the month', () => {
    expect(next(monthly('first-trading-day'), '2025-12-20T00:00Z', 3).map((slot) => slot.slice(0, 10))).toEqual([
      '2026-01-02',
      '2026-02-02',
      '2026-03-02',
    ]);
    expect(next(monthly('last-trading-day'), '2026-01-20T00:00Z', 5).map((slot) => slot.slice(0, 10))).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-31',
      '2026-04-30',
      '2026-05-29',
    ]);
  });

  test('early closes, and what else is said on such a day', () => {
    expect(slots(monthly('early-closes'), '2026-01-01T00:00Z', 3)).toEqual(
      ['2026-11-27', '2026-12-24', '2027-11-26'].map((day) => ({
        local: `${day}T08:00`,
        isOpen: true,
        closesEarlyAt: '13:00',
      })),
    );
    expect(slots(cron('30 7 * * 5'), '2026-11-26T00:00Z', 1)).toMatchObject([{ closesEarlyAt: '13:00' }]);
  });
});
