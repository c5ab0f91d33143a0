import { clausesOf, textOf } from './clauses.ts';
import type { Piece } from './piece.ts';

/** Meanings that make a clause part of the question. */
const CONTENT: ReadonlySet<string> = new Set([
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
]);
/** Meanings that small talk may hold without asking anything. */
const IDLE: ReadonlySet<string> = new Set(['unknown', 'relative', 'absent', 'number', 'refuse', 'chat']);
const PERSONAL =
  /(^|\s)(i|im|ive|id|my|me|we|were|our|us|he|she|him|his|her|hes|shes|client|clients|colleague|boss|sorry|morning|hi|hello|hey|mate|compliance|quick|team|guys|folks|legal|interns?)(\s|$)|我|客户|老板|同事|抱歉|您好|领导/;
const CALLER =
  /(^|\s)(client|colleague|call|calls|called|rang|calling|office|team|desk|boss|phone|phoned|meeting)(\s|$)|客户|同事|老板|电话/;
const MANY_CLAUSES = 4;
/** Pieces from which a clause can be a sentence of its own. */
const SENTENCE = 3;
const IDLE_ABSENT: ReadonlySet<string> = new Set(['modifier', 'person', 'period']);

function hasContent(clause: readonly Piece[]): boolean {
  return clause.some(({ meaning }) => CONTENT.has(meaning.class) || (meaning.class === 'number' && !meaning.spelled));
}

/** "a client from Japan called": where someone is, unless the clause asks for a conversion. */
function saysWhereFrom(clause: readonly Piece[]): boolean {
  const text = textOf(clause);
  return CALLER.test(text) && /(^|\s)(from|in) /.test(text) && !/express|convert|translat|换算|计价/.test(text);
}

function isIdle({ meaning }: Piece, clause: readonly Piece[]): boolean {
  if (meaning.class === 'refuse') return meaning.value === 'scope';
  if (meaning.class !== 'absent') return IDLE.has(meaning.class);
  return IDLE_ABSENT.has(meaning.value) || (meaning.value === 'geography' && saysWhereFrom(clause));
}

/**
 * Small talk around a question: a clause of its own, about people, that names nothing the report could have. Its words are
 * passed over, so that "sorry, I was out last week" does not move the window. A clause that names anything of ours, or a
 * market or measure that we lack, is never small talk.
 */
export function withoutChatter(pieces: readonly Piece[]): readonly Piece[] {
  const clauses = clausesOf(pieces);
  if (clauses.length < 2 || !clauses.some(hasContent)) return pieces;
  return clauses.flatMap((clause) => {
    // A name alone between commas is one of a list, known or not.
    const isSentence = clause.length >= SENTENCE && clauses.length >= MANY_CLAUSES;
    const talk = !hasContent(clause) && (PERSONAL.test(textOf(clause)) || isSentence);
    if (!talk) return clause;
    return clause.map((piece) =>
      isIdle(piece, clause) ? { ...piece, meaning: { class: 'harmless' as const, value: '' } } : piece,
    );
  });
}
