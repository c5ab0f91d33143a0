import { describe, expect, test } from 'vitest';
import { CALENDAR_FILE, calendarWarning, readCalendar } from '#src/config/calendar-file.ts';
import { tempConfig } from './temp-config.ts';

const UNTIL = 'published_until: 2028-12-31\n';

function read(text: string) {
  return readCalendar(tempConfig({ [CALENDAR_FILE]: text }));
}

function problemsOf(text: string): readonly string[] {
  const calendar = read(text);
  return calendar.ok ? [] : calendar.problems.map(({ message }) => message);
}

test('closures and early closes are the calendar’s, with their reasons', () => {
  const calendar = read(
    `${UNTIL}closures:\n  - { date: 2027-03-05, reason: { en: A storm, zh: 风暴 } }\nearly_closes:\n  - { date: 2027-07-02, at: "13:00", reason: { en: Before the holiday, zh: 节前 } }\n`,
  );
  if (!calendar.ok) throw new Error(String(calendar.problems[0]?.message));
  const { value } = calendar;

  expect(value.isTradingDay('2027-03-05')).toBe(false);
  expect(value.reasonClosed('2027-03-05')).toBe('closed.announced');
  expect(value.announced('2027-03-05')?.zh).toBe('风暴');
  expect([value.earlyClose('2027-07-02'), value.reasonEarly('2027-07-02')]).toEqual(['13:00', 'early.announced']);
  expect(value.isTradingDay('2027-03-08')).toBe(true);
  expect(value.publishedUntil).toBe('2028-12-31');
});

describe('a fault is named with its line', () => {
  test.for([
    [
      `${UNTIL}closures:\n  - { date: 2027-12-24, reason: { en: a, zh: b } }\n`,
      'config/calendar.yaml:3: there is no session on that day anyway: it is a holiday that the rules know (found: "2027-12-24") -> Remove the entry. [VALUE_REFUSED]',
    ],
    [
      `${UNTIL}early_closes:\n  - { date: 2027-07-03, at: "13:00", reason: { en: a, zh: b } }\n`,
      'config/calendar.yaml:3: there is no session on that day anyway: it is a weekend (found: "2027-07-03") -> Remove the entry. [VALUE_REFUSED]',
    ],
    [
      `${UNTIL}early_closes:\n  - date: 2027-07-02\n    at: "17:00"\n    reason: { en: a, zh: b }\n`,
      'config/calendar.yaml:4: an early close is between 09:30 and 16:00, New York time (found: "17:00") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    [
      `${UNTIL}closures:\n  - { date: 2027-03-05, reason: { en: a, zh: b } }\n  - { date: 2027-03-05, reason: { en: a, zh: b } }\n`,
      'config/calendar.yaml:4: the day stands already in line 3 (found: "2027-03-05") -> Remove or rename one of the two. [ID_TWICE]',
    ],
    [
      `${UNTIL}closures:\n  - { date: 2027-02-30, reason: { en: a, zh: b } }\n`,
      'config/calendar.yaml:3: date is not a date as YYYY-MM-DD (found: "2027-02-30") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    ['closures: []\n', 'config/calendar.yaml:1: published_until is missing -> Add it. [VALUE_REFUSED]'],
  ] as const)('%j', ([text, message]) => {
    expect(problemsOf(text)).toEqual([message]);
  });
});

test("the project's own file is good", () => {
  expect(readCalendar({ path: 'config', name: 'config' }).ok).toBe(true);
});

test('a word comes half a year before the published days end', () => {
  const calendar = read(UNTIL);
  if (!calendar.ok) throw new Error('the file was refused');

  expect(calendarWarning(calendar.value, '2028-07-03')).toBeUndefined();
  expect(calendarWarning(calendar.value, '2028-07-04')?.message).toMatch(
    /^config\/calendar\.yaml: .*2028-12-31.*\[CALENDAR_ENDS\]$/,
  );
  expect(calendarWarning(calendar.value, '2029-01-01')?.code).toBe('CALENDAR_ENDS');
});
