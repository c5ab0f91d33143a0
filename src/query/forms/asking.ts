import { wordsOf } from '../slots.ts';
import { EMPTY, isReturnWord, type Rule, SHOWN, textOf } from './words.ts';

const RECORD = 'best_same_month_since';
const WHO = /\b(who|whos|whose|whom|buyers?|sellers?|holders?)\b|谁|哪家|哪几家|哪只/;

/** Meanings of words that say nothing of their own. */
const WORDS: ReadonlySet<string> = new Set(['harmless', 'quant', 'ref', 'topic']);

/** "who is in there", "which funds are they": figures answer how much, and only a ranking or a test answers who. */
const asksWho: Rule = ({ slots }, queries) => {
  const names = queries.some(({ intent, lookup }) => !SHOWN.has(intent) || lookup !== undefined);
  const races = slots.has('op', 'beat') || slots.has('op', 'lag');
  return names || races
    ? undefined
    : slots.pieces.find(({ meaning, text }) => WORDS.has(meaning.class) && WHO.test(text.toLowerCase()));
};

const WHEN =
  /^((and|so|but|ok) )?(when|whens|when is|when did|when was|when do|when will)$|^(什么时候|是什么时候|何时|几时|啥时候|哪天|哪一天|几号|几月|哪年|哪一年|是哪年|是哪一年|的?时候)$/;

/** "when do they turn positive": the record has a year, and no other figure has a date. */
const asksWhen: Rule = ({ slots }, queries) => {
  const dated = queries.some(({ metrics, lookup }) => metrics.includes(RECORD) || lookup !== undefined);
  return dated
    ? undefined
    : slots.pieces.find(
        ({ meaning, text }, at) =>
          meaning.class === 'harmless' &&
          (WHEN.test(text.toLowerCase()) || `${text}${textOf(slots.pieces[at + 1])}` === '什么时候') &&
          textOf(slots.pieces[at - 1]) !== 'since',
      );
};

const SINCE_WHEN =
  /\b(since when|(for )?how long(?!.?term)|(for )?how many (days|weeks|months|quarters|years))\b|多久|多长时间|几个月|多少个?(天|周|月|年)|什么时候(开始|起)|何时(开始|起)|从(什么时候|何时|哪天|几月)/;
const MEASURED =
  /\bsince when (is|was|are|were) (it|that|this|they|the (window|period|figure|number|count)|counted|measured)\b/;

/** "since when have small caps lagged": a date or a length of time, which a figure is only where it is the record. */
const asksSince: Rule = ({ slots, targets }, queries) => {
  const words = wordsOf(slots).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  const answered = queries.some(({ metrics, lookup }) => metrics.includes(RECORD) || lookup !== undefined);
  const stated = ['op', 'change', 'flow', 'metric'].some((is) => slots.has(is)) || targets.some(({ at }) => at >= 0);
  const measured = MEASURED.test(words) || slots.numbers.length > 0;
  return stated && !answered && !measured && SINCE_WHEN.test(words) ? slots.pieces[0] : undefined;
};

const WHICH = /\b(which|what ones?)\b|哪/;

/** "which ones are they" after a figure: a question that names nothing and asks which is no wish to see it again. */
const asksWhich: Rule = ({ slots: { pieces } }, queries) => {
  const names = pieces.some(({ meaning }) => !EMPTY.has(meaning.class));
  const shows = queries.every(({ intent, lookup }) => intent === 'show' && lookup === undefined);
  const window = /\b(period|window|month)s?\b|区间|窗口|时段/.test(
    pieces
      .map(textOf)
      .join(' ')
      .replace(/(?<=\p{Script=Han}) /gu, ''),
  );
  return names || !shows || window ? undefined : pieces.find(({ text }) => WHICH.test(text.toLowerCase()));
};

const HOW_BIG = /^how (big|large|small|long|old|cheap|rich|expensive)( is| are| was| were| a)?$|^(多大|有多大)$/;

/** "how big is that group": a size, unless something that moved is said to be big. */
const asksSize: Rule = ({ slots, windows }, queries) => {
  const returns = queries.every(({ intent, metrics }) => intent === 'show' && metrics.join() === 'return');
  const moved = slots.pieces.some(isReturnWord) || slots.has('op') || windows.some(({ at }) => at >= 0);
  return returns && !moved ? slots.pieces.find(({ text }) => HOW_BIG.test(text.toLowerCase())) : undefined;
};

const OTHERS: ReadonlySet<string> = new Set(['harmless', 'quant', 'ref', 'not']);

const ELSE = /\b(else|others?|rest|remaining|opposite|inverse|reverse)\b|其他|其余|别的|相反/;

const REST = /\b(else|everyone|everybody|others?|rest)\b|其他|其余/;

/** "everything else", "the opposite group": what was not named is no figure that was. */
const asksOthers: Rule = ({ slots, targets }, queries) => {
  const again = queries.some(({ intent }) => intent === 'compare') && targets.every(({ at }) => at < 0);
  const named = !again && queries.some(({ intent, operation }) => !SHOWN.has(intent) || operation === 'complement');
  return named
    ? undefined
    : slots.pieces.find(
        ({ meaning, text }) => OTHERS.has(meaning.class) && (again ? REST : ELSE).test(text.toLowerCase()),
      );
};

const WHERE =
  /^(and |so )?(where|wheres|where is|where are|where did|where do|where does)$|^(哪里|在哪|在哪里|去哪|哪儿)$/;

/** "how many points did it add": of one segment these may be points of its level, and are asked back. */
const asksPoints: Rule = ({ slots: { pieces } }, queries) => {
  const shows = queries.every(
    ({ intent, metrics, lookup, segments }) =>
      intent === 'show' && metrics.join() === 'return' && lookup === undefined && segments.length === 1,
  );
  const compared = pieces.some(({ meaning }) => meaning.class === 'op' || meaning.class === 'number');
  return shows && !compared
    ? pieces.find(
        ({ meaning, text }) =>
          meaning.class === 'unit' && /^((in|how many|what number of) )?(points?|pts)$/.test(text.toLowerCase()),
      )
    : undefined;
};

/** "小盘股多少点", "what the index is at": points without a move are a level. */
const asksLevel: Rule = ({ slots: { pieces } }, queries) => {
  const shows = queries.every(({ intent, lookup }) => intent === 'show' && lookup === undefined);
  const moved = pieces.some(isReturnWord) || pieces.some(({ meaning }) => meaning.class === 'op');
  return shows && !moved ? pieces.find(({ text }) => /^(多少点|几点|多少个点)$/.test(text)) : undefined;
};

const INTO_WHAT = /\b(in|into|out of|to|from) (what|which|whom|who)\b(?! (extent|degree|date|period|window))/;

/** "where did it go", "into what": no figure is a place. */
const asksWhere: Rule = ({ slots }, queries) => {
  const shows = queries.every(({ intent, lookup }) => intent === 'show' && lookup === undefined);
  const source = slots.pieces.some(({ text }) => /\bfrom$/.test(text.toLowerCase()));
  const grows = queries.some(({ operation }) => operation === 'growth');
  if (shows && !grows && INTO_WHAT.test(slots.pieces.map(textOf).join(' '))) return slots.pieces[0];
  return shows && !slots.has('segment') && !source
    ? slots.pieces.find(({ text }) => WHERE.test(text.toLowerCase()))
    : undefined;
};

const INSIDE = /\b(in|inside|within|of) (it|them|that|this|that one|that group)$|里面 ?(有|是)|里头/;

/** "what's in it", "里面有啥": members. */
const asksInside: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.every(({ intent }) => SHOWN.has(intent))) return undefined;
  return pieces.find((piece, at) => {
    const words = [pieces[at - 1], piece].map(textOf).join(' ');
    return INSIDE.test(words) && !pieces.some(({ meaning }) => meaning.class === 'segment');
  });
};

const MADE =
  /\b(made|make|makes|earn|earned|earns|return|returned|returns|gain|gained|lose|lost|paid|charge|charges)\b|赚|收益|回报/;

/** "how much did they make" after the hit rate: managers' own returns. */
const asksEarnings: Rule = ({ slots }, queries) => {
  const share = queries.some(({ metrics }) => metrics.includes('hit_rate'));
  const said =
    ['metric', 'segment', 'vague', 'not'].some((is) => slots.has(is)) ||
    slots.has('op', 'beat') ||
    slots.has('op', 'lag');
  return share && !said ? slots.pieces.find(({ text }) => MADE.test(text.toLowerCase())) : undefined;
};

/** "the range of micro caps": a gap that has one side only, unless it says by how much something moved. */
const hasOneSide: Rule = ({ slots: { pieces } }, queries) => {
  const single = queries.every(
    ({ intent, metrics, segments, operation }) =>
      intent === 'show' && metrics.join() === 'return' && segments.length === 1 && operation === undefined,
  );
  return single
    ? pieces.find(
        ({ meaning, text }) =>
          meaning.class === 'op' && meaning.value === 'difference' && !/^by\b|多少/.test(text.toLowerCase()),
      )
    : undefined;
};

const LEAF = /^(page|chart|exhibit|graph|line|row|slide|section|para|paragraph|sheet|chapter|table|figure)s?$/;

/** "page 10", "line 7": the number of a leaf is no figure's value. */
export const numbersLeaf: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ meaning }, at) =>
      meaning.class === 'number' &&
      !meaning.spelled &&
      pieces[at]?.broken !== true &&
      LEAF.test(textOf(pieces[at - 1])),
  );

/** "47 names", "47只": a count of things, which no figure is. */
const countsThings: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ lookup }) => lookup !== undefined)) return undefined;
  return pieces.find(
    ({ meaning }, at) =>
      meaning.class === 'number' && /^(只|家|个人|人|岁|天|点钟|of them)$/.test(textOf(pieces[at + 1])),
  );
};

const BEFORE = /^(the )?(previous|prior|former|earlier)( (one|ones|number|figure|answer))?$/;
const FEW = /^(a few|some|several|a couple|any|a handful|几个|几只|一些)$/;

/** "previous one", "list a few": another figure than the last, and some of something. */
const asksVaguely: Rule = ({ slots: { pieces } }, queries) =>
  queries.every(({ intent }) => SHOWN.has(intent))
    ? pieces.find((piece, at) => {
        const lists = pieces[at - 1]?.meaning.class === 'ask' && FEW.test(textOf(piece));
        return lists || (piece.meaning.class === 'ref' && BEFORE.test(textOf(piece)));
      })
    : undefined;

const AGAIN = /\b(numbers?|figures?|again|repeat|sure|when|periods?|windows?|from|measured|ones?)\b|数|再|重|确定/;

/** "print it twice", "is that a lot": a turn that names nothing asks for the figure again only where it says so. */
const asksNothing: Rule = ({ slots: { pieces }, windows }, queries) => {
  const says = pieces.some(({ meaning }) => !EMPTY.has(meaning.class) && meaning.class !== 'not');
  const shows = queries.every(
    ({ intent, lookup, operation }) => SHOWN.has(intent) && lookup === undefined && operation !== 'complement',
  );
  const asked = AGAIN.test(pieces.map(textOf).join(' ')) || windows.some(({ at }) => at >= 0);
  return says || !shows || asked ? undefined : pieces[0];
};

/** What is asked for: who, when, which, where and how big are not answered with figures of returns. */
export const ASKING: readonly Rule[] = [
  asksWho,
  asksWhen,
  asksSince,
  asksWhich,
  asksSize,
  asksOthers,
  asksWhere,
  asksInside,
  asksEarnings,
  asksNothing,
  asksVaguely,
  numbersLeaf,
  countsThings,
  hasOneSide,
  asksLevel,
  asksPoints,
];
