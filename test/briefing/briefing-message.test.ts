import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brief, digestDays, listBriefings } from '#src/bot/brief.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { spansText } from '#src/briefing/wording-spans.ts';
import { absolute } from '#src/core/decimal.ts';
import { formatNum } from '#src/core/format-num.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import { numbersIn } from '#src/core/message-numbers.ts';
import type { Num } from '#src/core/num.ts';
import { formatPeriod } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { loadBundled } from '#test/bundled.ts';
import { BRIEFING_CASES } from './briefing-cases.ts';
import { anyLibrary } from './random-library.ts';
import { chartsIn, seriesAcrossWindows } from './window-checks.ts';

const knowledge = loadBundled();
const NAMES = listBriefings(knowledge).map(({ name }) => name);
const DAYS = digestDays('2026-03-02', 5, knowledge.calendar);

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

/** The numbers of sentences, each with the texts before and after it. */
function numbersInSentences(message: Message) {
  return message.blocks.flatMap(sentencesOf).flatMap((spans) =>
    spans.flatMap((span, at) => {
      const textAt = (place: number): string => {
        const other = spans[place];
        return other?.type === 'text' ? other.text : '';
      };
      return span.type === 'num' ? [{ num: span.num, before: textAt(at - 1), after: textAt(at + 1), spans }] : [];
    }),
  );
}

const isMarked = (after: string): boolean => /^ ?[(（](computed|计算值)[)）]/.test(after);

describe('any briefing from any report', { timeout: 30_000 }, () => {
  test('shows no number but the report’s, a count, or one that is marked as computed', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, report }) => {
        const nobodys = numbersInSentences(message).filter(
          ({ num, after }) => num.unit !== 'count' && !isFigure(num, report) && !isMarked(after),
        );
        const drawn = chartsIn(message).flatMap(({ series }) => series.flatMap(({ points }) => points));

        expect(nobodys).toEqual([]);
        expect(drawn.filter((point) => point && point.tone !== 'computed' && !isFigure(point.num, report))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('says the window of every number in the sentence that shows it', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, report, locale }) => {
        const unsaid = numbersInSentences(message)
          .filter(({ num }) => num.unit !== 'count' && isFigure(num, report))
          .filter(({ num, spans }) => {
            const text = spansText(spans, locale);
            return !windowsOf(num, report, locale).some((window) => text.includes(window));
          });

        expect(unsaid).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('draws one window in a series, and names it', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, report, locale }) => {
        expect(seriesAcrossWindows(message, report, knowledge.wordings[locale])).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('has every number in its plain rendering', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message, locale }) => {
        const { payload, dropped } = renderPlain(message);

        for (const num of numbersIn(message)) expect(payload).toContain(formatNum(num, locale));
        expect(dropped).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('lets no number run into another digit', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message }) => {
        const glued = numbersInSentences(message).filter(
          ({ before, after }) => /\p{N}$/u.test(before) || /^\p{N}/u.test(after),
        );

        expect(glued).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('never leaves a slot, an id or an empty block where words should be', () => {
    fc.assert(
      fc.property(anyBriefing, ({ message }) => {
        const { payload } = renderPlain(message);
        expect(payload).not.toMatch(/\{\{|\}\}|undefined|\bNaN\b|[a-z]+_[a-z]+/);
        expect(payload.split('\n').filter((line) => line.trim() === '')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe.for(LOCALES)('the briefings of the bundled report in %s are the ones that were read and kept:', (locale) => {
  test.for(BRIEFING_CASES)('$template on $day', async ({ template, day }) => {
    const briefed = brief({ template, day, locale }, knowledge);
    if (briefed.kind !== 'briefed') throw new Error(briefed.kind);

    const { payload } = renderPlain(briefed.message);

    await expect(`${payload}\n`).toMatchFileSnapshot(`../golden/briefings/${template}.${day}.${locale}.txt`);
  });
});
