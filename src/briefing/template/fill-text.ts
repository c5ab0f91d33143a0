import type { Shown } from '#src/core/answer.ts';
import { formatDate, formatMonth, formatMonthName } from '#src/core/calendar-date.ts';
import { absolute } from '#src/core/decimal.ts';
import type { Localised } from '#src/core/locale.ts';
import { formatPeriod } from '#src/core/period.ts';
import type { Span } from '#src/core/span.ts';
import { ageSpans } from '../age.ts';
import { metricItems, paragraphLabel } from '../metric-items.ts';
import { keptApart, metricLabel, plainSpan, say, segmentLabel } from '../wording-spans.ts';
import type { RefField } from './ref.ts';
import { rankedIn, resolveRef } from './resolve-ref.ts';
import { periodOfKind, type Scene } from './scene.ts';
import { type Piece, parseText, type ReportField } from './slot.ts';

/** A text with its slots filled, and the numbers it shows. */
export interface FilledText {
  readonly spans: readonly Span[];
  readonly shown: readonly Shown[];
}

const NOTHING: FilledText = { spans: [], shown: [] };

function words(text: string): FilledText {
  return { spans: [plainSpan(text)], shown: [] };
}

function fillNumber(number: Shown, field: RefField, { speech }: Scene): FilledText {
  const { value, unit, segment, metric, period } = number.type === 'figure' ? number.figure : number.derived;
  switch (field) {
    case 'value':
    case 'amount': {
      const num = { value: field === 'amount' ? absolute(value) : value, unit };
      const mark = number.type === 'derived' ? [plainSpan(say(speech, 'computed.mark'))] : [];
      // A year is when, not how much: bold would make a figure of it.
      return { spans: [{ type: 'num', num, emphasis: unit !== 'year' }, ...mark], shown: [number] };
    }
    case 'segment':
      return words(segmentLabel(segment, speech));
    case 'metric':
      return words(
        number.type === 'derived' ? (metricItems([number], speech)[0]?.label ?? '') : metricLabel(metric, speech),
      );
    case 'window':
      return words(formatPeriod(period, speech.locale));
    case 'source': {
      const sources = number.type === 'figure' ? [number.figure] : number.derived.from;
      return words([...new Set(sources.map(({ source }) => paragraphLabel(source.paragraph, speech)))].join(', '));
    }
  }
}

function fillReport(field: ReportField, { report, desk, speech }: Scene): FilledText | undefined {
  const { locale } = speech;
  switch (field) {
    case 'publisher':
      return words(report.publisher);
    case 'via':
      return report.via === undefined ? undefined : words(report.via);
    case 'title':
      return words(report.title[locale]);
    case 'licence':
      return words(report.licence[locale]);
    case 'month':
      return words(formatMonth(report.covers, locale));
    case 'month_name':
      return words(formatMonthName(report.covers, locale));
    case 'year':
      return words(report.covers.slice(0, 4));
    case 'as_of':
      return words(formatDate(report.asOf, locale));
    case 'published':
      return words(formatDate(report.published, locale));
    case 'version':
      return words(String(report.version));
    case 'age':
      return { spans: ageSpans(report, desk.today, speech), shown: [] };
  }
}

function fillGiven(name: string, field: RefField, scene: Scene): FilledText | undefined {
  const value = scene.given[name];
  if (value === undefined) return undefined;
  if (value.kind === 'shown') return fillNumber(value.shown, field, scene);
  if (value.kind === 'text') return words(value.text[scene.speech.locale]);
  return { spans: [{ type: 'num', num: value.num, emphasis: true }], shown: [] };
}

function fillPiece(piece: Piece, scene: Scene, item: Shown | undefined): FilledText | undefined {
  const { speech, report, desk } = scene;
  switch (piece.kind) {
    case 'words':
      return words(piece.text);
    case 'ref': {
      if (piece.ref.kind === 'given') return fillGiven(piece.ref.name, piece.field, scene);
      const [number] = resolveRef(piece.ref, scene);
      return number === undefined ? undefined : fillNumber(number, piece.field, scene);
    }
    case 'item':
      return item === undefined ? undefined : fillNumber(item, piece.field, scene);
    case 'report':
      return fillReport(piece.field, scene);
    case 'window': {
      const period = periodOfKind(report, piece.window);
      if (period === undefined) return undefined;
      // Some figures of the common window state its date and others do not: its name alone claims nothing.
      return words(period.kind === 'since_low' ? say(speech, 'window.since_low') : formatPeriod(period, speech.locale));
    }
    case 'segment':
      return words(segmentLabel(piece.id, speech));
    case 'metric':
      return words(metricLabel(piece.id, speech));
    case 'count': {
      const value = String(rankedIn(scene, piece.metric, piece.window).length);
      return { spans: [{ type: 'num', num: { value, unit: 'count' } }], shown: [] };
    }
    case 'today':
      return words(formatDate(desk.today, speech.locale));
  }
}

/**
 * A template's text in the scene's language.
 *
 * @param item The entry of a list that the text stands for.
 * @returns `undefined` when the report lacks something that the text names: it is left out whole, never with a gap.
 */
export function fillText(text: Localised, scene: Scene, item?: Shown): FilledText | undefined {
  const { pieces } = parseText(text[scene.speech.locale], scene.names);
  let filled = NOTHING;
  for (const piece of pieces) {
    const part = fillPiece(piece, scene, item);
    if (part === undefined) return undefined;
    filled = { spans: [...filled.spans, ...part.spans], shown: [...filled.shown, ...part.shown] };
  }
  return { spans: keptApart(filled.spans), shown: filled.shown };
}
