/** Charts: native where every client draws the data as they are, else a picture, else a table. */
import { chartTable, takeaway } from '#src/briefing/renderers/chart-draft.ts';
import { chartValues, toneNotes } from '#src/briefing/renderers/chart-words.ts';
import { rowLines } from '#src/briefing/renderers/row-lines.ts';
import { numbersAmong, textOf, wordRun } from '#src/briefing/renderers/runs.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Section } from './budget.ts';
import type { CardElement, NativeChart, Picture } from './card.ts';
import { plainField } from './escape.ts';
import { LIMITS } from './limits.ts';
import type { Drawing } from './native-chart.ts';
import { isTableable, tableLines, tableSection, toTable } from './render-table.ts';
import { line, lines, SMALL } from './render-text.ts';
import { hasNegatives, lookOfSign, withSigns } from './signed-table.ts';

/** Addresses of a chart's picture that anybody may fetch for a while (https). Without a dark one the light one serves both. */
export interface TeamsPicture {
  readonly light: string;
  readonly dark?: string;
}

function printedIn(spec: ChartSpec): readonly string[] {
  const points = spec.series.flatMap(({ points: all }) => all.slice(0, spec.categories.length));
  return points.flatMap((point) => (point === undefined ? [] : [formatNum(point.num, spec.locale)]));
}

function smallLines(texts: readonly string[]): CardElement[] {
  return lines(
    texts.map((text) => [wordRun(text)]),
    SMALL,
  );
}

/** A drawing with takeaway above and, below it, its window and what it cannot say itself. */
function drawnSection(
  spec: ChartSpec,
  drawing: CardElement,
  below: readonly string[],
  numbers: readonly string[],
): Section {
  const title = numbersAmong(takeaway(spec));
  const printed = printedIn(spec);
  return {
    rank: 'items',
    size: 1,
    build(kept) {
      const head = line(takeaway(spec));
      if (kept > 0) {
        return {
          blocks: [...head, drawing, ...smallLines([spec.subtitle, ...below, ...spec.footnotes])],
          numbers: [...title, ...numbers],
        };
      }
      const more = WORDS[spec.locale].more(printed.length);
      return { blocks: [...head, ...smallLines([spec.subtitle, more])], numbers: title };
    },
  };
}

/** All numbers of a chart, for clients that draw none: a table where it is a small one, else lines, which weigh a third. */
function fallbackOf(spec: ChartSpec): NativeChart['fallback'] {
  const draft = chartTable(spec);
  const isSmall = draft.rows.length * draft.columns.length <= LIMITS.fallbackCells;
  if (isSmall && isTableable(draft)) return toTable(draft, draft.rows.length);
  return { type: 'Container', items: lines(rowLines(draft)) };
}

/**
 * The chart as Teams draws it, with its numbers in its place for other clients, and in words below: not every client writes
 * them beside its bars, and on a line they are shown to a pointer only.
 *
 * @returns `undefined` for bars whose values are too many for words and stand nowhere else: a table tells them all.
 */
export function nativeSection(spec: ChartSpec, drawing: Drawing, repeats: boolean): Section | undefined {
  const values = repeats ? undefined : chartValues(spec);
  if (values === undefined && !repeats && spec.kind !== 'line') return undefined;
  return drawnSection(spec, { ...drawing, fallback: fallbackOf(spec) }, values ?? toneNotes(spec), printedIn(spec));
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && url.length <= LIMITS.pictureUrl;
}

/** The picture with its words; nothing where its address is none that Teams may be given. */
export function pictureSection(spec: ChartSpec, picture: TeamsPicture, repeats: boolean): Section | undefined {
  const { light, dark } = picture;
  if (!isAddress(light) || (dark !== undefined && !isAddress(dark))) return undefined;
  const alt = spec.alt.trim() === '' ? `${textOf(takeaway(spec))} ${spec.subtitle}` : spec.alt;
  const image: Picture = {
    type: 'Image',
    url: light,
    ...(dark === undefined ? {} : { themedUrls: [{ theme: 'Dark', url: dark }] }),
    altText: plainField(alt.trim() === '' ? WORDS[spec.locale].chart : alt, LIMITS.alt),
    size: 'Stretch',
  };
  const values = repeats ? undefined : chartValues(spec);
  const isHeld = values !== undefined;
  return drawnSection(spec, image, values ?? toneNotes(spec), isHeld ? printedIn(spec) : []);
}

/** The chart as a table, its signs in words where one is negative; as lines where it is too large for one. */
export function tabledSection(spec: ChartSpec): Section {
  const draft = chartTable(spec);
  if (!isTableable(draft)) return tableLines(draft);
  return hasNegatives(draft) ? tableSection(withSigns(draft), lookOfSign) : tableSection(draft);
}

/** The chart in words: each value with its window, each hole named. */
export function chartLines(spec: ChartSpec): Section {
  return tableLines(chartTable(spec));
}
