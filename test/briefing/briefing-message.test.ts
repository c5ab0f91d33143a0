import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brief, digestDays, listBriefings } from '#src/bot/brief.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { spansText } from '#src/briefing/wording-spans.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { absolute } from '#src/core/decimal.ts';
import { formatNum } from '#src/core/format-num.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import type { Num } from '#src/core/num.ts';
import { formatPeriod, windowKey } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { loadBundled } from '#test/bundled.ts';
import { anyLibrary } from './random-library.ts';

const knowledge = loadBundled();
const NAMES = listBriefings(knowledge).map(({ name }) => name);
const DAYS = digestDays('2026-03-02', 5);

/** Any briefing from any report. */
const anyBriefing = fc
  .record({
    library: anyLibrary(knowledge.library),
    template: fc.constantFrom(...NAMES),
    day: fc.constantFrom(...DAYS),
    locale: fc.constantFrom(...LOCALES),
  })
  .map(({ library, ...asked }) => {
    const held: Knowledge = { ...knowledge, library };
    const briefed = brief(asked, held);
    if (briefed.kind !== 'briefed' || library.latest === undefined) throw new Error('a briefing without a message');
    return { message: briefed.message, report: library.latest, locale: asked.locale };
  });

/** The texts of a message that a reader takes in at once: a heading, a paragraph, one line of a list. */
function sentencesOf(block: Block): readonly (readonly Span[])[] {
  if (block.type === 'header' || block.type === 'paragraph') return [block.spans];
  return block.type === 'list' ? block.items : [];
}

function isFigure({ value, unit }: Num, report: Report): boolean {
  return report.figures.some(
    (figure) => figure.unit === unit && (figure.value === value || absolute(figure.value) === value),
  );
}

/** The names under which the windows of all figures with this value may be said. */
function windowsOf({ value, unit }: Num, report: Report, locale: Locale): readonly string[] {
  const figures = report.figures.filter(
    (figure) => figure.unit === unit && (figure.value === value || absolute(figure.value) === value),
  );
  return figures.flatMap(({ period }) => [
    formatPeriod(period, locale),
    ...(period.kind === 'since_low' ? [knowledge.wordings[locale].get('window.since_low') ?? ''] : []),
  ]);
}

function chartsIn({ blocks }: Message): readonly ChartSpec[] {
  return blocks.flatMap((block) => (block.type === 'chart' ? [block.spec] : []));
}

describe('any briefing from any report', () => {
  test('shows no number but the report’s, a count, or one that is marked as computed', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, report }) => {
        for (const block of message.blocks.filter(({ type }) => type !== 'chart')) {
          const isReckoning = block.type === 'note' && block.tone === 'computed';
          for (const spans of sentencesOf(block))
            for (const [at, span] of spans.entries()) {
              if (span.type !== 'num' || span.num.unit === 'count' || isReckoning) continue;
              const next = spans[at + 1];
              const isMarked = next?.type === 'text' && / ?[(（](computed|计算值)[)）]/.test(next.text);
              expect(isFigure(span.num, report) || isMarked).toBe(true);
            }
        }
        for (const { series } of chartsIn(message))
          for (const point of series.flatMap(({ points }) => points))
            if (point !== undefined && point.tone !== 'computed') expect(isFigure(point.num, report)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('says the window of every number in the sentence that shows it', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, report, locale }) => {
        for (const spans of message.blocks.flatMap(sentencesOf)) {
          const text = spansText(spans, locale);
          for (const span of spans) {
            if (span.type !== 'num' || span.num.unit === 'count' || !isFigure(span.num, report)) continue;
            expect(windowsOf(span.num, report, locale).some((window) => text.includes(window))).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('draws one window in a series, and names it', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, report, locale }) => {
        for (const { series, subtitle } of chartsIn(message)) {
          for (const { name, points } of series) {
            const keys = new Set(
              report.figures
                .filter(({ period }) =>
                  [formatPeriod(period, locale), knowledge.wordings[locale].get('window.since_low')].includes(name),
                )
                .filter(({ period }) => period.kind === 'since_low' || formatPeriod(period, locale) === name)
                .map(({ period }) => windowKey(period)),
            );
            expect(keys.size).toBe(1);
            expect(subtitle).toContain(name);
            const [key] = keys;
            for (const point of points)
              if (point?.tone === 'reported' || point?.tone === 'reference')
                expect(
                  report.figures.some(
                    ({ value, unit, period }) =>
                      value === point.num.value && unit === point.num.unit && windowKey(period) === key,
                  ),
                ).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('has every number in its plain rendering, and none that runs into another digit', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, locale }) => {
        const { payload, dropped } = renderPlain(message);
        for (const num of numbersIn(message)) expect(payload).toContain(formatNum(num, locale));
        expect(dropped).toEqual([]);
        const spans = message.blocks.flatMap((block) => ('spans' in block ? [block.spans] : sentencesOf(block)));
        for (const sentence of spans)
          for (const [at, span] of sentence.entries()) {
            const [before, after] = [sentence[at - 1], sentence[at + 1]];
            if (span.type !== 'num') continue;
            if (before?.type === 'text') expect(before.text).not.toMatch(/\p{N}$/u);
            if (after?.type === 'text') expect(after.text).not.toMatch(/^\p{N}/u);
          }
      }),
      { numRuns: 150 },
    );
  });

  test('never leaves a slot, an id or an empty block where words should be', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message }) => {
        const { payload } = renderPlain(message);
        expect(payload).not.toMatch(/\{\{|\}\}|undefined|\bNaN\b|[a-z]+_[a-z]+/);
        expect(payload.split('\n').filter((line) => line.trim() === '')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe.for(LOCALES)('the briefings of the bundled report in %s are the ones that were read and kept:', (locale) => {
  const cases = [
    ...digestDays('2025-09-10', 5).map((day) => ({ template: 'morning-digest', day })),
    { template: 'new-report', day: '2025-09-02' },
    { template: 'alert', day: '2025-09-02' },
    { template: 'morning-digest', day: '2026-11-27' },
  ];

  test.for(cases)('$template on $day', async ({ template, day }) => {
    const briefed = brief({ template, day, locale }, knowledge);
    if (briefed.kind !== 'briefed') throw new Error(briefed.kind);

    const { payload } = renderPlain(briefed.message);

    await expect(`${payload}\n`).toMatchFileSnapshot(`../golden/briefings/${template}.${day}.${locale}.txt`);
  });
});
