import { LOCALES, type Localised } from '#src/core/locale.ts';
import { type Bench, checkIds, idsOf, type Path, WHOLE_RANKING } from './check-refs.ts';
import { parseRef, windowOfRef } from './ref.ts';
import { type Piece, parseText } from './slot.ts';
import type { TemplateBlock } from './template-file.ts';

const isNumber = (piece: Piece): boolean =>
  (piece.kind === 'ref' || piece.kind === 'item') && (piece.field === 'value' || piece.field === 'amount');

/** What a number's window is told apart by: its kind, its name where the program fills it in, or the list's entry. */
function windowName(piece: Piece): string | undefined {
  if (piece.kind === 'item') return 'item';
  if (piece.kind === 'window' || piece.kind === 'count') return piece.window;
  if (piece.kind !== 'ref') return undefined;
  return windowOfRef(piece.ref) ?? (piece.ref.kind === 'given' ? piece.ref.name : undefined);
}

function isGivenNumber({ template }: Bench, piece: Piece): boolean {
  return piece.kind === 'ref' && piece.ref.kind === 'given' && template.given[piece.ref.name]?.figure === undefined;
}

/** A number never stands without its window: each text that shows one also says over which. */
function checkWindows(
  bench: Bench,
  path: Path,
  pieces: readonly Piece[],
  item: Bench['template']['blocks'][number]['list'],
): void {
  const said = new Set(
    pieces.filter((piece) => piece.kind === 'window' || ('field' in piece && piece.field === 'window')).map(windowName),
  );
  for (const piece of pieces) {
    if (!isNumber(piece) || isGivenNumber(bench, piece)) continue;
    const name = windowName(piece);
    const listed = piece.kind === 'item' ? windowOfList(bench, item) : undefined;
    if (said.has(name) || (listed !== undefined && said.has(listed))) continue;
    bench.findings.push({
      code: 'TEMPLATE_WINDOW',
      path,
      value: name ?? '',
      detail: 'a text shows a number and does not say its window',
      next:
        piece.kind === 'item'
          ? 'Add {{item.window}} to the same text.'
          : `Add {{window.${name}}} to the same text, or the number's own .window.`,
    });
  }
}

/** The one kind of window that all entries of a list have; `undefined` where they differ. */
function windowOfList({ template }: Bench, list: TemplateBlock['list']): string | undefined {
  const windows = (list?.each ?? []).map((text) => {
    const parsed = parseRef(text, template);
    return parsed.ok ? windowOfRef(parsed.ref) : undefined;
  });
  return new Set(windows).size === 1 ? windows[0] : undefined;
}

function slotNames(pieces: readonly Piece[]): string {
  return pieces
    .filter(({ kind }) => kind !== 'words')
    .map((piece) => JSON.stringify(piece))
    .sort()
    .join();
}

/** Digits with a unit: a number that somebody typed, without a source, a window or a report behind it. */
const TYPED_NUMBER =
  /[$€£¥]\s?\p{Nd}[\p{Nd}.,]*|\p{Nd}[\p{Nd}.,]*\s?(?:%|％|per\s?cent|pct\b|pp\b|bps?\b|basis points|pts?\b|points?\b|bn\b|billion|million|times\b|x\b|亿|万|个?百分点|个?基点|倍)/iu;

function checkTyped({ findings }: Bench, path: Path, words: string): void {
  const typed = TYPED_NUMBER.exec(words)?.[0];
  if (typed === undefined) return;
  findings.push({
    code: 'TEMPLATE_NUMBER',
    path,
    value: typed,
    detail: 'a number is typed by hand',
    next: 'Name it as a slot, so that it comes from the report with its window and source.',
  });
}

/** The ids that a piece names, and the slips that only its place in a text shows. */
function checkPiece(bench: Bench, path: Path, piece: Piece, inList: boolean): void {
  const refuse = (value: string, slip: { readonly detail: string; readonly next: string }): void => {
    bench.findings.push({ code: 'TEMPLATE_SLOT', path, value, ...slip });
  };
  switch (piece.kind) {
    case 'item':
      if (!inList) refuse('{{item}}', { detail: 'item stands outside a list', next: 'Use it under list: item.' });
      break;
    case 'ref':
      if (!piece.named) checkIds(bench, path, idsOf(piece.ref));
      if (piece.ref.kind === 'rank' && piece.ref.place === 'all')
        refuse(`rank.${piece.ref.metric}.${piece.ref.window}`, WHOLE_RANKING);
      break;
    case 'segment':
      checkIds(bench, path, { metrics: [], segments: [piece.id] });
      break;
    case 'metric':
      checkIds(bench, path, { metrics: [piece.id], segments: [] });
      break;
    case 'count':
      checkIds(bench, path, { metrics: [piece.metric], segments: [] });
      break;
    case 'words':
      checkTyped(bench, path, piece.text);
      break;
    case 'report':
    case 'window':
    case 'today':
      break;
  }
}

/** A text in all its languages: slots that can be read, ids that are known, windows said, no number typed by hand. */
export function checkText(bench: Bench, path: Path, text: Localised, list?: TemplateBlock['list']): void {
  const parsed = LOCALES.map((locale) => ({ locale, ...parseText(text[locale], bench.template) }));
  for (const { locale, pieces, faults } of parsed) {
    const place = [...path, locale];
    for (const { slot, detail, next } of faults)
      bench.findings.push({ code: 'TEMPLATE_SLOT', path: place, value: slot, detail, next });
    for (const piece of pieces) checkPiece(bench, place, piece, list !== undefined);
    checkWindows(bench, place, pieces, list);
  }
  const [first, ...others] = parsed;
  const differing = others.find(({ pieces }) => slotNames(pieces) !== slotNames(first?.pieces ?? []));
  if (differing === undefined || parsed.some(({ faults }) => faults.length > 0)) return;
  bench.findings.push({
    code: 'TEMPLATE_SLOT',
    path: [...path, differing.locale],
    value: text[differing.locale],
    detail: 'the languages of a text use different slots',
    next: 'Use the same slots in both: else one of them tells less.',
  });
}
