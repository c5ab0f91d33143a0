import type { Shown } from '#src/core/answer.ts';
import { absolute, compare } from '#src/core/decimal.ts';
import type { Quotable } from '#src/core/message.ts';
import type { Period } from '#src/core/period.ts';
import { formatPeriod } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { figuresBehind, sourceText } from './notes.ts';
import { doubtText, plainSpan, type Speech, say, spansText, speak } from './wording-spans.ts';

/** "in Aug 2025", "since the 8 Apr 2025 low", "in 2025 to 29 Aug 2025": the window as it stands in a sentence. */
function windowPhrase(period: Period, speech: Speech): string {
  const window = formatPeriod(period, speech.locale);
  if (period.kind === 'since_low') return window;
  return spansText(speak(speech, 'copy.in_window', { window: { type: 'text', text: window } }), speech.locale);
}

/** What a signed number is told with: `ahead`, `behind` or level, without its sign. */
function aheadOr(ahead: string, order: number): string {
  if (order === 0) return 'copy.level';
  return order > 0 ? ahead : 'copy.behind';
}

function verbOf(shown: Shown, { wording }: Speech): string {
  if (shown.type === 'derived') {
    const { operation, value } = shown.derived;
    return operation === 'difference' ? aheadOr('copy.difference', compare(value, '0')) : `copy.${operation}`;
  }
  const { metric, value } = shown.figure;
  const order = compare(value, '0');
  if (metric === 'net_flow') return order === 0 ? 'copy.no_flow' : order < 0 ? 'copy.outflow' : 'copy.inflow';
  if (metric === 'relative_return') return aheadOr('copy.relative_return', order);
  return wording.has(`copy.${metric}`) ? `copy.${metric}` : 'copy.figure';
}

/** One number with its window as a clause: "Micro caps returned 9.3% in Aug 2025". */
function clauseOf(shown: Shown, speech: Speech): readonly Span[] {
  const number = shown.type === 'figure' ? shown.figure : shown.derived;
  const { value, unit, segment, benchmark, metric, period } = number;
  const key = verbOf(shown, speech);
  const bare = key !== 'copy.return' && key !== 'copy.figure' && key !== 'copy.conversion';
  const spans = speak(speech, key, {
    segment: { type: 'segment', id: segment, inSentence: key === 'copy.outflow' || key === 'copy.inflow' },
    other: { type: 'segment', id: benchmark ?? segment, inSentence: true },
    metric: { type: 'metric', id: metric },
    value: { type: 'num', num: { value: bare ? absolute(value) : value, unit } },
    window: { type: 'text', text: windowPhrase(period, speech) },
    amount: {
      type: 'num',
      num: { value: shown.type === 'derived' ? (shown.derived.amount ?? '0') : '0', unit: 'usd' },
    },
  });
  return shown.type === 'derived' ? [...spans, plainSpan(say(speech, 'computed.mark'))] : spans;
}

/** The same number is not said twice, however often the message names it. */
function onceEach(shown: readonly Shown[]): readonly Shown[] {
  const nameOf = (item: Shown): string =>
    item.type === 'figure'
      ? item.figure.key
      : [item.derived.operation, item.derived.value, ...item.derived.from.map(({ key }) => key)].join();
  return shown.filter((item, at) => shown.findIndex((other) => nameOf(other) === nameOf(item)) === at);
}

/** What two sentences for a client are written from; `undefined` where no number is shown. */
export function quotableOf(shown: readonly Shown[], report: Report | undefined, speech: Speech): Quotable | undefined {
  const source = sourceText(shown, [], speech);
  if (shown.length === 0 || source === undefined || report === undefined) return undefined;
  const [code] = figuresBehind(shown.slice(0, 1)).flatMap(({ doubts }) => doubts);
  const doubt = code === undefined ? undefined : doubtText(code, report, speech);
  return {
    clauses: onceEach(shown).map((item) => clauseOf(item, speech)),
    source,
    ...(doubt === undefined ? {} : { doubt }),
    licence: report.licence[speech.locale],
  };
}
