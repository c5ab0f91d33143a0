import type { Param } from '#src/core/answer.ts';
import { formatDate } from '#src/core/calendar-date.ts';
import { statedLow } from '#src/core/figure.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Library } from '#src/core/library.ts';
import type { Locale } from '#src/core/locale.ts';
import { formatPeriod } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { formatWindow } from './format-window.ts';
import type { Wording } from './wordings.ts';

/** Longest name under a bar of a chart that a platform draws. */
const SHORT_MAX = 20;

/** What turns typed parameters into words of one language. */
export interface Speech {
  readonly locale: Locale;
  readonly wording: Wording;
  readonly library: Library;
}

/** The text of a key; the key itself where the catalogue lacks it, which the check at start-up rules out. */
export function say(speech: Speech, key: string): string {
  return speech.wording.get(key) ?? key;
}

export function plainSpan(text: string, emphasis = false): Span {
  return emphasis ? { type: 'text', text, emphasis } : { type: 'text', text };
}

/** How the desk calls a segment; its id where the catalogue does not have it. */
export function segmentLabel(id: string, { library, locale }: Speech): string {
  return library.catalogue.segments.get(id)?.label[locale] ?? id;
}

/** How the desk calls a segment in the middle of a sentence: without its capital, unless it is the name of an index. */
function segmentInSentence(id: string, speech: Speech): string {
  const label = segmentLabel(id, speech);
  const isName = speech.library.catalogue.segments.get(id)?.axis === 'index';
  return isName ? label : `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}

/** A segment's name on a chart: at most 20 characters. */
export function segmentShort(id: string, speech: Speech): string {
  const short = speech.library.catalogue.segments.get(id)?.short?.[speech.locale];
  return short ?? [...segmentLabel(id, speech)].slice(0, SHORT_MAX).join('');
}

/** Spans as text, for places that take no spans. */
export function spansText(spans: readonly Span[], locale: Locale): string {
  return spans.map((span) => (span.type === 'text' ? span.text : formatNum(span.num, locale))).join('');
}

/** A doubt in words, with the dates of the report that it is about; its code where the catalogue does not have it. */
export function doubtText(code: string, report: Report | undefined, speech: Speech): string {
  const text = speech.library.doubts.get(code)?.[speech.locale];
  if (text === undefined) return code;
  const low = statedLow(report?.figures ?? []);
  return text
    .replaceAll('{as_of}', report === undefined ? '' : formatDate(report.asOf, speech.locale))
    .replaceAll('{low}', low === undefined ? say(speech, 'doubt.low_unknown') : formatDate(low, speech.locale));
}

/** How the desk calls a metric; its id where the catalogue does not have it. */
export function metricLabel(id: string, { library, locale }: Speech): string {
  return library.catalogue.metrics.get(id)?.label[locale] ?? id;
}

function listed(items: readonly string[], { locale }: Speech): string {
  return items.join(locale === 'zh' ? '、' : ', ');
}

function paramSpan(param: Param, speech: Speech): Span {
  switch (param.type) {
    case 'text':
      return plainSpan(param.text);
    case 'num':
      return { type: 'num', num: param.num, emphasis: true };
    case 'count':
      return { type: 'num', num: { value: param.value, unit: 'count' } };
    case 'segment':
      return plainSpan(
        param.inSentence === true ? segmentInSentence(param.id, speech) : segmentLabel(param.id, speech),
      );
    case 'segments':
      return plainSpan(
        listed(
          param.ids.map((id) => segmentLabel(id, speech)),
          speech,
        ),
      );
    case 'metric':
      return plainSpan(metricLabel(param.id, speech));
    case 'period':
      return plainSpan(formatPeriod(param.period, speech.locale));
    case 'window':
      return plainSpan(formatWindow(param.key, speech));
    case 'windows':
      return plainSpan(
        listed(
          param.keys.map((key) => formatWindow(key, speech)),
          speech,
        ),
      );
    case 'date':
      return plainSpan(formatDate(param.date, speech.locale));
    case 'doubt':
      return plainSpan(doubtText(param.code, speech.library.report(param.reportId), speech));
    case 'definition':
      return plainSpan(definitionOf(param, speech));
  }
}

function definitionOf(param: Extract<Param, { type: 'definition' }>, { library, locale }: Speech): string {
  const { metrics, segments } = library.catalogue;
  return (param.of === 'metric' ? metrics.get(param.id) : segments.get(param.id))?.definition[locale] ?? param.id;
}

const ENDS_IN_DIGIT = /[\p{N}.,]$/u;
const STARTS_WITH_DIGIT = /^[\p{N}.,%]?\p{N}/u;

/**
 * The spans with a space wherever a number would run into a digit beside it: "罗素2000" and "7%" must never read as 20007%.
 */
export function keptApart(spans: readonly Span[]): readonly Span[] {
  return spans.flatMap((span, at) => {
    if (span.type === 'num' && spans[at - 1]?.type === 'num') return [plainSpan(' '), span];
    if (span.type !== 'text') return span;
    const before = spans[at - 1]?.type === 'num' && STARTS_WITH_DIGIT.test(span.text) ? ' ' : '';
    const after = spans[at + 1]?.type === 'num' && ENDS_IN_DIGIT.test(span.text) ? ' ' : '';
    return before === '' && after === '' ? span : { ...span, text: `${before}${span.text}${after}` };
  });
}

/** The wording of a key with its slots filled: text as it stands, numbers as numbers. A slot without a value is left out. */
export function speak(speech: Speech, key: string, params: Readonly<Record<string, Param>> = {}): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  const text = say(speech, key);
  for (const match of text.matchAll(/\{([a-z_]+)\}/g)) {
    if (match.index > from) spans.push(plainSpan(text.slice(from, match.index)));
    const param = params[match[1] ?? ''];
    if (param !== undefined) spans.push(paramSpan(param, speech));
    from = match.index + match[0].length;
  }
  if (from < text.length) spans.push(plainSpan(text.slice(from)));
  return keptApart(spans);
}
