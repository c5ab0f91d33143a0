import type { Answered, Asked } from '#src/bot/answer-question.ts';
import type { Answer, Shown } from '#src/core/answer.ts';
import type { Derived, Figure } from '#src/core/figure.ts';
import type { Library } from '#src/core/library.ts';
import type { Message } from '#src/core/message.ts';
import type { Num } from '#src/core/num.ts';
import { formatPeriod, windowKey } from '#src/core/period.ts';
import type { Span } from '#src/core/span.ts';
import { type Failure, failure } from './failure.ts';
import { wrongWith } from './recompute.ts';
import { typedNumbers } from './typed-numbers.ts';

/** The library's figures as this check reads them: by key, and how many stand in each ranking. */
export interface Truth {
  readonly library: Library;
  readonly byKey: ReadonlyMap<string, Figure>;
  /** Figures of one report, metric and window. */
  readonly groups: readonly (readonly Figure[])[];
}

/** Factors that a retelling is told to have slipped by. */
const FACTORS: ReadonlySet<string> = new Set(['10', '100', '1000', '10000']);
/** What money grows from where no amount is said. */
const USUAL_AMOUNT = '100';

/** Reads the reports themselves, not the library's indexes. */
export function readTruth(library: Library): Truth {
  const figures = library.reports.flatMap((report) => report.figures);
  const groups = Map.groupBy(figures, ({ reportId, metric, period }) =>
    [reportId, metric, windowKey(period)].join('|'),
  );
  return { library, byKey: new Map(figures.map((figure) => [figure.key, figure])), groups: [...groups.values()] };
}

const no = (reason: string, detail: string): Failure => failure('foreignNumbers', reason, detail);
const nameOf = ({ value, unit }: Num): string => `${value}|${unit}`;

function checkFigure(figure: Figure, { byKey }: Truth): Failure[] {
  const own = byKey.get(figure.key);
  if (own === undefined) return [no('a figure is not of the library', figure.key)];
  const same =
    own.value === figure.value &&
    own.unit === figure.unit &&
    own.segment === figure.segment &&
    own.metric === figure.metric;
  return same ? [] : [no('a figure differs from the library', `${figure.key} ${figure.value} ${figure.unit}`)];
}

function checkDerived(derived: Derived, truth: Truth): Failure[] {
  const wrong = wrongWith(derived);
  const told = `${derived.operation} ${derived.value} ${derived.unit} ±${derived.rounding} of ${derived.from.map(({ key, value }) => `${key}=${value}`).join(' and ')}`;
  return [
    ...derived.from.flatMap((figure) => checkFigure(figure, truth)),
    ...(wrong === undefined ? [] : [no(wrong, told)]),
  ];
}

const checkShown = (shown: Shown, truth: Truth): Failure[] =>
  shown.type === 'figure' ? checkFigure(shown.figure, truth) : checkDerived(shown.derived, truth);

function checkPlaces({ kind, figures, related }: Answer): Failure[] {
  const mayAnswer = kind !== 'no-data' && kind !== 'clarify' && kind !== 'refusal';
  const mayRelate = kind !== 'clarify' && kind !== 'refusal';
  return [
    ...(mayAnswer || figures.length === 0 ? [] : [no(`figures of a ${kind} are not empty`, String(figures.length))]),
    ...(mayRelate || related.length === 0 ? [] : [no(`a ${kind} shows figures beside it`, String(related.length))]),
  ];
}

/** "number 3 of 8 from the top": counted again over the report's own figures. */
function checkPositions({ remarks }: Answer, { groups }: Truth): Failure[] {
  return remarks.flatMap(({ code, params }) => {
    const { segment, place, count, window } = params;
    if (
      !code.startsWith('position') ||
      segment?.type !== 'segment' ||
      place?.type !== 'num' ||
      count?.type !== 'num' ||
      window?.type !== 'period'
    )
      return [];
    const sign = code === 'position' ? 1 : -1;
    const holds = groups.some((group) => {
      const own = group.find(
        (figure) => figure.segment === segment.id && windowKey(figure.period) === windowKey(window.period),
      );
      if (own === undefined || String(group.length) !== count.num.value) return false;
      const ahead = group.filter(({ value }) => sign * (Number(value) - Number(own.value)) > 0).length;
      const level = group.filter(({ value }) => Number(value) === Number(own.value)).length;
      return Number(place.num.value) > ahead && Number(place.num.value) <= ahead + level;
    });
    return holds
      ? []
      : [no('a place in a ranking is not the place', `${segment.id} ${place.num.value} of ${count.num.value}`)];
  });
}

interface Allowed {
  /** Figures on show or computed from, computed numbers, and their roundings. */
  readonly shown: ReadonlySet<string>;
  /** Numbers of figures: places and sizes of rankings, factors of a slip, months since the report. */
  isCount(num: Num): boolean;
  /** Numbers of the asker's own, said back where a premise is put right or a computation explained. */
  isClaimed(num: Num): boolean;
}

function monthsSince(covers: string, today: string): string {
  const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return String(months(today) - months(covers));
}

function allowedIn(asked: Asked, answer: Answer, truth: Truth): Allowed {
  const shown = new Set<string>();
  for (const item of [...answer.figures, ...answer.related]) {
    const numbers = item.type === 'figure' ? [item.figure] : [item.derived, ...item.derived.from];
    for (const number of numbers) shown.add(nameOf(number));
    if (item.type === 'derived' && item.derived.rounding !== undefined)
      shown.add(`${item.derived.rounding}|${item.derived.unit}`);
  }
  const largest = Math.max(0, ...truth.groups.map((group) => group.length));
  const stale = answer.report === undefined ? undefined : monthsSince(answer.report.covers, asked.today);
  const typed = typedNumbers(
    asked,
    answer.readAs.corrections.map(({ to }) => to),
  );
  return {
    shown,
    isCount: ({ value, unit }) =>
      unit === 'count' && (FACTORS.has(value) || value === stale || (/^\d+$/.test(value) && Number(value) <= largest)),
    isClaimed: ({ value, unit }) => typed.isTyped(value) || (unit === 'usd' && value === USUAL_AMOUNT),
  };
}

function numsOf(spans: readonly Span[]): Num[] {
  return spans.flatMap((span) => (span.type === 'num' ? [span.num] : []));
}

function checkSpans(message: Message, allowed: Allowed): Failure[] {
  return message.blocks.flatMap((block) => {
    const lists =
      'spans' in block
        ? [block.spans]
        : block.type === 'list'
          ? block.items
          : block.type === 'table'
            ? block.rows.flat()
            : [];
    const saysBack = block.type === 'note' && (block.tone === 'premise' || block.tone === 'computed');
    return lists
      .flatMap(numsOf)
      .filter(
        (num) => !allowed.shown.has(nameOf(num)) && !allowed.isCount(num) && !(saysBack && allowed.isClaimed(num)),
      )
      .map((num) => no('a number of the message is nobody’s', `${nameOf(num)} in ${block.type}`));
  });
}

/** The lines of numbers are the answer's figures and related, in order, each with its own window. */
function checkItems({ answer, message }: Answered): Failure[] {
  const items = message.blocks.flatMap((block) => (block.type === 'metrics' ? block.items : []));
  const shown = [...answer.figures, ...answer.related].map((item) =>
    item.type === 'figure' ? item.figure : item.derived,
  );
  if (items.length !== shown.length)
    return [no('the message has other lines than the answer', `${items.length} for ${shown.length}`)];
  return shown.flatMap((number, at) => {
    const item = items[at];
    const same =
      item !== undefined &&
      nameOf(item.num) === nameOf(number) &&
      item.window === formatPeriod(number.period, answer.locale);
    return same ? [] : [no('a line of the message is not its figure', `${nameOf(number)} ${item?.window}`)];
  });
}

/** Every number of an answer and its message against the library, by code that shares nothing with what made them. */
export function checkNumbers(asked: Asked, answered: Answered, truth: Truth): Failure[] {
  const { answer, message } = answered;
  return [
    ...checkPlaces(answer),
    ...[...answer.figures, ...answer.related].flatMap((shown) => checkShown(shown, truth)),
    ...checkPositions(answer, truth),
    ...checkSpans(message, allowedIn(asked, answer, truth)),
    ...checkItems(answered),
  ];
}
