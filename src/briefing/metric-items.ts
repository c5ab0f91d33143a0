import type { Shown } from '#src/core/answer.ts';
import { formatDate } from '#src/core/calendar-date.ts';
import type { Citation, Derived, Figure } from '#src/core/figure.ts';
import type { MetricItem } from '#src/core/message.ts';
import { formatPeriod } from '#src/core/period.ts';
import { metricLabel, type Speech, say, segmentLabel, spansText, speak } from './wording-spans.ts';

/** "¶2", or the word for the headline where a statement stands there. */
export function paragraphLabel(paragraph: number, speech: Speech): string {
  return paragraph === 0 ? say(speech, 'source.headline') : `¶${paragraph}`;
}

/** "Jefferies via Zhitong, 2 Sep 2025, ¶2". */
export function citationText(source: Citation, speech: Speech): string {
  const origin = source.via === undefined ? 'source.cited' : 'source.cited_via';
  const spans = speak(speech, origin, {
    publisher: { type: 'text', text: source.publisher },
    via: { type: 'text', text: source.via ?? '' },
    date: { type: 'text', text: formatDate(source.date, speech.locale) },
    paragraph: { type: 'text', text: paragraphLabel(source.paragraph, speech) },
  });
  return spansText(spans, speech.locale);
}

function figureItem(figure: Figure, speech: Speech): MetricItem {
  const name = segmentLabel(figure.segment, speech);
  return {
    label: figure.metric === 'return' ? name : `${name}, ${metricLabel(figure.metric, speech)}`,
    num: { value: figure.value, unit: figure.unit },
    window: formatPeriod(figure.period, speech.locale),
    computed: false,
    source: citationText(figure.source, speech),
  };
}

function derivedItem(derived: Derived, speech: Speech): MetricItem {
  const words = speak(speech, `derived.${derived.operation}`, {
    segment: { type: 'segment', id: derived.segment },
    other: { type: 'segment', id: derived.benchmark ?? '' },
    metric: { type: 'metric', id: derived.metric },
    ...(derived.amount === undefined
      ? {}
      : { amount: { type: 'num', num: { value: derived.amount, unit: 'usd' } } as const }),
  });
  const paragraphs = [...new Set(derived.from.map(({ source }) => paragraphLabel(source.paragraph, speech)))].join(
    ', ',
  );
  return {
    label: spansText(words, speech.locale),
    num: { value: derived.value, unit: derived.unit },
    window: formatPeriod(derived.period, speech.locale),
    computed: true,
    source: spansText(
      speak(speech, 'source.computed', { paragraphs: { type: 'text', text: paragraphs } }),
      speech.locale,
    ),
  };
}

/** The numbers on show as lines of a Message, each with its window and source. */
export function metricItems(shown: readonly Shown[], speech: Speech): readonly MetricItem[] {
  return shown.map((item) =>
    item.type === 'figure' ? figureItem(item.figure, speech) : derivedItem(item.derived, speech),
  );
}
