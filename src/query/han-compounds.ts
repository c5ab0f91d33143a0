import type { Piece } from './piece.ts';

/** Characters that are fillers alone ("查", "总") and make a word of their own beside another ("查处", "总数"). */
const WORD_MAKING: ReadonlySet<string> = new Set(
  '查看问讲列找算写说做报发用拿放涌换改数名类份档组位项条批种样件快急多大少强弱总里内时起等好光真极上共约帮先据系答想由因同至为自地所',
);

/** Characters that are particles beside anything. */
const PARTICLES: ReadonlySet<string> = new Set('的了吗呢吧啊呀哦嘛么个是我你再都也还就有要能请把给在和');

/** Meanings of which a single character is part of a word more often than not ("输出", "排放", "升级"). */
const LENDING: ReadonlySet<string> = new Set(['op', 'quant', 'change', 'flow', 'topic']);

function isSingle({ text }: Piece): boolean {
  return /^\p{Script=Han}$/u.test(text);
}

function makesWord({ meaning, text }: Piece): boolean {
  return meaning.class === 'harmless' && WORD_MAKING.has(text);
}

/** "行", "图", "源": a wish for a form, a source or a nod alone; beside a filler a syllable ("可行", "起源"). */
function isSyllable({ meaning }: Piece, beside: Piece): boolean {
  return meaning.class === 'ask' && beside.meaning.class === 'harmless' && !PARTICLES.has(beside.text);
}

function isCompound(before: Piece | undefined, piece: Piece): boolean {
  if (before === undefined || piece.broken || !isSingle(before) || !isSingle(piece)) return false;
  if (isSyllable(before, piece) || isSyllable(piece, before)) return true;
  if (makesWord(before)) return makesWord(piece) || LENDING.has(piece.meaning.class);
  return makesWord(piece) && LENDING.has(before.meaning.class);
}

/**
 * Chinese words that no phrase has, put together by chance from characters that are fillers alone ("发" + "展"): unread, so
 * that what they mean is never passed over.
 */
export function withoutCompounds(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, at) => {
    const next = pieces[at + 1];
    const joined = isCompound(pieces[at - 1], piece) || (next !== undefined && isCompound(piece, next));
    return joined ? { ...piece, meaning: { class: 'unknown', value: piece.text } } : piece;
  });
}
