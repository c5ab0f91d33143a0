import { describe, expect, test } from 'vitest';
import { createChartPictures } from '#src/platform/web/chart-pictures.ts';
import type { WebDigests } from '#src/platform/web/deps.ts';
import { chooseDigest, nameOfDay, renderPicker, toDigestReply } from '#src/platform/web/digest.ts';
import { toMarkup } from '#src/platform/web/escape-html.ts';
import { DAYS, DIGESTS, noPicture } from './sample-deps.ts';

const PICTURES = createChartPictures(noPicture);

describe('a day is called', () => {
  test.for([
    ['2025-12-01', 'en', 'Today’s digest'],
    ['2025-12-02', 'en', 'Tomorrow’s'],
    ['2025-12-03', 'en', 'The day after’s'],
    ['2025-12-05', 'en', 'Friday’s'],
    ['2025-12-01', 'zh', '今日简报'],
    ['2025-12-05', 'zh', '星期五'],
  ] as const)('%s in %s, from 2025-12-01: %s', ([day, locale, name]) => {
    expect(nameOfDay(day, '2025-12-01', locale)).toBe(name);
  });

  test('by its date too', () => {
    const choice = { days: ['2025-12-01', '2025-12-31'], day: '2025-12-31', templates: [] };

    expect(toMarkup(renderPicker(choice, '2025-12-01', 'en'))).toContain('Wednesday’s <small>Wed 31 Dec</small>');
    expect(toMarkup(renderPicker(choice, '2025-12-01', 'zh'))).toContain('<small>12月31日</small>');
  });
});

describe('the digest of a request', () => {
  test('is drawn in both languages, so that a switch needs no second request', () => {
    const { views, thread, day } = chooseDigest(DIGESTS, DAYS[0], { day: DAYS[1], template: 'own' });

    expect(day).toBe(DAYS[1]);
    expect(thread).toEqual(['q1:i=rank;w=since_low']);
    expect([views?.views.en.message.locale, views?.views.zh.message.locale]).toEqual(['en', 'zh']);
  });

  test('is one of three days at most', () => {
    const many: WebDigests = { ...DIGESTS, days: () => ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'] };

    expect(chooseDigest(many, '2026-01-01', { day: '2026-01-04' })).toMatchObject({
      days: ['2026-01-01', '2026-01-02', '2026-01-03'],
      day: '2026-01-01',
    });
  });

  test('is of today where no day is known', () => {
    expect(chooseDigest({ ...DIGESTS, days: () => [] }, '2026-01-01', {}).day).toBe('2026-01-01');
  });

  test('offers no choice of templates where there is one', () => {
    const one = { days: DAYS, day: DAYS[0], templates: DIGESTS.templates().slice(0, 1) };

    expect(toMarkup(renderPicker(one, DAYS[0], 'en'))).not.toContain('<select');
  });
});

test('is shown in the language chosen, else in that of the page', () => {
  const digest = chooseDigest(DIGESTS, DAYS[0], {});
  const shown = (reply: { html: string }) => /data-locale="(\w+)">/.exec(reply.html)?.[1];

  expect(shown(toDigestReply(digest, { locale: 'zh' }, PICTURES))).toBe('zh');
  expect(shown(toDigestReply(digest, { locale: 'zh', lang: 'en' }, PICTURES))).toBe('en');
});
