import { describe, expect, test } from 'vitest';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Locale } from '#src/core/locale.ts';
import { answerInBoth } from '#src/platform/web/answer-views.ts';
import { createChartPictures } from '#src/platform/web/chart-pictures.ts';
import type { WebView } from '#src/platform/web/deps.ts';
import { toMarkup } from '#src/platform/web/escape-html.ts';
import { LIMITS } from '#src/platform/web/limits.ts';
import { type MessageViews, renderViews, shownLocale } from '#src/platform/web/message-views.ts';
import { EVERY_BLOCK } from './sample.ts';
import { DAYS, DIGESTS, noPicture, viewOf } from './sample-deps.ts';

const DRAWN = createChartPictures(noPicture);
const PAGE = { locale: 'en' } as const;

function digestIn(locale: Locale): WebView {
  const digest = DIGESTS.draw({ day: DAYS[0], locale });
  if (digest === undefined) throw new Error('no digest');
  return digest;
}

const DIGEST: MessageViews = { own: 'page', views: { en: digestIn('en'), zh: digestIn('zh') } };

function chartOf({ message }: WebView): ChartSpec {
  const [spec] = message.blocks.flatMap((block) => (block.type === 'chart' ? [block.spec] : []));
  if (spec === undefined) throw new Error('no chart');
  return spec;
}

const [EN, ZH] = [chartOf(DIGEST.views.en), chartOf(DIGEST.views.zh)];

function dataOf(markup: string) {
  return JSON.parse(/<script type="application\/json" class="data">(.*)<\/script>/s.exec(markup)?.[1] ?? '');
}

describe('a message', () => {
  test('comes in every form and language, one of them shown', () => {
    const markup = toMarkup(renderViews(DIGEST, PAGE, DRAWN));

    expect(markup.match(/class="view view-slack"/g)).toHaveLength(2);
    expect(markup.match(/class="view view-teams"/g)).toHaveLength(2);
    expect(markup.match(/class="view view-plain"/g)).toHaveLength(2);
    expect(markup.match(/data-locale="zh" hidden/g)).toHaveLength(3);
    expect(markup).not.toContain('data-locale="en" hidden');
  });

  test('carries the data behind its tools', () => {
    const { en, zh } = dataOf(toMarkup(renderViews(DIGEST, PAGE, DRAWN)));

    expect(Object.keys(en)).toEqual(['text', 'message', 'slack', 'teams', 'json', 'copies', 'charts']);
    expect(en.slack.blocks[0]).toMatchObject({ type: 'header' });
    expect(en.teams.card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    const lengths = en.copies.map(({ maxCharacters }: { maxCharacters: number }) => maxCharacters);
    expect([280, 500, 1000].slice(0, lengths.length)).toEqual(lengths);
    expect(lengths.length).toBeGreaterThan(1);
    for (const { maxCharacters, text } of en.copies) expect([...text].length).toBeLessThanOrEqual(maxCharacters);
    expect(en.charts[0].spec).toEqual(EN);
    expect(en.charts[0].pictures.light).toMatch(/^\/chart\/[0-9a-f]{32}\.png$/);
    expect(zh.text).toContain('罗素2000');
  });

  test('offers only the tools that have something to show', () => {
    const view = viewOf(EVERY_BLOCK);
    const markup = toMarkup(renderViews({ own: 'en', views: { en: view, zh: view } }, PAGE, DRAWN));

    expect(markup).toMatch(/<li hidden><button [^>]*data-tool="client">/);
    expect(markup).toMatch(/<li hidden><button [^>]*data-tool="charts">/);
    expect(markup).toMatch(/<li><button [^>]*data-tool="payload">/);
  });

  test('offers no copy for a client where its first number cannot be cut to any length', () => {
    const source = 'x'.repeat(2000);
    const clauses = [[{ type: 'text', text: 'It rose' }]] as const;
    const view = viewOf({ ...EVERY_BLOCK, quotable: { clauses, source, licence: 'Inside only' } });
    const markup = toMarkup(renderViews({ own: 'en', views: { en: view, zh: view } }, PAGE, DRAWN));

    expect(dataOf(markup).en.copies).toEqual([]);
    expect(markup).toMatch(/<li hidden><button [^>]*data-tool="client">/);
  });

  test('leaves out a length that says no more than the one before', () => {
    const clauses = [[{ type: 'text', text: 'It rose' }]] as const;
    const view = viewOf({ ...EVERY_BLOCK, quotable: { clauses, source: 'House', licence: 'Inside only' } });
    const { copies } = dataOf(toMarkup(renderViews({ own: 'en', views: { en: view, zh: view } }, PAGE, DRAWN))).en;

    expect(copies).toEqual([{ maxCharacters: 280, text: expect.stringContaining('It rose') }]);
  });

  test('is shown in the language chosen, else in its own, else in that of the page', () => {
    expect(shownLocale({ ...DIGEST, own: 'zh' }, { locale: 'en' })).toBe('zh');
    expect(shownLocale(DIGEST, { locale: 'en' })).toBe('en');
    expect(shownLocale({ ...DIGEST, own: 'zh' }, { locale: 'zh', lang: 'en' })).toBe('en');
  });
});

test('a question is answered in its own language first, then in the other', () => {
  const asked: unknown[] = [];
  const answer = (question: { locale?: 'en' | 'zh' }): WebView => {
    asked.push(question.locale);
    return viewOf({ ...EVERY_BLOCK, locale: question.locale ?? 'zh' });
  };
  const { own, views } = answerInBoth({ question: 'x', thread: [], today: '2025-09-10' }, { answer });

  expect([own, views.en.message.locale, views.zh.message.locale]).toEqual(['zh', 'en', 'zh']);
  expect(asked).toEqual([undefined, 'en']);
});

describe('pictures', () => {
  test('are drawn when they are asked for, in the light asked for, under keys that their content gives', async () => {
    const drawn: string[] = [];
    const pictures = createChartPictures(async (spec, theme) => {
      drawn.push(theme);
      return noPicture(spec);
    });
    const paths = pictures.offer(EN);
    await pictures.find(/[0-9a-f]{32}/.exec(paths.dark)?.[0] ?? '');

    expect(drawn).toEqual(['dark']);
    expect(paths.light).not.toBe(paths.dark);
    expect(pictures.offer(EN)).toEqual(paths);
    expect(pictures.offer(ZH)).not.toEqual(paths);
  });

  test('are forgotten, the oldest first, beyond a bound', () => {
    const pictures = createChartPictures(noPicture);
    const keys = Array.from({ length: LIMITS.charts }, (_, at) => {
      const { light } = pictures.offer({ ...EN, alt: String(at) });
      return /[0-9a-f]{32}/.exec(light)?.[0] ?? '';
    });

    expect(pictures.find(keys[0] ?? '')).toBeUndefined();
    expect(pictures.find(keys.at(-1) ?? '')).toBeDefined();
  });
});
