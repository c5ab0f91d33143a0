import { describe, expect, test } from 'vitest';
import { readCron } from '#src/schedule/cron.ts';
import { Schedule } from '#src/schedule/schedule.ts';

function times(expression: string): readonly string[] | string {
  const read = readCron(expression);
  return read.kind === 'cron' ? read.cron.times : read.kind;
}

test('the times of a day, in order', () => {
  expect(times('30,0 18,7 * * *')).toEqual(['07:00', '07:30', '18:00', '18:30']);
});

describe('refused:', () => {
  test.for([
    ['six fields, which would be seconds', '0 30 7 * * *', { kind: 'not-five-fields' }],
    ['a nickname', '@daily', { kind: 'not-five-fields' }],
    ['two spaces', '30  7 * *', { kind: 'not-five-fields' }],
    ['an hour that there is not', '30 24 * * *', { kind: 'field-refused', field: 'hour', value: '24' }],
    ['a weekday that there is not', '30 7 * * mo', { kind: 'field-refused', field: 'dayOfWeek', value: 'mo' }],
    ['a day that there is not', '30 7 32 * *', { kind: 'field-refused', field: 'dayOfMonth', value: '32' }],
    ['the 30th of February', '30 7 30 2 *', { kind: 'never' }],
    ['the 31st of two short months', '30 7 31 4,6 *', { kind: 'never' }],
    ['30 days before the end of February', '30 7 L-30 2 *', { kind: 'never' }],
  ] as const)('%s', ([, expression, read]) => {
    expect(readCron(expression)).toEqual(read);
  });
});

test('a stored schedule is held to the same', () => {
  const stored = { timing: { kind: 'cron', expression: '30 7 * * 1-5' }, zone: 'America/New_York', calendar: 'skip' };

  expect(Schedule.parse(stored)).toEqual(stored);
  expect(Schedule.safeParse({ ...stored, timing: { kind: 'cron', expression: '30 7 30 2 *' } }).success).toBe(false);
  expect(Schedule.safeParse({ ...stored, zone: 'Mars/Base' }).success).toBe(false);
  expect(Schedule.safeParse({ ...stored, timing: { kind: 'early-closes', at: '7:30' } }).success).toBe(false);
});
