import { expect, test } from 'vitest';
import { toZoneId, ZoneId } from '#src/schedule/zone.ts';

test.for([
  ['america/new_york', 'America/New_York'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
  ['utc', 'UTC'],
] as const)('%s is %s', ([text, zone]) => {
  expect(toZoneId(text)).toBe(zone);
  expect(ZoneId.safeParse(zone).success).toBe(true);
});

test.for(['Nowhere/City', '+05:00', 'UTC+8', '', 'America/New York', 'constructor', '../etc'])('%s is none', (text) => {
  expect(toZoneId(text)).toBeUndefined();
});

test('another spelling than the usual one is not taken as it stands', () => {
  expect(ZoneId.safeParse('america/new_york').success).toBe(false);
});
