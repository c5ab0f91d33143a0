import { emptyQuery, type Intent, type Query } from '#src/core/query.ts';
import { claimOf, continuesStatements, type Draft, loneUnit, queriesOf, says, windowKeys } from './draft.ts';
import { falseRace } from './false-race.ts';
import { wordsOf } from './slots.ts';

/** Questions about figures rather than for them, most telling word first. */
const ABOUT: readonly { readonly ask: string; readonly intent: Intent }[] = [
  { ask: 'as_of', intent: 'as_of' },
  { ask: 'missing', intent: 'missing' },
  { ask: 'define', intent: 'define' },
  { ask: 'doubt', intent: 'doubt' },
  { ask: 'wording', intent: 'wording' },
  { ask: 'source', intent: 'source' },
];

/** "is that not 54.2?": a number said of what the thread showed, which is then checked and not looked up. */
function doubtsThread({ slots, context, targets }: Draft): boolean {
  const points = slots.has('ref') || slots.has('not') || slots.has('ask', 'confirm') || slots.has('ask', 'wrong');
  return points && !context.broken && context.shown.length > 0 && targets.length > 0;
}

/** A lone number in a question that names no segment is looked up by its value. */
function lookups(draft: Draft, intent: Intent): Query[] {
  const named = draft.targets.some(({ at }) => at >= 0);
  if (named || doubtsThread(draft)) return [];
  return draft.roles.claims.map(({ value, unit }) => ({
    ...emptyQuery(intent),
    lookup: value,
    ...(unit === undefined ? {} : { claim: { unit } }),
    ...(loneUnit(draft) === undefined ? {} : { unitOut: loneUnit(draft) }),
  }));
}

const AUTHOR = /\b(author|authors|wrote|written|analysts?|strategist|writer|pages)\b|作者|分析师|谁写|多少页|几页/;

/** "who wrote that" asks about the report, and not about the figure that the thread showed. */
function isOfReport({ slots, targets }: Draft): boolean {
  return AUTHOR.test(wordsOf(slots)) && targets.every(({ at }) => at < 0);
}

function aboutQueries(draft: Draft, intent: Intent): Query[] {
  if (intent === 'source' && isOfReport(draft)) return [emptyQuery(intent)];
  const found = lookups(draft, intent);
  if (found.length > 0) return found;
  return draft.targets.length > 0
    ? queriesOf(draft, { intent })
    : [{ ...emptyQuery(intent), windows: windowKeys(draft) }];
}

function confirm(draft: Draft): Query[] | undefined {
  const { slots } = draft;
  const doubted = draft.roles.claims.length > 0 && doubtsThread(draft) && draft.targets.every(({ at }) => at < 0);
  if (!slots.has('ask', 'confirm') && !slots.has('ask', 'wrong') && !doubted) return undefined;
  const claim = claimOf(draft);
  const corrects =
    draft.targets.some(({ at }) => at >= 0) && !slots.has('ask', 'confirm') && claim?.value === undefined;
  if (draft.targets.length === 0 || slots.topics.length > 0 || corrects) return undefined;
  return queriesOf(draft, { intent: 'confirm', ...(claim === undefined ? {} : { claim }) });
}

/** "any comment on that in the text?": statements on what was shown. */
function comments(draft: Draft): Query[] {
  return [
    {
      ...emptyQuery('notes'),
      metrics: [...new Set(draft.targets.map(({ metric }) => metric))],
      segments: draft.targets.map(({ segment }) => segment),
    },
  ];
}

const WHO = /\bwho\b|\bwhich\b|谁|哪/;

const KIND_OF_FUND =
  /\b(which|who)( of)?( the| among| active)* (active )?(funds|managers|stock pickers|fund managers)\b|哪些基金|(which|what) (kind|kinds|sort|sorts|type|types|style|styles|group|category)|哪 ?一?类|哪种|哪类|什么类型/;

/** Which active funds ran ahead, and how they did since the low: a statement without a number answers, with the hole said. */
function fundsSinceTheLow(draft: Draft): Query[] | undefined {
  const { slots } = draft;
  const [only, ...more] = draft.targets;
  const share = slots.metrics.some(({ is }) => is.startsWith('hit_rate')) || slots.has('quant', 'count');
  const isHitRate = only?.metric === 'hit_rate' && more.length === 0 && only.at >= 0 && !share;
  const whichKind = KIND_OF_FUND.test(wordsOf(slots));
  if (!isHitRate || (windowKeys(draft).join() !== 'since_low' && !whichKind)) return undefined;
  return [
    {
      ...emptyQuery('notes'),
      metrics: [only.metric],
      segments: [only.segment],
      windows: windowKeys(draft),
      topics: ['active_funds'],
    },
  ];
}

/** Topics that name figures of ours in the rest of the question: those are asked for, not what is written about them. */
function isForFigures(draft: Draft): boolean {
  const { slots } = draft;
  const named = draft.targets.filter(({ at }) => at >= 0);
  switch (slots.topics.join()) {
    case 'drivers':
      return named.length > 1 && says(slots, /^(or|还是)$/);
    case 'flows':
      return !slots.has('ask', 'why') && named.some(({ metric }) => metric === 'net_flow');
    case 'leadership':
      return (
        (says(slots, WHO) && draft.windows.some(({ at }) => at >= 0)) ||
        named.some(({ metric, segment }) => metric === 'return' && segment !== 'russell_2000')
      );
    default:
      return false;
  }
}

/** Statements: why, drivers, risks, outlook, the Fed, earnings, managers. Quarters are what they speak of, not windows of figures. */
function statements(draft: Draft): Query[] | undefined {
  const { slots } = draft;
  const why = slots.has('ask', 'why');
  if (isForFigures(draft)) return undefined;
  if (slots.topics.length === 0 && !why && !continuesStatements(draft))
    return slots.has('ask', 'comment') ? comments(draft) : fundsSinceTheLow(draft);
  const quarter = slots.windows.some(({ is }) => is.kind === 'quarter');
  const topics = slots.topics.length > 0 ? [...slots.topics] : [quarter ? 'outlook' : 'drivers'];
  const race = falseRace(draft);
  if (race !== undefined) return race;
  // A fall in a window that no report has cannot be put right with figures of another one.
  const claim = why && draft.outside.length === 0 ? claimOf(draft) : undefined;
  const [first] = queriesOf(draft, { intent: 'notes' });
  const aboutMetrics = why || draft.targets.some(({ at }) => at >= 0);
  return [
    {
      ...(first ?? emptyQuery('notes')),
      metrics: aboutMetrics ? [...new Set(draft.targets.map(({ metric }) => metric))] : [],
      segments: draft.targets.map(({ segment }) => segment),
      windows: windowKeys(draft),
      topics,
      ...(claim === undefined ? {} : { claim }),
    },
  ];
}

/** "make it 40": the thread's test with another number, where the turn holds nothing else. */
function adjustedTest({ context, roles, slots }: Draft): Query[] | undefined {
  const [last, ...more] = context.queries;
  const [claim] = roles.claims;
  if (context.broken || more.length > 0 || last?.test?.value === undefined || claim === undefined) return undefined;
  const alone = slots.pieces.every(
    ({ meaning: { class: is } }) => is === 'harmless' || is === 'number' || is === 'unit',
  );
  return alone ? [{ ...last, test: { ...last.test, value: claim.value } }] : undefined;
}

function lookUpByValue(draft: Draft): Query[] | undefined {
  if (draft.roles.claims.length === 0) return undefined;
  const adjusted = adjustedTest(draft);
  if (adjusted !== undefined) return adjusted;
  const found = lookups(draft, 'show');
  return found.length > 0 ? found : undefined;
}

/** What a question about the report or its figures asks; `undefined` when it asks for figures. */
export function decideAbout(draft: Draft): readonly Query[] | undefined {
  const { slots } = draft;
  if (slots.has('ask', 'help') && draft.roles.claims.length === 0 && !draft.targets.some(({ at }) => at >= 0))
    return [emptyQuery('help')];
  const confirmed = confirm(draft);
  if (confirmed !== undefined) return confirmed;
  const about = ABOUT.find(({ ask }) => slots.has('ask', ask));
  if (about !== undefined) return aboutQueries(draft, about.intent);
  return statements(draft) ?? lookUpByValue(draft);
}
