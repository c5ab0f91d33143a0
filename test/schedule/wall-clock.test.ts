import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateAt, localAt, momentOf } from '#src/schedule/wall-clock.ts';

const ZONES = ['UTC', 'America/New_York', 'Europe/London', 'Asia/Hong_Kong', 'Australia/Sydney', 'Asia/Kathmandu'];

describe('clocks on the wall', () => {
  test('show the minute, seconds dropped', () => {
    expect(localAt(Date.UTC(2025, 8, 10, 11, 30, 59), 'America/New_York')).toBe('2025-09-10T07:30');
    expect(dateAt(Date.UTC(2025, 8, 10, 22), 'Asia/Hong_Kong')).toBe('2025-09-11');
  });

  test('in a gap the moment is as much later as the clocks jump', () => {
    const moment = momentOf('2026-03-08T02:30', 'America/New_York');

    expect(moment).toEqual({ local: '2026-03-08T02:30', at: Date.UTC(2026, 2, 8, 7, 30), shown: '2026-03-08T03:30' });
  });

  test('there and back is the same, but in a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const local = date.toISOString().slice(0, 16);
          const { at, shown } = momentOf(local, zone);
          expect(localAt(at, zone)).toBe(shown);
          expect(shown >= local).toBe(true);
        },
      ),
    );
  });
});
