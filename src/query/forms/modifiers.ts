import { type Rule, textOf, UNIVERSES } from './words.ts';

const OWNER =
  /^((is|was|are|were|did|does|how is|how did|how does|hows) )?(my|our|his|her|your)( own)?$|^(我|我们|咱们|你们|他们|客户)(的)?$/;
const HELD =
  /^(?:own )?(books?|portfolios?|fund|account|sleeve|holdings?|positions?|pnl|performance|组合|账户|持仓|仓位)$/;
const VERB = /\b(is|are|was|were|did|does|do|has|have|had|vs|versus|than|against|beat|behind)\b/;

/** "our small-cap fund's hit rate", "how far is our book behind cyclicals": of the asker's own, and not of ours. */
const isOwned: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    if (piece.broken && at > 0) return false;
    const next = pieces[at + 1];
    const before = textOf(pieces[at - 1]) === '的' ? `${textOf(pieces[at - 2])}的` : textOf(pieces[at - 1]);
    if (!OWNER.test(before)) return false;
    const fund = /fund|etf|基金/.test(`${textOf(piece)} ${textOf(next)}`);
    const named = piece.meaning.class === 'segment' || piece.meaning.class === 'metric';
    const held = HELD.test(textOf(piece)) && pieces.slice(0, at - 1).some(({ text }) => VERB.test(text.toLowerCase()));
    return (named && fund) || held;
  });

const OF_BOT =
  /\b(are|were) you (?!sure|certain|positive|saying|able|telling|showing|counting|measuring|using|quoting|reading|referring|giving)|\byour (own )?(hit rate|record|track record|batting average|benchmark)\b|\byour (win|success|beat|strike|hit) rate\b|^(你|您|贵司)(们)?的?(跑赢|今年|8月|八月|胜率|命中率|纪录|准确)/;

/** "what's your hit rate", "are you down in August": asked of the bot. */
const isOfBot: Rule = ({ slots: { pieces } }) =>
  OF_BOT.test(
    pieces
      .map(textOf)
      .join(' ')
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''),
  )
    ? pieces[0]
    : undefined;

const SIZE =
  /^(big|bigger|biggest|large|larger|largest|huge|giant|tiny|small|smaller|young|younger|old|older|new|newer|cheap|cheaper|expensive|good|better|best|bad|worse|liquid|illiquid|大的?|小的?|新的?|老的?|便宜的?|贵的?)$/;

/** "big micro caps": some of a segment's members. */
const isSized: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ meaning, broken }, at) =>
      meaning.class === 'segment' &&
      !UNIVERSES.has(meaning.value) &&
      !broken &&
      pieces[at - 1]?.meaning.class === 'harmless' &&
      SIZE.test(textOf(pieces[at - 1])),
  );

/** "August times twelve": a figure shown as it is stated is not multiplied. */
const isScaled: Rule = ({ slots: { pieces } }, queries) =>
  queries.every(({ intent, operation, lookup }) => intent === 'show' && operation === undefined && lookup === undefined)
    ? pieces.find(({ meaning }) => meaning.class === 'unit' && meaning.value === 'x')
    : undefined;

/** "biggest rebound since 2009": the record is one of Augusts. */
const isOtherRecord: Rule = ({ slots: { pieces } }, queries) =>
  queries.some(({ metrics }) => metrics.includes('best_same_month_since')) &&
  !pieces.some(({ text }) => /aug|八月|8月/i.test(text))
    ? pieces.find(({ text }) =>
        /rebound|rally|recovery|bounce|\b(quarter|week|day|run|streak)s?\b|反弹|季度|一周|一天|单日/.test(
          text.toLowerCase(),
        ),
      )
    : undefined;

/** "the lead as a ratio": it is stated as a difference. */
const isRatio: Rule = ({ slots: { pieces } }, queries) =>
  queries.every(({ metrics, intent }) => intent === 'show' && metrics.join() === 'relative_return')
    ? pieces.find(
        ({ meaning, text }) => meaning.class === 'op' && meaning.value === 'multiple' && /ratio|比率|比值/.test(text),
      )
    : undefined;

/** "large caps = 35 minus 4.41?": of two numbers said of one figure only one can be checked. */
const saysTwoNumbers: Rule = ({ slots: { pieces, numbers }, roles }, queries) =>
  roles.claims.length > 1 &&
  !pieces.some(({ text }) => /^(or|and|versus|vs|还是|和)$/i.test(text)) &&
  queries.every(({ intent, lookup }) => intent === 'show' && lookup === undefined)
    ? pieces[numbers[1]?.at ?? 0]
    : undefined;

const TO_COME =
  /^((and|but|so) )?(can|could|will|would|may|might|shall) (it|they|this|that|these|those)\b|(还|还会|还能|会不会|能不能|能否)(再|继续)?(涨|跌|升|翻倍)/;

const TESTS: ReadonlySet<string> = new Set(['at_least', 'at_most', 'more_than', 'less_than']);

/** "by 100 bp or more": a test that a number which is looked up is not put to. */
const testsNumber: Rule = ({ slots: { pieces } }, queries) =>
  queries.some(({ lookup }) => lookup !== undefined)
    ? pieces.find(({ meaning }) => meaning.class === 'op' && TESTS.has(meaning.value))
    : undefined;

/** "can it double", 还涨吗: a move that is still to come. */
const isToCome: Rule = ({ slots: { pieces }, windows }, queries) => {
  const words = pieces
    .map(textOf)
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  const shows = queries.every(({ intent }) => intent === 'show');
  return shows && !windows.some(({ at }) => at >= 0) && TO_COME.test(words) ? pieces[0] : undefined;
};

/** "improving?", "vs category" after the hit rate: how it changed, or against what, is not given. */
const isOfShare: Rule = ({ slots: { pieces }, targets }, queries) => {
  const share = queries.every(
    ({ intent, metrics, operation }) => intent === 'show' && metrics.join() === 'hit_rate' && operation === undefined,
  );
  const kept = targets.every(({ at }) => at < 0);
  return share && kept
    ? pieces.find(
        ({ meaning: { class: is, value } }) =>
          (is === 'change' && value === 'up') || (is === 'op' && value === 'compare'),
      )
    : undefined;
};

/** Words that make something else of what is named. */
export const MODIFIERS: readonly Rule[] = [
  isOwned,
  isOfBot,
  isSized,
  isScaled,
  isOtherRecord,
  isRatio,
  saysTwoNumbers,
  testsNumber,
  isToCome,
  isOfShare,
];
