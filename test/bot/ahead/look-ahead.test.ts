import { describe, expect, test } from 'vitest';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { spansText } from '#src/briefing/wording-spans.ts';
import { openTrial } from '#src/open-trial.ts';
import { loadBundled } from '#test/bundled.ts';

const knowledge = loadBundled();
const DAY_MS = 86_400_000;

async function ahead(from: string, days: number, ...commands: readonly string[]) {
  const at = Date.parse(from);
  const trial = openTrial({ knowledge: () => knowledge, now: () => at });
  for (const command of commands) await trial.command(command);
  const entries = await trial.ahead({ from: at, until: at + days * DAY_MS }, 'en');
  return { trial, entries, lines: entries.map(({ says }) => spansText(says, 'en')) };
}

describe('what will be posted', () => {
  test('next week, with the holiday in it', async () => {
    const { lines, entries } = await ahead('2025-08-29T10:00:00Z', 7, 'subscribe weekdays 7:30 new york here');

    expect(lines).toEqual([
      'Fri 29 Aug 2025, 07:30, New York time: subscription 1, Morning digest, is posted to this channel',
      'Mon 1 Sep 2025, 07:30, New York time: subscription 1, Morning digest, is not posted to this channel: the exchange has no session that day (Labor Day)',
      'Tue 2 Sep 2025, 07:30, New York time: subscription 1, Morning digest, is posted to this channel',
      'Wed 3 Sep 2025, 07:30, New York time: subscription 1, Morning digest, is posted to this channel',
      'Thu 4 Sep 2025, 07:30, New York time: subscription 1, Morning digest, is posted to this channel',
    ]);
    expect(entries.map(({ message }) => message !== undefined)).toEqual([true, false, true, true, true]);
  });

  test('moved to the next trading day, and said so in the message', async () => {
    const { lines, entries } = await ahead(
      '2025-08-31T10:00:00Z',
      3,
      'subscribe mondays 7:30 new york or the next trading day here',
    );

    expect(lines).toEqual([
      'Tue 2 Sep 2025, 07:30, New York time: subscription 1, Morning digest, is posted to this channel',
    ]);
    const [entry] = entries;
    expect(entry?.message && renderPlain(entry.message).payload).toContain(
      'For 1 Sep 2025, when the exchange was closed',
    );
  });

  test('the cut that was asked for leads, in its place and language', async () => {
    const { lines, entries } = await ahead(
      '2025-08-31T10:00:00Z',
      7,
      'subscribe to size digest first trading day 8:00 london in #desk in chinese',
    );

    expect(lines).toEqual([
      'Tue 2 Sep 2025, 08:00, London time: subscription 1, Morning digest, led by size, is posted to #desk',
    ]);
    expect(entries[0]?.message?.locale).toBe('zh');
    expect(entries[0]?.message && renderPlain(entries[0].message).payload).toContain('低市值股');
  });

  test('looking ahead leaves the subscriptions as they are', async () => {
    const { trial } = await ahead('2025-09-10T10:00:00Z', 7, 'subscribe weekdays 7:30 new york here');

    expect(await trial.subscriptions()).toMatchObject([{ number: 1, nextAt: Date.parse('2025-09-10T11:30:00Z') }]);
  });

  test('what comes at the end of a stretch belongs to the next one', async () => {
    const { lines } = await ahead('2025-09-10T11:30:00Z', 1, 'subscribe weekdays 7:30 new york here');

    expect(lines).toEqual([]);
  });

  test('what no clock makes go out is named: paused, or waiting for a new report', async () => {
    const { trial } = await ahead(
      '2025-09-10T10:00:00Z',
      1,
      'subscribe weekdays 7:30 new york here',
      'subscribe weekdays 8:00 new york in #desk only on a new report',
      'subscribe weekdays 8:30 new york dm and on new reports',
      'subscribe weekdays 9:00 new york here',
      'pause 4',
    );
    const said = async (locale: 'en' | 'zh') =>
      (await trial.offTheClock(locale)).map((spans) => spansText(spans, locale));

    expect(await said('en')).toEqual([
      'Subscription 2, Morning digest: nothing on the clock; it is posted to #desk when a new report is published.',
      'Subscription 3, Morning digest, is besides posted to your direct messages when a new report is published.',
      'Subscription 4, Morning digest, is paused: nothing is posted to this channel.',
    ]);
    expect((await said('zh')).join('\n')).toMatch(/^订阅2.*没有固定时间.*\n订阅3.*还会发送.*\n订阅4.*已暂停.*$/);
  });

  test('nothing of what is paused, and nothing for the past', async () => {
    const { lines } = await ahead(
      '2025-09-10T11:31:00Z',
      1,
      'subscribe weekdays 7:30 new york here',
      'subscribe weekdays 8:00 new york here',
      'pause 2',
    );

    expect(lines).toEqual([
      'Thu 11 Sep 2025, 07:30, New York time: subscription 1, Morning digest, is posted to this channel',
    ]);
  });
});
