import type { PeriodKind } from '#src/core/period.ts';
import { type Names, type ParsedRef, parseRef, type Ref, type RefField } from './ref.ts';
import { WINDOW_NAMES } from './template-file.ts';

/** What `{{report.…}}` can say. */
export const REPORT_FIELDS = [
  'publisher',
  'via',
  'title',
  'month',
  'month_name',
  'year',
  'as_of',
  'published',
  'licence',
  'age',
  'version',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** A piece of a template's text: words as they stand, or a typed slot. `item` is the current entry of a list. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'ref'; readonly ref: Ref; readonly field: RefField; readonly named: boolean }
  | { readonly kind: 'item'; readonly field: RefField }
  | { readonly kind: 'report'; readonly field: ReportField }
  | { readonly kind: 'window'; readonly window: PeriodKind }
  | { readonly kind: 'segment' | 'metric'; readonly id: string }
  | { readonly kind: 'count'; readonly metric: string; readonly window: PeriodKind }
  | { readonly kind: 'today' };

/** A slot that cannot be read: what is wrong with it, and what to do. */
export interface SlotFault {
  readonly slot: string;
  readonly detail: string;
  readonly next: string;
}

export interface ParsedText {
  readonly pieces: readonly Piece[];
  readonly faults: readonly SlotFault[];
}

const SLOT = /\{\{([^{}]*)\}\}/g;

function asItem(text: string): Piece | undefined {
  if (text !== 'item' && !text.startsWith('item.')) return undefined;
  const parsed: ParsedRef = parseRef(text, { names: {}, given: { item: true } });
  return parsed.ok ? { kind: 'item', field: parsed.field } : undefined;
}

function builtIn(text: string): Piece | undefined {
  const [head, second = '', third, ...more] = text.split('.');
  if (more.length > 0) return undefined;
  const window = WINDOW_NAMES.find((name) => name === (head === 'count' ? third : second));
  const field = REPORT_FIELDS.find((name) => name === second);
  if (head === 'count') return window === undefined ? undefined : { kind: 'count', metric: second, window };
  if (third !== undefined) return undefined;
  if (head === 'today' && second === '') return { kind: 'today' };
  if (head === 'report' && field !== undefined) return { kind: 'report', field };
  if (head === 'window' && window !== undefined) return { kind: 'window', window };
  if ((head === 'segment' || head === 'metric') && second !== '') return { kind: head, id: second };
  return undefined;
}

function toPiece(slot: string, known: Names): Piece | SlotFault {
  const text = slot.trim();
  const own = asItem(text) ?? builtIn(text);
  if (own !== undefined) return own;
  const parsed = parseRef(text, known);
  if (parsed.ok) return { kind: 'ref', ref: parsed.ref, field: parsed.field, named: parsed.named };
  const head = text.split('.')[0];
  const next =
    head === 'report'
      ? `Write report. and one of ${REPORT_FIELDS.join(', ')}.`
      : head === 'window'
        ? `Write window. and one of ${WINDOW_NAMES.join(', ')}.`
        : parsed.next;
  return { slot: `{{${slot}}}`, detail: parsed.detail.replace('number', 'thing'), next };
}

/** A template's text as its pieces. What cannot be read is a fault, and none of it becomes a piece. */
export function parseText(text: string, known: Names): ParsedText {
  const pieces: Piece[] = [];
  const faults: SlotFault[] = [];
  const words = (piece: string): void => {
    if (piece !== '') pieces.push({ kind: 'words', text: piece });
    const stray = /\{\{|\}\}/.exec(piece);
    if (stray !== null)
      faults.push({ slot: stray[0], detail: 'braces without their partner', next: 'Write a slot as {{name}}.' });
  };
  let from = 0;
  for (const match of text.matchAll(SLOT)) {
    words(text.slice(from, match.index));
    const piece = toPiece(match[1] ?? '', known);
    if ('slot' in piece) faults.push(piece);
    else pieces.push(piece);
    from = match.index + match[0].length;
  }
  words(text.slice(from));
  return { pieces, faults };
}
