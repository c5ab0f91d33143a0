import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeSchedule } from '#src/schedule/describe.ts';
import { readSchedule } from '#src/schedule/words.ts';
import { loadBundled } from '#test/bundled.ts';
import { rowsOf } from '#test/docs/markdown.ts';

const { scheduleWords, wordings } = loadBundled();
const speech = { locale: 'en', wording: wordings.en, words: scheduleWords } as const;
const rows = rowsOf(readFileSync('README.md', 'utf8'), ['said', 'read as']);

test('the README shows how schedules are said', () => {
  expect(rows.length).toBeGreaterThanOrEqual(9);
});

test.for(rows)('%s is %s', ([said = '', meant]) => {
  const read = readSchedule(said.replaceAll('`', ''), scheduleWords);

  expect(read.kind === 'schedule' ? describeSchedule(read.schedule, speech) : read).toBe(meant);
});
