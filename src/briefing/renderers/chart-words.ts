/** What a platform's charts do not show, in words: values, and which of them are computed or the reference. */
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { formatMissing } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import { CAPS } from './caps.ts';
import { countCodePoints } from './code-points.ts';
import { numRun, type Run, textOf, wordRun } from './runs.ts';
import { WORDS } from './words.ts';

/** Values that stand in words below a chart: more is no longer a line. */
const VALUES_IN_WORDS = 24;

/**
 * A value with what it is, where that is not simply reported: "≈ 2.3 pts (computed)", "7% (reference)"; a hole is named.
 *
 * @param label Its category: what that says already is not said again.
 */
export function pointRuns(point: ChartPoint | undefined, label: string, locale: Locale): readonly Run[] {
  if (point === undefined) return [wordRun(formatMissing(locale))];
  const { num, tone } = point;
  const printed = numRun(num, locale);
  if (tone === 'reported') return [printed];
  const { bracketed, [tone]: word } = WORDS[locale];
  const said = label.includes(word) ? [] : [wordRun(bracketed(word))];
  return tone === 'computed' ? [wordRun('≈ '), printed, ...said] : [printed, ...said];
}

/**
 * Every value and every hole in words, a text for each series.
 *
 * @returns `undefined` where they are too many for that.
 */
export function chartValues({ categories, series, locale }: ChartSpec): readonly string[] | undefined {
  if (categories.length * series.length > VALUES_IN_WORDS) return undefined;
  const texts = series.map(({ name, points }) => {
    const values = categories.map(({ label }, at) => `${label} ${textOf(pointRuns(points[at], label, locale))}`);
    return `${name}${name.trim() === '' ? '' : WORDS[locale].colon}${values.join(' · ')}`;
  });
  return texts.every((text) => countCodePoints(text) <= CAPS.spans) ? texts : undefined;
}

/** Which values are computed and which are the reference, where the values themselves do not stand in words. */
export function toneNotes({ categories, series, locale }: ChartSpec): readonly string[] {
  const { computed, reference, colon, bracketed } = WORDS[locale];
  const named = (tone: ChartPoint['tone']): string =>
    series
      .flatMap(({ name, points }) =>
        categories.flatMap(({ label }, at) =>
          points[at]?.tone === tone ? [series.length === 1 ? label : label + bracketed(name)] : [],
        ),
      )
      .join(' · ');
  const notes = [
    [`≈ ${computed}`, named('computed')],
    [reference, named('reference')],
  ] as const;
  return notes.flatMap(([word, names]) => (names === '' ? [] : [`${word}${colon}${names}`]));
}
