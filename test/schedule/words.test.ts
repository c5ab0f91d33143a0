import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '#src/schedule/schedule.ts';
import { type ReadSchedule, readSchedule } from '#src/schedule/words.ts';
import { loadBundled } from '#test/bundled.ts';

const { scheduleWords } = loadBundled();

function inShort({ timing, zone, calendar }: Schedule): string {
  const when = timing.kind === 'cron' ? timing.expression : `${timing.kind} ${timing.at}`;
  return `${when} | ${zone} | ${calendar}`;
}

/** What was read in one line. */
function read(text: string, defaults = {}): string {
  const found: ReadSchedule = readSchedule(text, scheduleWords, defaults);
  switch (found.kind) {
    case 'schedule':
      return inShort(found.schedule);
    case 'ask':
      return `ask ${found.about} ${found.words ?? '-'}: ${found.choices.map(inShort).join('; ')}`;
    case 'missing':
      return `missing ${found.missing.join(', ')}`;
    case 'not-understood':
    case 'contradiction':
      return `${found.kind} ${found.words.join(' | ')}`;
    case 'cron-refused':
      return `refused ${found.expression}: ${Object.values(found.why).join(' ')}`;
  }
}

describe('in words', () => {
  test.for([
    ['weekdays 7:30 new york', '30 7 * * 1-5 | America/New_York | every-day'],
    ['every trading day at 7.30am ET', '30 7 * * 1-5 | America/New_York | skip'],
    ['first trading day of the month 8:00 london', 'first-trading-day 08:00 | Europe/London | every-day'],
    ['last trading day of each month at 4 pm, new york time', 'last-trading-day 16:00 | America/New_York | every-day'],
    ['early closes 9:00 new york', 'early-closes 09:00 | America/New_York | every-day'],
    ['mondays and thursdays 18:00 hong kong', '0 18 * * 1,4 | Asia/Hong_Kong | every-day'],
    ['mon/wed/fri 8:00 berlin', '0 8 * * 1,3,5 | Europe/Berlin | every-day'],
    ['Monday to Friday, 07:30, São Paulo', '30 7 * * 1-5 | America/Sao_Paulo | every-day'],
    ['mon-fri 0730 sydney', '30 7 * * 1-5 | Australia/Sydney | every-day'],
    ['daily 07:30 Europe/Zurich', '30 7 * * * | Europe/Zurich | every-day'],
    ['every day at 7:30 america/new_york', '30 7 * * * | America/New_York | every-day'],
    ['weekends 10:00 la', '0 10 * * 0,6 | America/Los_Angeles | every-day'],
    ['every first monday of the month 9:00 paris', '0 9 * * 1#1 | Europe/Paris | every-day'],
    ['last friday 5 p.m. ET', '0 17 * * 5L | America/New_York | every-day'],
    ['15th of each month 9:00 utc', '0 9 15 * * | UTC | every-day'],
    ['1st and 15th 09:00 tokyo', '0 9 1,15 * * | Asia/Tokyo | every-day'],
    ['month end 17:00 ny', '0 17 L * * | America/New_York | every-day'],
    ['weekdays 7:30 and 18:30 london', '30 7,18 * * 1-5 | Europe/London | every-day'],
    ['weekdays at seven in the morning, singapore', '0 7 * * 1-5 | Asia/Singapore | every-day'],
    ['weekdays noon london', '0 12 * * 1-5 | Europe/London | every-day'],
    ['weekdays 12:30 am london', '30 0 * * 1-5 | Europe/London | every-day'],
    ['weekdays at 18 london', '0 18 * * 1-5 | Europe/London | every-day'],
    ['weekdays 7:30 pm london', '30 19 * * 1-5 | Europe/London | every-day'],
    ['mondays 7:30 ny or the next trading day', '30 7 * * 1 | America/New_York | next'],
    ['mondays 7:30 ny except holidays', '30 7 * * 1 | America/New_York | skip'],
    ['trading days, mondays, 7:30 london', '30 7 * * 1 | Europe/London | skip'],
    ['weekdays 7:30 cst chicago', '30 7 * * 1-5 | America/Chicago | every-day'],
    ['每个交易日 7:30 纽约', '30 7 * * 1-5 | America/New_York | skip'],
    ['工作日早上七点半 香港', '30 7 * * 1-5 | Asia/Hong_Kong | every-day'],
    ['每周一和周四 下午六点 香港时间', '0 18 * * 1,4 | Asia/Hong_Kong | every-day'],
    ['每周一到周五18:00上海', '0 18 * * 1-5 | Asia/Shanghai | every-day'],
    ['交易日 上午9點半 紐約', '30 9 * * 1-5 | America/New_York | skip'],
    ['每月15日 9：00 东京', '0 9 15 * * | Asia/Tokyo | every-day'],
    ['每月第一个交易日早上八点 伦敦', 'first-trading-day 08:00 | Europe/London | every-day'],
    ['每月最后一个周五 下午五点一刻 纽约', '15 17 * * 5L | America/New_York | every-day'],
    ['每周一 7:30 纽约 休市顺延', '30 7 * * 1 | America/New_York | next'],
  ] as const)('%s', ([text, schedule]) => {
    expect(read(text)).toBe(schedule);
  });
});

describe('as a cron expression', () => {
  test.for([
    ['30 7 * * 1-5 Europe/Zurich', '30 7 * * 1-5 | Europe/Zurich | every-day'],
    ['cron 30 7 * * mon-fri new york skip holidays', '30 7 * * mon-fri | America/New_York | skip'],
    ['30 7 * * * tokyo on trading days', '30 7 * * * | Asia/Tokyo | skip'],
    ['0 8 13 * 5 utc', '0 8 13 * 5 | UTC | every-day'],
    ['0 8 L * * 伦敦', '0 8 L * * | Europe/London | every-day'],
    ['0 8 30 2 * new york', 'refused 0 8 30 2 *: never'],
    ['0 24 * * * new york', 'refused 0 24 * * *: field-refused hour 24'],
    ['0 0 8 * * * new york', 'refused 0 0 8 * * *: not-five-fields'],
    ['8 * new york', 'refused 8 *: not-five-fields'],
    ['30 7 * * 1-5 tuesdays london', 'not-understood tuesdays'],
    ['30 7 * * 1-5 at 8:00 london', 'not-understood 8:00'],
  ] as const)('%s', ([text, schedule]) => {
    expect(read(text)).toBe(schedule);
  });
});

describe('what is open is asked, with all that it could be', () => {
  test.for([
    [
      'weekdays at 7 london',
      'ask time 7: 0 7 * * 1-5 | Europe/London | every-day; 0 19 * * 1-5 | Europe/London | every-day',
    ],
    [
      '周一到周五 12点 纽约',
      'ask time 12点: 0 0 * * 1-5 | America/New_York | every-day; 0 12 * * 1-5 | America/New_York | every-day',
    ],
    [
      '7:30 new york',
      'ask days -: 30 7 * * 1-5 | America/New_York | skip; 30 7 * * 1-5 | America/New_York | every-day; 30 7 * * * | America/New_York | every-day',
    ],
    [
      'fridays 18:00 IST',
      'ask zone IST: 0 18 * * 5 | Europe/Dublin | every-day; 0 18 * * 5 | Asia/Jerusalem | every-day; 0 18 * * 5 | Asia/Kolkata | every-day',
    ],
    ['weekdays new york', 'missing time'],
    ['weekdays', 'missing time, zone'],
    ['at 7', 'missing days, time, zone'],
    ['', 'missing days, time, zone'],
  ] as const)('%s', ([text, asked]) => {
    expect(read(text)).toBe(asked);
  });

  test('CST: Chicago, Shanghai and Havana among others', () => {
    const asked = read('weekdays 7:30 CST');

    for (const zone of ['America/Chicago', 'Asia/Shanghai', 'America/Havana']) expect(asked).toContain(zone);
  });

  test('a zone that was not said is the reader’s own, else proposed', () => {
    expect(read('weekdays 7:30', { zone: 'Asia/Tokyo' })).toBe('30 7 * * 1-5 | Asia/Tokyo | every-day');
    expect(read('weekdays 7:30')).toMatch(/^ask zone -: 30 7 \* \* 1-5 \| America\/New_York/);
  });

  test('a rule that was not said is the given one', () => {
    expect(read('weekdays 7:30 ny', { calendar: 'skip' })).toBe('30 7 * * 1-5 | America/New_York | skip');
    expect(read('weekdays 7:30 ny even on holidays', { calendar: 'skip' })).toMatch(/every-day$/);
  });
});

describe('nothing is guessed', () => {
  test.for([
    ['weekdays 7:30 gibberish london', 'not-understood gibberish'],
    ['weekdays 25:30 london', 'not-understood 25:30'],
    ['tomorrow 7:30 new york', 'not-understood tomorrow'],
    ['every 5 minutes new york', 'not-understood minutes'],
    ['weekdays 7:30 Atlantis', 'not-understood Atlantis'],
    ['weekdays 7:30 UTC+8', 'contradiction 7:30, 8'],
    ['every other monday 7:30 london', 'not-understood other'],
    ['weekdays 7:30 but not fridays london', 'not-understood but | not'],
    ['weekdays tuesday 7:30 london', 'contradiction weekdays | tuesday'],
    ['weekdays 7:30 and 18:00 london', 'contradiction 7:30, 18:00'],
    ['weekdays 7:30 london tokyo', 'contradiction london tokyo'],
    ['weekdays 晚上12点 上海', 'contradiction 12点'],
    ['first trading day 7:30 and 8:30 london', 'contradiction 7:30, 8:30'],
  ] as const)('%s', ([text, refused]) => {
    expect(read(text)).toBe(refused);
  });

  test('a text too long for a schedule is not cut and read', () => {
    expect(read(`weekdays 7:30 london ${'please '.repeat(60)}`)).toMatch(/^not-understood weekdays/);
  });

  test('any word that is put in is named, or the schedule stays what it was', () => {
    const base = ['weekdays', '7:30', 'london'];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.integer({ min: 0, max: 3 }), (word, at) => {
        const found = readSchedule(base.toSpliced(at, 0, word).join(' '), scheduleWords);
        const isKept =
          found.kind === 'schedule' && inShort(found.schedule) === '30 7 * * 1-5 | Europe/London | every-day';
        expect(isKept && /\p{L}{2}/u.test(word)).toBe(false);
        expect(['schedule', 'ask', 'missing', 'not-understood', 'contradiction', 'cron-refused']).toContain(found.kind);
      }),
      { seed: 5 },
    );
  });
});
