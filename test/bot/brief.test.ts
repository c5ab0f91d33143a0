import { describe, expect, test } from 'vitest';
import { brief, digestDays, listBriefings } from '#src/bot/brief.ts';
import { createLibrary } from '#src/core/library.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { nextTradingDay } from '#src/schedule/trading-days.ts';
import { loadBundled } from '#test/bundled.ts';

const knowledge = loadBundled();

function cutOn(day: string, calendar = knowledge.calendar): string | undefined {
  const briefed = brief({ template: 'morning-digest', day, locale: 'en' }, { ...knowledge, calendar });
  return briefed.kind === 'briefed' ? briefed.cut : undefined;
}

describe('the cut that a digest leads with', () => {
  test('is another one on each of five trading days, and then the first again', () => {
    const days = digestDays('2025-09-10', 10, knowledge.calendar);
    const cuts = days.map((day) => cutOn(day));

    expect(cuts.slice(0, 5)).toEqual(['size', 'risk', 'style', 'flows', 'outlook']);
    expect(cuts.slice(5)).toEqual(cuts.slice(0, 5));
  });

  test.for(['2025-11-26', '2025-12-24', '2025-08-29', '2025-01-08'])(
    'moves on by one over the days off after %s',
    (day) => {
      const cuts = knowledge.templates.get('morning-digest')?.cuts ?? [];
      const place = cuts.indexOf(cutOn(day) ?? '');

      expect(cuts.indexOf(cutOn(nextTradingDay(day, knowledge.calendar)) ?? '')).toBe((place + 1) % cuts.length);
    },
  );

  test('does not move on over a day that was announced as closed', () => {
    const closed = { en: 'Day of mourning', zh: '哀悼日' };
    const calendar = createTradingCalendar({
      closures: new Map([['2025-09-11', closed]]),
      earlyCloses: new Map(),
      publishedUntil: '2028-12-31',
    });
    const days = digestDays('2025-09-10', 3, calendar);

    expect(days).toEqual(['2025-09-10', '2025-09-12', '2025-09-15']);
    expect(days.map((day) => cutOn(day, calendar))).toEqual(['size', 'risk', 'style']);
  });

  test('is the same for everybody who asks on the same day', () => {
    expect(brief({ template: 'morning-digest', day: '2025-09-10', locale: 'zh' }, knowledge)).toMatchObject({
      cut: cutOn('2025-09-10'),
    });
  });
});

test('digests go out on trading days only', () => {
  expect(digestDays('2025-11-26', 3, knowledge.calendar)).toEqual(['2025-11-26', '2025-11-28', '2025-12-01']);
});

test('the briefings are listed, the project’s own first, without the forms of answers', () => {
  expect(listBriefings(knowledge).map(({ name }) => name)).toEqual(['morning-digest', 'new-report', 'alert']);
});

test('a template that is not there, or is an answer’s, is refused with those that are', () => {
  const known = ['morning-digest', 'new-report', 'alert'];

  expect(brief({ template: 'evening', day: '2025-09-10', locale: 'en' }, knowledge)).toEqual({
    kind: 'unknown-template',
    known,
  });
  expect(brief({ template: 'answer-help', day: '2025-09-10', locale: 'en' }, knowledge)).toEqual({
    kind: 'unknown-template',
    known,
  });
});

test('without a report there is no briefing', () => {
  const library = createLibrary({ ...knowledge.library, reports: [] });

  expect(brief({ template: 'alert', day: '2025-09-10', locale: 'en' }, { ...knowledge, library })).toEqual({
    kind: 'no-report',
  });
});
