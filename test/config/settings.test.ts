import { describe, expect, test } from 'vitest';
import { readSettings, SETTINGS_FILE } from '#src/config/settings.ts';
import { tempConfig } from './temp-config.ts';

function read(text: string) {
  const settings = readSettings(tempConfig({ [SETTINGS_FILE]: text }));
  return settings.ok ? settings.value : settings.problems.map(({ message }) => message);
}

test('what is left out has its default', () => {
  expect(read('{}')).toEqual({ locale: 'en', staleAfterDays: 45, threadsKeptDays: 90, auditKeptDays: 365 });
});

test('what is set is taken', () => {
  expect(read('locale: zh\nstale_after_days: 30\nthreads_kept_days: 7\naudit_kept_days: 730\n')).toEqual({
    locale: 'zh',
    staleAfterDays: 30,
    threadsKeptDays: 7,
    auditKeptDays: 730,
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
