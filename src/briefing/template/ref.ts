import type { PeriodKind } from '#src/core/period.ts';
import { didYouMean } from './nearest.ts';
import { WINDOW_NAMES } from './template-file.ts';

/**
 * What a template can name a number by. `window` is a kind of window of the report at hand.
 *
 * - `figure`: the report's own number. - `rank`: the number at a place, from the top (1 is first) or the `last`.
 * - `gap`: `segment` minus `other`, computed. - `rest`: 100 % minus a share, computed.
 * - `given`: filled in by the program; its window is its own.
 */
export type Ref =
  | { readonly kind: 'figure'; readonly metric: string; readonly segment: string; readonly window: PeriodKind }
  | {
      readonly kind: 'rank';
      readonly metric: string;
      readonly window: PeriodKind;
      readonly place: number | 'last' | 'all';
    }
  | {
      readonly kind: 'gap';
      readonly metric: string;
      readonly segment: string;
      readonly other: string;
      readonly window: PeriodKind;
    }
  | { readonly kind: 'rest'; readonly metric: string; readonly segment: string; readonly window: PeriodKind }
  | { readonly kind: 'given'; readonly name: string };

/** What of a number a slot shows: the number itself, its size without a sign, or what stands beside it. */
export const REF_FIELDS = ['amount', 'window', 'segment', 'metric', 'source'] as const;
export type RefField = 'value' | (typeof REF_FIELDS)[number];

/** The names that a reference may use beside the built-in forms. */
export interface Names {
  readonly names: Readonly<Record<string, string>>;
  readonly given: Readonly<Record<string, unknown>>;
}

export type ParsedRef =
  | {
      readonly ok: true;
      readonly ref: Ref;
      readonly field: RefField;
      /** It is written by a name of the template, whose own line has been looked at. */
      readonly named: boolean;
    }
  | { readonly ok: false; readonly detail: string; readonly next: string };

const FORMS =
  'Write figure.<metric>.<segment>.<window>, rank.<metric>.<window>.<place>, gap.<metric>.<segment>.<segment>.<window>, rest.<metric>.<segment>.<window>, or a name of this template; each may end in .amount, .window, .segment, .metric or .source.';

function toWindow(text: string | undefined): PeriodKind | undefined {
  return WINDOW_NAMES.find((name) => name === text);
}

function toPlace(text: string | undefined): number | 'last' | 'all' | undefined {
  if (text === undefined) return 'all';
  if (text === 'last') return 'last';
  return /^[1-9]\d?$/.test(text) ? Number(text) : undefined;
}

function builtIn(head: string, parts: readonly string[]): Ref | undefined {
  const [metric = '', second = '', third, fourth] = parts;
  const ends = (count: number): PeriodKind | undefined =>
    parts.length === count ? toWindow(parts[count - 1]) : undefined;
  if (head === 'figure' || head === 'rest') {
    const window = ends(3);
    return window === undefined ? undefined : { kind: head, metric, segment: second, window };
  }
  if (head === 'gap') {
    const window = ends(4);
    return window === undefined || fourth === undefined
      ? undefined
      : { kind: 'gap', metric, segment: second, other: third ?? '', window };
  }
  if (head !== 'rank' || parts.length > 3) return undefined;
  const window = toWindow(second);
  const place = toPlace(third);
  return window === undefined || place === undefined ? undefined : { kind: 'rank', metric, window, place };
}

/** What is wrong with a reference: a misspelt name or ending where one is near, else the forms there are. */
function refuse(text: string, known: Names): ParsedRef {
  const [head = '', ...rest] = text.split('.');
  const names = [...Object.keys(known.names), ...Object.keys(known.given)];
  const last = rest.at(-1) ?? '';
  if (names.includes(head) && rest.length === 1) {
    const next = `${didYouMean(last, REF_FIELDS)}A name may end in ${REF_FIELDS.map((name) => `.${name}`).join(', ')}.`;
    return { ok: false, detail: `"${last}" is not what a number can be asked for`, next };
  }
  const near = rest.length === 0 ? didYouMean(head, names) : '';
  return {
    ok: false,
    detail: `"${text}" is not a number that a template can name`,
    next: near === '' ? FORMS : near.trim(),
  };
}

/** The reference that a text is, with the field it ends in. Names are followed once: a name stands for a built-in form. */
export function parseRef(text: string, known: Names): ParsedRef {
  const parts = text.split('.');
  const last = parts.at(-1);
  const field = REF_FIELDS.find((name) => parts.length > 1 && name === last);
  const body = field === undefined ? parts : parts.slice(0, -1);
  const [head = '', ...rest] = body;
  if (rest.length === 0 && Object.hasOwn(known.given, head))
    return { ok: true, ref: { kind: 'given', name: head }, field: field ?? 'value', named: true };
  const named = rest.length === 0 && Object.hasOwn(known.names, head) ? known.names[head] : undefined;
  const [form = '', ...values] = named === undefined ? body : named.split('.');
  const ref = builtIn(form, values);
  if (ref === undefined) return refuse(text, known);
  return { ok: true, ref, field: field ?? 'value', named: named !== undefined };
}

/** The kind of window that a reference is about; `undefined` for what the program fills in. */
export function windowOfRef(ref: Ref): PeriodKind | undefined {
  return ref.kind === 'given' ? undefined : ref.window;
}
