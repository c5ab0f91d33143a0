import { clausesOf, textOf } from './clauses.ts';
import type { Piece } from './piece.ts';

/** What a clause asks with: where one of these stands, every other word of the clause must fit the question. */
const ASKING: ReadonlySet<string> = new Set([
  'segment',
  'metric',
  'period',
  'date',
  'topic',
  'flow',
  'op',
  'year',
  'quarter',
  'ordinal',
  'vague',
  'change',
  'unit',
]);
const FUNDS: ReadonlySet<string> = new Set(['small_cap_etfs', 'tracked_funds']);
const RANKING: ReadonlySet<string> = new Set(['best', 'worst', 'rank', 'second', 'third', 'more_than', 'less_than']);

const PERSONAL =
  /(^|\s)(i|im|ive|id|my|me|we|were|weve|our|us|he|she|him|his|her|hes|shes|sorry|thanks|hi|hello|hey|morning)(\s|$)|我|客户|老板|同事|抱歉|您好|领导/;
const INTERROGATIVE =
  /(^|\s)(which|what|whats|who|whos|whose|whom|how|where|when|why|did|does)(\s|$)|哪|谁|什么|多少|几/;
const TOLD =
  /(^|\s)(ask|asks|asked|asking|want|wants|wanted|need|needs|needed|says?|said|wonder|wonders|wondering|know|told|tell|telling|thinks?|thought|claims?|claimed|reckons?|insists?|insisted|believes?|heard|hear|read|wrote|writes|saw|keen|curious|interested|quote|quotes|quoting)(\s|$)|想|问|要|说|称|听/;
const VOCATIVE =
  /^(mate|mates|boss|team|guys|folks|chief|guv|bot|pal|buddy|lads|ladies|gentlemen|people|老师|老板|大佬|同学|亲|亲爱的|朋友|兄弟|小伙伴|机器人|助手|小助手)$/;
const GREETING =
  /^(hi|hey|hello|morning|good morning|good afternoon|dear|yo|ok|okay|thanks|thank you|sorry|你好|您好|早|请问)$/;
const TOWARDS =
  /(^|\s)(for|to|on|in|into|at|before|during|给|为)( (a|an|the|my|our|his|her|their|one of our|one of my|this|that))?$/;
const DETERMINER = /^(a|an|the|my|our|his|her|their|this|that|one of|of)$/;
const FIRST_PERSON = /^((and|so|but|hi|ok) )?(i|im|ive|id|we|were|weve)(\s|$)/;
const SHOWS = /(^|\s)(has|have|had|shows?|got|puts?)$/;
const MEMBER = /^(stocks?|names|company|companies|firms|businesses|securities|股票|公司|企业|票)$/;
const SO_THAT = /^(so|because|as|cos|cuz|coz|bc|before|need|needed|for)(\s|$)/;

function asks({ meaning }: Piece): boolean {
  return ASKING.has(meaning.class) || (meaning.class === 'number' && !meaning.spelled);
}

function isChat({ meaning }: Piece): boolean {
  return meaning.class === 'chat';
}

/** Where the opening of a clause ends ("my boss wants to know", "can I tell the client that"): who asks, not what is asked. */
function openingEnd(clause: readonly Piece[]): number {
  const first = clause.findIndex((piece) => asks(piece) || INTERROGATIVE.test(piece.text.toLowerCase()));
  const opening = first < 0 ? clause : clause.slice(0, first);
  const bare = opening.findIndex((piece) => isChat(piece) && !isPersonOrPaper(piece));
  if (FIRST_PERSON.test(textOf(opening)) && bare < 0) return opening.length;
  if (first >= 0 && TOLD.test(textOf(clause.slice(first, first + 1)))) return opening.length;
  const told = opening.findLastIndex(({ text }) => TOLD.test(text.toLowerCase()));
  if (told < 0) return opening.some(isPaper) && SHOWS.test(textOf(opening)) ? opening.length : 0;
  const after = opening.slice(told + 1).findIndex((piece) => isChat(piece) && !isPersonOrPaper(piece));
  return after < 0 ? opening.length : told + 1 + after;
}

function isPaper({ meaning }: Piece): boolean {
  return meaning.class === 'chat' && meaning.value === 'paper';
}

/** Where the reason at the end of a clause starts ("so I can tell my boss"). */
function reasonStart(clause: readonly Piece[]): number {
  const last = clause.findLastIndex(asks);
  const tail = clause.slice(last + 1);
  const start = tail.findIndex(({ text }) => SO_THAT.test(text.toLowerCase()));
  if (start < 0 || !PERSONAL.test(textOf(tail.slice(start)))) return clause.length;
  return last + 1 + start;
}

/** "for a client", "on my slide": someone or something that the answer is for. */
function isFramed(clause: readonly Piece[], at: number): boolean {
  let start = at;
  const own = clause[at]?.text.toLowerCase() ?? '';
  while (start > 0 && isPersonOrPaper(clause[start - 1])) start -= 1;
  while (start > 0 && DETERMINER.test(clause[start - 1]?.text.toLowerCase() ?? '')) start -= 1;
  const before = clause[start - 1];
  if (before === undefined) return VOCATIVE.test(own);
  if (GREETING.test(before.text.toLowerCase())) return VOCATIVE.test(own);
  const target = clause[start - 2]?.meaning;
  const isObject =
    target?.class === 'flow' || target?.class === 'vague' || (target?.class === 'op' && RANKING.has(target.value));
  return TOWARDS.test(before.text.toLowerCase()) && !isObject;
}

function isPersonOrPaper(piece: Piece | undefined): boolean {
  return piece?.meaning.class === 'chat' && (piece.meaning.value === 'person' || piece.meaning.value === 'paper');
}

function dropped(piece: Piece): Piece {
  return { ...piece, meaning: { class: 'harmless', value: '' } };
}

function unread(piece: Piece): Piece {
  return { ...piece, meaning: { class: 'unknown', value: piece.text.toLowerCase() } };
}

/** "low quality stocks": the noun only says what the segment named before it is made of. */
function isApposed(clause: readonly Piece[], at: number): boolean {
  const before = clause[at - 1]?.meaning;
  return before?.class === 'segment' && !FUNDS.has(before.value) && MEMBER.test(clause[at]?.text.toLowerCase() ?? '');
}

/** "if grandma put $100 in", "have investors pulled money": whoever puts money in or takes it out, unless they are what is counted. */
function movesMoney(clause: readonly Piece[], at: number): boolean {
  const piece = clause[at];
  const before = clause[at - 1]?.meaning;
  if (piece?.meaning.class !== 'chat' || piece.meaning.value !== 'person' || before?.class === 'quant') return false;
  return clause.some(({ meaning }) => meaning.class === 'op' && meaning.value === 'invest') || isInvestors(clause, at);
}

function isInvestors(clause: readonly Piece[], at: number): boolean {
  const verb = clause.findIndex(({ meaning }) => meaning.class === 'flow');
  return verb > at && /^(investors?|people|folks)$/.test(clause[at]?.text.toLowerCase() ?? '');
}

/** "when was the last time it had a better August": the record says which year. */
function isOfRecord(clause: readonly Piece[], at: number): boolean {
  const record = clause.some(({ meaning }) => meaning.value === 'best_same_month_since');
  return record && /last time$/.test(clause[at]?.text.toLowerCase() ?? '');
}

const THINGS_TOLD = /^(states?|notes?|lines?|terms?|entry|entries|claims?|quotes?|outputs?|pieces?|rows?|sections?)$/;

/** "micro caps report", "micro cap claims": what a segment tells, or a thing of its own, and nothing told about it. */
function isToldOf(clause: readonly Piece[], at: number): boolean {
  const next = clause[at + 1]?.text.toLowerCase() ?? '';
  const before = clause[at - 1]?.meaning.class;
  if (before === 'metric' || before === 'flow') return THINGS_TOLD.test(clause[at]?.text.toLowerCase() ?? '');
  return before === 'segment' && !/^(to|as|at|by|that)\b/.test(next);
}

function fits(clause: readonly Piece[], at: number, ranks: boolean): boolean {
  const piece = clause[at];
  if (piece?.meaning.class !== 'chat') return true;
  if (piece.meaning.value === 'telling') return !ranks && !isToldOf(clause, at);
  return (
    isApposed(clause, at) ||
    isOfRecord(clause, at) ||
    movesMoney(clause, at) ||
    (isPersonOrPaper(piece) && isFramed(clause, at))
  );
}

function placeInQuestion(clause: readonly Piece[]): Piece[] {
  const opening = openingEnd(clause);
  const reason = reasonStart(clause);
  const ranks = clause.some(({ meaning }) => meaning.class === 'op' && RANKING.has(meaning.value));
  return clause.map((piece, at) => {
    if (!isChat(piece)) return piece;
    return at < opening || at >= reason || fits(clause, at, ranks) ? dropped(piece) : unread(piece);
  });
}

/** A clause of its own that asks nothing: talk, unless it is all that was said or a bare thing ("notice periods, small-cap ETFs"). */
function placeAlone(clause: readonly Piece[], isWhole: boolean): Piece[] {
  const talk = !isWhole && (PERSONAL.test(textOf(clause)) || clause.every(({ meaning }) => meaning.value !== 'thing'));
  return clause.map((piece) => (isChat(piece) ? (talk ? dropped(piece) : unread(piece)) : piece));
}

/**
 * Small talk in its place: beside the question and in frames it is dropped. In a clause that asks for a figure a noun or verb
 * of small talk would be what the question is about ("redemption notice", "best stocks in the bucket"), and is unread.
 */
export function placeAsides(pieces: readonly Piece[]): readonly Piece[] {
  const clauses = clausesOf(pieces);
  const isWhole = !clauses.some((clause) => clause.some(asks));
  return clauses.flatMap((clause) => (clause.some(asks) ? placeInQuestion(clause) : placeAlone(clause, isWhole)));
}

/** Small talk dropped wherever it stands, for answers that show no figure. */
export function withoutAsides(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => (isChat(piece) ? dropped(piece) : piece));
}
