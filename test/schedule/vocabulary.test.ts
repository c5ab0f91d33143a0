/** The words of schedules as data: each phrase is read as what it says, on its own and between others. */
import { describe, expect, test } from 'vitest';
import { readGroups, SCHEDULE_FILES } from '#src/config/lexicon-files.ts';
import { LOCALES } from '#src/core/locale.ts';
import { toMarks } from '#src/schedule/marks.ts';
import { readSchedule } from '#src/schedule/words.ts';
import { loadBundled } from '#test/bundled.ts';

const { scheduleWords } = loadBundled();

function groupsOf(file: string) {
  const read = readGroups({ path: 'config', name: 'config' }, file);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value.map(({ means, lines }) => ({
    means,
    phrases: lines.phrases.flatMap(({ text }) => text.split(';').map((phrase) => phrase.trim())).filter(Boolean),
  }));
}

const zones = Object.fromEntries(LOCALES.map((locale) => [locale, groupsOf(SCHEDULE_FILES[locale][1] ?? '')]));

test('the same zones have a name in every language, more than a hundred of them', () => {
  const [en, zh] = LOCALES.map((locale) => zones[locale]?.map(({ means }) => means));

  expect(zh).toEqual(en);
  expect(new Set(en).size).toBe(en?.length);
  expect(en?.length).toBeGreaterThan(100);
});

describe.for(LOCALES)('in %s', (locale) => {
  test('each name of a zone is read as it, or asked about with it', () => {
    const wrong = (zones[locale] ?? []).flatMap(({ means, phrases }) =>
      phrases.filter((phrase) => {
        const read = readSchedule(`weekdays 7:30 ${phrase}`, scheduleWords);
        const choices = read.kind === 'schedule' ? [read.schedule] : read.kind === 'ask' ? read.choices : [];
        return !choices.some(({ zone }) => means === `zone.${zone}`);
      }),
    );

    expect(wrong).toEqual([]);
  });

  test('each other phrase is one mark, which means what its group says', () => {
    const wrong = groupsOf(SCHEDULE_FILES[locale][0] ?? '').flatMap(({ means, phrases }) =>
      phrases.filter((phrase) => {
        const marks = toMarks(phrase, scheduleWords);
        return marks.length !== 1 || marks[0]?.kind !== means.split('.')[0];
      }),
    );

    expect(wrong).toEqual([]);
  });
});

test.for(['CST', 'IST', 'BST', 'MST', 'AST', 'SST', 'portland', 'birmingham', 'san jose'])(
  '%s is several zones, and asked about',
  (name) => {
    expect(readSchedule(`weekdays 7:30 ${name}`, scheduleWords)).toMatchObject({ kind: 'ask', about: 'zone' });
  },
);
