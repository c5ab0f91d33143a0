import { describe, expect, test } from 'vitest';
import { readSettings, SETTINGS_FILE } from '#src/config/settings.ts';
import { tempConfig } from './temp-config.ts';

function read(text: string) {
  const settings = readSettings(tempConfig({ [SETTINGS_FILE]: text }));
  return settings.ok ? settings.value : settings.problems.map(({ message }) => message);
}

test('what is left out has its default', () => {
  expect(read('{}')).toEqual({
    locale: 'en',
    staleAfterDays: 45,
    threadsKeptDays: 90,
    auditKeptDays: 365,
    deliveriesKeptDays: 365,
    catchUpHours: 4,
    postsPerMinute: 240,
  });
});

test('what is set is taken', () => {
  const kept = 'threads_kept_days: 7\naudit_kept_days: 730\ndeliveries_kept_days: 8\n';

  expect(read(`locale: zh\nstale_after_days: 30\n${kept}catch_up_hours: 24\nposts_per_minute: 600\n`)).toEqual({
    locale: 'zh',
    staleAfterDays: 30,
    threadsKeptDays: 7,
    auditKeptDays: 730,
    deliveriesKeptDays: 8,
    catchUpHours: 24,
    postsPerMinute: 600,
  });
});

describe('a fault is named with its line', () => {
  test.for([
    [
      'locale: de\n',
      'config/smallcaps.yaml:1: locale is not one of the allowed values (found: "de") -> Use one of en, zh. [VALUE_REFUSED]',
    ],
    [
      'locale: en\nstale_after_days: 1.5\n',
      'config/smallcaps.yaml:2: stale_after_days is not a whole number of days from 1 to 9999 (found: "1.5") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    [
      'catch_up_hours: 25\n',
      'config/smallcaps.yaml:1: catch_up_hours is not a whole number of hours from 1 to 24 (found: "25") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    [
      'posts_per_minute: 0\n',
      'config/smallcaps.yaml:1: posts_per_minute is not a whole number of messages from 1 to 9999 (found: "0") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    [
      'stale_after: 45\n',
      'config/smallcaps.yaml:1: the key is not known here (found: "stale_after") -> Remove it, or correct its spelling. [VALUE_REFUSED]',
    ],
  ] as const)('%j', ([text, message]) => {
    expect(read(text)).toEqual([message]);
  });
});

test("the project's own settings are good", () => {
  expect(readSettings({ path: 'config', name: 'config' }).ok).toBe(true);
});
