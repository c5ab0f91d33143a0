import { emptyQuery } from '#src/core/query.ts';
import { passedOver } from './accounted.ts';
import { decideAbout } from './decide-about.ts';
import { decideFigures } from './decide-figures.ts';
import { aboutOf, continuesStatements, type Draft, says, wholeText, windowKeys } from './draft.ts';
import { misfit } from './question-form.ts';
import type { Reading } from './reading.ts';
import { isApart } from './targets.ts';

/** Windows that no report has: said so, unless others were named beside them and nothing is compared across. */
function outsideWindows(draft: Draft): Reading | undefined {
  if (draft.outside.length === 0 || isAboutStatements(draft)) return undefined;
  const { slots } = draft;
  const compares = slots.has('op', 'compare') || slots.has('op', 'difference') || slots.has('op', 'beat');
  const beside = draft.windows.filter(({ at }) => at >= 0);
  const apart = beside.some(({ at }) => draft.outsideAt.every((place) => isApart(slots, at, place)));
  if (apart && !compares) return undefined;
  return {
    corrections: [],
    kept: draft.kept,
    kind: 'absent',
    reason: 'other-period',
    what: draft.outside,
    about: aboutOf(draft),
    foreign: false,
    lacks: 'window',
  };
}

/** Quarters and months in a question for statements are what they speak of, not windows of figures. */
function isAboutStatements(draft: Draft): boolean {
  const { slots } = draft;
  const speaks = slots.topics.length > 0 || slots.has('ask', 'why') || continuesStatements(draft);
  return speaks && slots.windows.every(({ is }) => is.kind === 'quarter' || is.kind === 'date');
}

/** "how are funds doing": a word that needs another beside it to say which of our figures is meant. */
function isVague({ slots, targets }: Draft): boolean {
  return (
    slots.has('vague') &&
    !slots.has('topic') &&
    !targets.some(({ metric }) => metric === 'net_flow' || metric === 'hit_rate')
  );
}

const RATIO =
  /\b(spreads?|gap|difference|ratios?|multiples?|margins?|shortfall|surplus|average|avg|mean)\b|价差|差距|倍数|平均/;

/** A hit rate says how many are ahead and never by how much. */
const BY_HOW_MUCH = /\bby how (much|many|far)\b|差多少|领先多少|落后多少/;

/** "spread of micro caps": a relation that needs a second side, with neither the question nor the thread naming one. */
function isLoneRatio({ slots, targets, context }: Draft): boolean {
  const relates = ['difference', 'multiple', 'average', 'sum'].some((op) => slots.has('op', op));
  const [only, ...more] = targets;
  const single = only?.metric === 'return' && more.length === 0 && only.at >= 0;
  const alone = context.queries.length === 0 || context.broken;
  if (only?.metric === 'hit_rate' && more.length === 0 && slots.has('op', 'difference') && says(slots, BY_HOW_MUCH))
    return true;
  return relates && single && alone && says(slots, RATIO) && !slots.has('op', 'best') && !slots.has('op', 'compare');
}

const GREETING =
  /^((hi|hello|hey|hiya|howdy|yo|good (morning|afternoon|evening)|morning|thanks|thank you|thx|cheers|你好|您好|早|早上好|下午好|嗨|哈喽|谢谢|谢谢你|多谢)( (there|all|team|bot|everyone|smallcaps|a lot|so much))?)$/;

/** A greeting or thanks alone, in a thread too: it gets what can be asked, and never the figures again. */
function isGreeting({ slots }: Draft): boolean {
  return GREETING.test(wholeText(slots).toLowerCase());
}

/** What a question is read as, once every word of it is known: queries that answer all that it says, or what keeps it from them. */
export function decide(draft: Draft): Reading {
  if (isGreeting(draft))
    return { corrections: [], kept: [], kind: 'asked', queries: [emptyQuery('help')], outside: [] };
  const base = { corrections: [], kept: draft.kept };
  if (isVague(draft) || isLoneRatio(draft)) return { ...base, kind: 'open', windows: windowKeys(draft), broken: false };
  const queries = outsideWindows(draft) ?? decideAbout(draft) ?? decideFigures(draft);
  if (queries === undefined) return { ...base, kind: 'open', windows: windowKeys(draft), broken: draft.context.broken };
  if ('kind' in queries) return queries;
  const passed = passedOver(draft, queries) ?? misfit(draft, queries);
  if (passed !== undefined) return { ...base, kind: 'unread', words: [passed.text], guess: queries };
  return { ...base, kind: 'asked', queries, outside: isAboutStatements(draft) ? [] : draft.outside };
}
