import { type Names, parseRef, type Ref } from './ref.ts';

/**
 * When a block is shown: a number is there (`has`) or not (`no`), is above (`up`) or below zero (`down`) or zero (`level`), today's cut is this
 * one, the report is out of date (`old`) or not (`fresh`).
 */
export type Condition =
  | { readonly kind: RefKind; readonly ref: Ref }
  | { readonly kind: 'cut' | 'not-cut'; readonly cut: string }
  | { readonly kind: 'old' | 'fresh' };

export type ParsedCondition =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly detail: string; readonly next: string };

const FORMS =
  'Write "has", "no", "up", "down" or "level" and a number, "cut" or "not cut" and a cut of this template, "old" or "fresh".';

const REF_KINDS = ['has', 'no', 'up', 'down', 'level'] as const;
type RefKind = (typeof REF_KINDS)[number];

function isRefKind(word: string): word is RefKind {
  return REF_KINDS.some((kind) => kind === word);
}

function withRef(kind: RefKind, text: string, known: Names): ParsedCondition {
  const parsed = parseRef(text, known);
  if (!parsed.ok) return parsed;
  return { ok: true, condition: { kind, ref: parsed.ref } };
}

/** The cut that a condition names, with whether it is meant not to be today's; `undefined` for another kind of condition. */
function cutNamed(words: readonly string[]): { readonly cut: string; readonly isNot: boolean } | undefined {
  const isNot = words[0] === 'not';
  const [head, cut, ...rest] = isNot ? words.slice(1) : words;
  return head === 'cut' && cut !== undefined && rest.length === 0 ? { cut, isNot } : undefined;
}

/** @param cuts The cuts of the template. */
export function parseCondition(text: string, known: Names, cuts: readonly string[]): ParsedCondition {
  const words = text.trim().split(/\s+/);
  const [head = '', subject, ...rest] = words;
  if (isRefKind(head) && subject !== undefined && rest.length === 0) return withRef(head, subject, known);
  if ((head === 'old' || head === 'fresh') && words.length === 1) return { ok: true, condition: { kind: head } };
  const named = cutNamed(words);
  if (named === undefined) return { ok: false, detail: 'is not a condition', next: FORMS };
  if (cuts.includes(named.cut))
    return { ok: true, condition: { kind: named.isNot ? 'not-cut' : 'cut', cut: named.cut } };
  const next = cuts.length === 0 ? 'Add it under cuts.' : `Use one of ${cuts.join(', ')}, or add it under cuts.`;
  return { ok: false, detail: 'names a cut that the template does not have', next };
}
