import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import {
  describeClosure,
  describeMoment,
  describeSchedule,
  describeSlot,
  describeZone,
} from '#src/schedule/describe.ts';
import { slotsAfter } from '#src/schedule/plan.ts';
import type { CalendarRule, Schedule, Timing } from '#src/schedule/schedule.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { readSchedule } from '#src/schedule/words.ts';
import { loadBundled } from '#test/bundled.ts';

const { scheduleWords, wordings } = loadBundled();
const speechIn = (locale: Locale) => ({ locale, wording: wordings[locale], words: scheduleWords });
const [en, zh] = [speechIn('en'), speechIn('zh')];

function cron(expression: string, calendar: CalendarRule = 'every-day', zone = 'America/New_York'): Schedule {
  return { timing: { kind: 'cron', expression }, zone, calendar };
}

function sessions(kind: 'first-trading-day' | 'last-trading-day' | 'early-closes'): Schedule {
  return { timing: { kind, at: '08:00' }, zone: 'Europe/London', calendar: 'every-day' };
}

describe('a schedule', () => {
  test.for([
    [cron('30 7 * * 1-5', 'skip'), 'every trading day at 07:30, New York time', '每个交易日07:30，纽约时间'],
    [cron('30 7 * * 1-5'), 'weekdays at 07:30, New York time', '工作日07:30，纽约时间'],
    [
      cron('0 18 * * 1,4', 'next', 'Asia/Hong_Kong'),
      'every Monday and Thursday at 18:00, Hong Kong time, or the next trading day',
      '每周一和周四18:00，香港时间，遇休市顺延',
    ],
    [
      cron('0 18 * * 1,3,5', 'skip'),
      'every Monday, Wednesday and Friday at 18:00, New York time, except holidays',
      '每周一、周三和周五18:00，纽约时间，休市日除外',
    ],
    [cron('30 7,18 * * *'), 'every day at 07:30 and 18:30, New York time', '每天07:30和18:30，纽约时间'],
    [cron('0 9 * * 1#1'), 'the first Monday of each month at 09:00, New York time', '每月第一个周一09:00，纽约时间'],
    [cron('0 17 * * 5L'), 'the last Friday of each month at 17:00, New York time', '每月最后一个周五17:00，纽约时间'],
    [cron('0 9 1,15 * *'), 'day 1 and 15 of each month at 09:00, New York time', '每月1日和15日09:00，纽约时间'],
    [cron('0 9 L * *'), 'last day of each month at 09:00, New York time', '每月最后一天09:00，纽约时间'],
    [
      cron('*/15 2 * * *', 'every-day', 'UTC'),
      'every day at 02:00, 02:15, 02:30 and 02:45, UTC time',
      '每天02:00、02:15、02:30和02:45，UTC时间',
    ],
    [
      cron('*/5 * * * *', 'skip'),
      'cron */5 * * * *, New York time, except holidays',
      'cron */5 * * * *，纽约时间，休市日除外',
    ],
    [cron('0 8 1 jan *'), 'cron 0 8 1 jan *, New York time', 'cron 0 8 1 jan *，纽约时间'],
    [cron('0 8 13 * 5'), 'cron 0 8 13 * 5, New York time', 'cron 0 8 13 * 5，纽约时间'],
    [
      sessions('first-trading-day'),
      'first trading day of each month at 08:00, London time',
      '每月第一个交易日08:00，伦敦时间',
    ],
    [
      sessions('last-trading-day'),
      'last trading day of each month at 08:00, London time',
      '每月最后一个交易日08:00，伦敦时间',
    ],
    [sessions('early-closes'), 'days with an early close at 08:00, London time', '提前收市日08:00，伦敦时间'],
  ] as const)('%j', ([schedule, inEnglish, inChinese]) => {
    expect(describeSchedule(schedule, en)).toBe(inEnglish);
    expect(describeSchedule(schedule, zh)).toBe(inChinese);
  });

  test('a zone without a name of its own goes by its last part', () => {
    expect(describeZone('America/Argentina/San_Luis', en)).toBe('San Luis time');
  });

  const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
  const days = fc.constantFrom(
    '* * *',
    '* * 1-5',
    '* * 0,6',
    'L * *',
    '* * 2',
    '* * 1,4',
    '* * 1,3,5',
    '* * 1#1',
    '* * 4#5',
    '* * 5L',
  );
  const timing: fc.Arbitrary<Timing> = fc.oneof(
    fc
      .tuple(days, time)
      .map(([fields, { hour, minute }]): Timing => ({ kind: 'cron', expression: `${minute} ${hour} ${fields}` })),
    fc.tuple(fc.constantFrom('first-trading-day', 'last-trading-day', 'early-closes'), time).map(
      ([kind, { hour, minute }]): Timing => ({
        kind,
        at: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
      }),
    ),
  );

  test.for(LOCALES)('what is said in %s is read as the same schedule', (locale) => {
    fc.assert(
      fc.property(
        timing,
        fc.constantFrom<CalendarRule>('every-day', 'skip', 'next'),
        fc.constantFrom('America/New_York', 'Asia/Hong_Kong', 'America/Sao_Paulo', 'UTC', 'Asia/Kolkata'),
        (when, rule, zone) => {
          const calendar = when.kind === 'cron' ? rule : 'every-day';
          const schedule: Schedule = { timing: when, zone, calendar };
          const said = describeSchedule(schedule, speechIn(locale));

          expect({ said, ...readSchedule(said, scheduleWords) }).toEqual({ said, kind: 'schedule', schedule });
        },
      ),
    );
  });
});

describe('a slot', () => {
  const calendar = createTradingCalendar({
    closures: new Map([['2027-03-05', { en: 'Day of mourning', zh: '哀悼日' }]]),
    earlyCloses: new Map(),
    publishedUntil: '2028-12-31',
  });

  function say(schedule: Schedule, after: string, readerZone: string, locale: Locale = 'en'): string {
    const [slot] = slotsAfter(schedule, Date.parse(after), calendar);
    if (slot === undefined) throw new Error('no slot');
    return describeSlot(slot, { zone: schedule.zone, readerZone, calendar }, speechIn(locale));
  }

  test.for([
    [cron('30 7 * * 1-5', 'skip'), '2025-09-10T00:00Z', 'America/New_York', 'Wed 10 Sep 2025, 07:30, New York time'],
    [
      cron('30 7 * * 1-5', 'skip'),
      '2025-09-10T00:00Z',
      'Asia/Hong_Kong',
      'Wed 10 Sep 2025, 19:30, Hong Kong time (07:30, New York time)',
    ],
    [
      cron('30 7 * * 1-5', 'skip'),
      '2025-08-30T00:00Z',
      'America/New_York',
      'Mon 1 Sep 2025, 07:30, New York time (left out, the exchange is closed: Labor Day)',
    ],
    [
      cron('30 7 * * 1', 'next'),
      '2025-08-30T00:00Z',
      'America/New_York',
      'Tue 2 Sep 2025, 07:30, New York time (moved from 1 Sep 2025: Labor Day)',
    ],
    [
      cron('30 7 * * 5', 'skip'),
      '2026-11-26T00:00Z',
      'America/New_York',
      'Fri 27 Nov 2026, 07:30, New York time (the exchange closes at 13:00, New York time: the day after Thanksgiving)',
    ],
    [
      cron('30 7 * * 5', 'skip'),
      '2027-03-04T00:00Z',
      'America/New_York',
      'Fri 5 Mar 2027, 07:30, New York time (left out, the exchange is closed: Day of mourning)',
    ],
  ] as const)('%j after %s, read in %s', ([schedule, after, readerZone, said]) => {
    expect(say(schedule, after, readerZone)).toBe(said);
  });

  test('a moment alone', () => {
    expect(describeMoment(Date.UTC(2025, 8, 10, 11, 30), 'Asia/Tokyo', en)).toBe('Wed 10 Sep 2025, 20:30, Tokyo time');
  });

  test('in Chinese', () => {
    expect(say(cron('30 7 * * 5', 'skip'), '2027-03-04T00:00Z', 'Asia/Hong_Kong', 'zh')).toBe(
      '2027年3月5日（周五）20:30，香港时间（纽约时间07:30）（不发，交易所休市：哀悼日）',
    );
  });

  test('every closure and every early close has a name', () => {
    const days = ['2026-01-01', '2026-01-19', '2026-02-16', '2026-04-03', '2026-05-25', '2026-06-19', '2026-07-03'];
    const more = ['2026-09-07', '2026-11-26', '2026-12-25', '2026-11-27', '2026-12-24', '2024-07-03', '2026-01-03'];
    const past = ['2001-09-11', '2012-10-29', '2025-01-09'];
    for (const speech of [en, zh]) {
      for (const day of [...days, ...more, ...past]) expect(describeClosure(day, calendar, speech)).toMatch(/^[^.]+$/);
    }
    expect(describeClosure('2026-03-03', calendar, en)).toBeUndefined();
  });
});
