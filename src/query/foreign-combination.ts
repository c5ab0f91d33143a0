import type { Catalogue } from '#src/core/catalogue.ts';
import { isRecord } from './record-claim.ts';
import type { Slots } from './slots.ts';
import { isApart } from './targets.ts';

const GENERIC = new Set(['russell_2000']);
const SHARE = /(^|\s)(percent|percentage|%|share|shares|proportion|fraction|portion|part|pct|what %)( of)?( the)?$/;
const STOCKS = /^(stocks?|shares|compan(y|ies))( |$)|^(的?股票|的?个股|的?公司)$/;
const COUNT = /^(how many|what number of|number of|多少只|几只|多少家|几家)( of)?( the| these)?$/;

function axisOf(id: string, catalogue: Catalogue): string {
  return catalogue.segments.get(id)?.axis ?? '';
}

/** "unprofitable micro caps": two names of ours side by side make a third thing, which the report does not have. */
function crossing(slots: Slots, catalogue: Catalogue): string | undefined {
  const pair = slots.segments.find((segment, index) => {
    const next = slots.segments[index + 1];
    if (next === undefined || next.at !== segment.at + 1 || next.is === segment.is) return false;
    const universes = GENERIC.has(segment.is) || GENERIC.has(next.is);
    const funds = axisOf(segment.is, catalogue) === 'funds' || axisOf(next.is, catalogue) === 'funds';
    return !universes && !funds && !isApart(slots, segment.at, next.at);
  });
  if (pair === undefined) return undefined;
  return [slots.pieces[pair.at], slots.pieces[pair.at + 1]].map((piece) => piece?.text ?? '').join(' ');
}

/** "percent of micro caps that rose", "how many small-cap ETFs": a share or a count of a segment's members, which no figure is. */
function membership(slots: Slots, catalogue: Catalogue): string | undefined {
  if (slots.metrics.some(({ is }) => is.startsWith('hit_rate'))) return undefined;
  const found = slots.segments.find(({ is, at }) => {
    if (axisOf(is, catalogue) === 'funds' && is === 'tracked_funds') return false;
    const before = slots.pieces
      .slice(Math.max(0, at - 3), at)
      .map(({ text }) => text.toLowerCase())
      .join(' ');
    return (SHARE.test(before) && / of( the)?$/.test(before)) || COUNT.test(before.trim());
  });
  return found === undefined ? undefined : slots.pieces[found.at]?.text;
}

/** "the ten best high-beta stocks", "best performing micro caps": members of a segment, which the report does not list. */
function members(slots: Slots, catalogue: Catalogue): string | undefined {
  const found = slots.segments.find(({ is, at }) => {
    const before = slots.pieces[at - 1]?.meaning;
    const superlative = before?.class === 'op' && (before.value === 'best' || before.value === 'worst');
    return (
      superlative &&
      !GENERIC.has(is) &&
      axisOf(is, catalogue) !== 'funds' &&
      slots.segments.length === 1 &&
      !slots.pieces[at]?.broken
    );
  });
  if (found !== undefined) return slots.pieces[found.at]?.text;
  const stocks = slots.pieces.find(({ text, broken }, at) => {
    const before = slots.pieces[at - 1]?.meaning;
    return (
      !broken &&
      STOCKS.test(text.toLowerCase()) &&
      before?.class === 'op' &&
      (before.value === 'best' || before.value === 'worst')
    );
  });
  return stocks?.text;
}

/** "the second best August since": the report has the record, not the places after it. */
function runnerUpRecord(slots: Slots): string | undefined {
  const later = slots.indexOf('op', 'second') >= 0 ? slots.indexOf('op', 'second') : slots.indexOf('op', 'third');
  return isRecord(slots) && later >= 0 ? slots.pieces[later]?.text : undefined;
}

/** "how many companies": a count that is none of ours. Units, funds ahead of their benchmark and segments that pass a test may be counted. */
function count(slots: Slots): string | undefined {
  const at = slots.indexOf('quant', 'count');
  const counted =
    slots.has('unit') || slots.has('vague') || slots.has('op', 'multiple') || slots.has('metric') || slots.has('flow');
  const tested = ['beat', 'lag', 'more_than', 'less_than', 'positive', 'negative', 'best', 'worst'].some((op) =>
    slots.has('op', op),
  );
  const funds = slots.segments.some(({ is }) => is === 'tracked_funds');
  return at < 0 || counted || tested || funds || slots.segments.length === 0 ? undefined : slots.pieces[at]?.text;
}

/** "managers ahead by more than 5 %": a share that passes another test than the benchmark. */
function testedShare(slots: Slots): string | undefined {
  const share =
    slots.metrics.some(({ is }) => is.startsWith('hit_rate')) ||
    slots.segments.some(({ is }) => is === 'tracked_funds');
  const tested =
    ['more_than', 'at_least'].some((op) => slots.has('op', op)) &&
    slots.numbers.some(({ is }) => is.unit !== undefined);
  const other = share && (slots.has('op', 'positive') || slots.has('op', 'negative'));
  return (share && tested && slots.has('op', 'beat')) || other ? slots.pieces[slots.indexOf('op')]?.text : undefined;
}

/** "the Russell at 2300": a number that large, of no unit, is a level. */
function level(slots: Slots): string | undefined {
  const large = slots.numbers.find(
    ({ is, at }) =>
      is.unit === undefined && /^\d{4,}(\.\d+)?$/.test(is.value) && /^[\d,.]+$/.test(slots.pieces[at]?.text ?? ''),
  );
  return large === undefined ||
    slots.has('op', 'invest') ||
    slots.segments.length === 0 ||
    slots.has('flow') ||
    slots.has('metric', 'net_flow')
    ? undefined
    : slots.pieces[large.at]?.text;
}

/** What a question makes out of our names that the report does not have, as typed; `undefined` when it makes nothing of the kind. */
export function foreignCombination(slots: Slots, catalogue: Catalogue): string | undefined {
  return (
    crossing(slots, catalogue) ??
    membership(slots, catalogue) ??
    members(slots, catalogue) ??
    runnerUpRecord(slots) ??
    count(slots) ??
    testedShare(slots) ??
    level(slots)
  );
}
