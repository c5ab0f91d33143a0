import { clausesOf, textOf } from './clauses.ts';
import type { Piece } from './piece.ts';

const WINDOWS: ReadonlySet<string> = new Set(['period', 'date', 'relative', 'year']);
const HAVE = /(^|\s)(ive got|ive|i have|i got|we have|weve got|weve|got|have|has)(\s|$)|有了|已有|已经有|拿到了/;
const ALREADY = /(^|\s)already(\s|$)|已经|已有|有了/;
const OWNERS =
  /^(we|were|weve|our|i|im|ive|my|client is|we run|our fund|our book|我们|我|本|咱们)(\s|$)|^(我们|我的|本)/;
const HOLDINGS = /(^|\s)(underweight|overweight|fund|portfolio|book|benchmarked)(\s|$)|组合|产品|账户|低配|超配|持仓/;
const RACE: ReadonlySet<string> = new Set(['beat', 'lag', 'compare', 'difference', 'more_than', 'less_than']);

function isWindow({ meaning }: Piece): boolean {
  return WINDOWS.has(meaning.class);
}

function isSegment({ meaning }: Piece): boolean {
  return meaning.class === 'segment';
}

function dropped(piece: Piece): Piece {
  return { ...piece, meaning: { class: 'harmless', value: '' } };
}

/** "I have high beta since the low already, what I need is August": what they have is asked for no more, what is named once stays. */
function withoutHeld(clauses: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  return clauses.map((clause) => {
    const text = textOf(clause);
    if (!ALREADY.test(text) || !HAVE.test(text)) return clause;
    const others = clauses.filter((other) => other !== clause).flat();
    const [again, elsewhere] = [others.some(isSegment), others.some(isWindow)];
    return clause.map((piece) =>
      (isSegment(piece) && again) || (isWindow(piece) && elsewhere) ? dropped(piece) : piece,
    );
  });
}

function isRace({ meaning }: Piece): boolean {
  return meaning.class === 'op' && RACE.has(meaning.value);
}

/** "not high beta, the cyclicals": who is named to be left out. Beside a race a "not" is about the race. */
function withoutDenied(pieces: readonly Piece[]): readonly Piece[] {
  const isDenied = (at: number): boolean =>
    pieces[at - 1]?.meaning.class === 'not' && pieces[at] !== undefined && isSegment(pieces[at]);
  const meant = pieces.filter((piece, at) => isSegment(piece) && !isDenied(at));
  if (meant.length === 0 || pieces.some(isRace)) return pieces;
  const all = new Set(meant.map(({ meaning }) => meaning.value));
  return pieces.map((piece, at) => {
    const denied = isDenied(at) ? piece : isDenied(at + 1) ? pieces[at + 1] : undefined;
    return denied === undefined || all.has(denied.meaning.value) ? piece : dropped(piece);
  });
}

/** Words of a holding that say nothing of what is asked. */
function isOfHolding({ meaning }: Piece): boolean {
  if (meaning.class === 'refuse') return meaning.value === 'advice';
  if (meaning.class === 'absent') return meaning.value === 'fund' || meaning.value === 'measure';
  return ['number', 'unit', 'chat', 'unknown', 'vague', 'change', 'ref'].includes(meaning.class);
}

/** "We are underweight by 5% and it hurt. How much did they …": what the asker holds or made, before the question. */
function withoutHoldings(clauses: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  return clauses.map((clause, at) => {
    const text = textOf(clause);
    const isOwn = OWNERS.test(text) && HOLDINGS.test(text) && clause.some(({ meaning }) => meaning.class === 'number');
    const asksAfter = clauses.slice(at + 1).some((later) => later.some((piece) => isSegment(piece) || isRace(piece)));
    return isOwn && asksAfter ? clause.map((piece) => (isOfHolding(piece) ? dropped(piece) : piece)) : clause;
  });
}

/** What is named to be left out of the question: what the asker has already, denies, or holds. */
export function setAside(pieces: readonly Piece[]): readonly Piece[] {
  return withoutDenied(withoutHoldings(withoutHeld(clausesOf(pieces))).flat());
}
