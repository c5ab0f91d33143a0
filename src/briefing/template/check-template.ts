import type { Catalogue } from '#src/core/catalogue.ts';
import type { ErrorCode } from '#src/core/errors.ts';
import { LOCALES, type Localised } from '#src/core/locale.ts';
import { UNITS } from '#src/core/unit.ts';
import { parseCondition } from './condition.ts';
import { ANSWER_PARTS } from './parts.ts';
import { parseRef, type Ref, windowOfRef } from './ref.ts';
import { type Piece, parseText } from './slot.ts';
import type { TemplateBlock, TemplateFile } from './template-file.ts';

/** Something to put right in a template: where, what, and what to do. */
export interface TemplateFinding {
  readonly code: ErrorCode;
  readonly path: readonly PropertyKey[];
  readonly value: string;
  readonly detail: string;
  readonly next: string;
}

type Path = readonly PropertyKey[];

interface Bench {
  readonly template: TemplateFile;
  readonly catalogue: Catalogue;
  /** Whether the template is that of an answer. */
  readonly answers: boolean;
  readonly findings: TemplateFinding[];
}

function idsOf(ref: Ref): { readonly metrics: readonly string[]; readonly segments: readonly string[] } {
  switch (ref.kind) {
    case 'figure':
    case 'rest':
      return { metrics: [ref.metric], segments: [ref.segment] };
    case 'gap':
      return { metrics: [ref.metric], segments: [ref.segment, ref.other] };
    case 'rank':
      return { metrics: [ref.metric], segments: [] };
    case 'given':
      return { metrics: [], segments: [] };
  }
}

function checkIds(
  { catalogue, findings }: Bench,
  path: Path,
  ids: { readonly metrics: readonly string[]; readonly segments: readonly string[] },
): void {
  const unknown = (value: string, what: string, file: string): void => {
    findings.push({
      code: 'ID_UNKNOWN',
      path,
      value,
      detail: `the template names a ${what} that the catalogue does not have`,
      next: `Correct it, or add it to config/${file}.`,
    });
  };
  for (const id of ids.metrics) if (!catalogue.metrics.has(id)) unknown(id, 'metric', 'metrics.yaml');
  for (const id of ids.segments) if (!catalogue.segments.has(id)) unknown(id, 'segment', 'segments.yaml');
}

function checkRef(bench: Bench, path: Path, text: string, one: boolean): void {
  const parsed = parseRef(text, bench.template);
  const refuse = (detail: string, next: string): void => {
    bench.findings.push({ code: 'TEMPLATE_SLOT', path, value: text, detail, next });
  };
  if (!parsed.ok) refuse(parsed.detail, parsed.next);
  else if (parsed.field !== 'value')
    refuse('a number is asked for here, not what stands beside it', 'Take off the ending.');
  else if (one && parsed.ref.kind === 'rank' && parsed.ref.place === 'all')
    refuse(WHOLE_RANKING.detail, WHOLE_RANKING.next);
  else checkIds(bench, path, idsOf(parsed.ref));
}

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

const WHOLE_RANKING = {
  detail: 'a ranking is not one number',
  next: 'Add a place: .1 for the first, .last for the last.',
};

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
      checkIds(bench, path, idsOf(piece.ref));
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
    case 'report':
    case 'window':
    case 'today':
      break;
  }
}

function checkText(bench: Bench, path: Path, text: Localised, list?: TemplateBlock['list']): void {
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

function checkBlock(bench: Bench, block: TemplateBlock, path: Path): void {
  const { template, findings } = bench;
  for (const [at, text] of [block.when ?? []].flat().entries()) {
    const place = Array.isArray(block.when) ? [...path, 'when', at] : [...path, 'when'];
    const parsed = parseCondition(text, template, template.cuts);
    if (!parsed.ok)
      findings.push({
        code: 'TEMPLATE_SLOT',
        path: place,
        value: text,
        detail: `when ${parsed.detail}`,
        next: parsed.next,
      });
    else if ('ref' in parsed.condition) checkIds(bench, place, idsOf(parsed.condition.ref));
  }
  for (const key of ['header', 'text', 'strong'] as const) {
    const text = block[key];
    if (text !== undefined) checkText(bench, [...path, key], text);
  }
  if (block.note !== undefined) checkText(bench, [...path, 'note', 'text'], block.note.text);
  checkLists(bench, block, path);
  checkPart(bench, block, path);
}

function checkLists(bench: Bench, block: TemplateBlock, path: Path): void {
  const { list, metrics, chart, table } = block;
  for (const key of ['list', 'statements', 'metrics'] as const) {
    const heading = block[key]?.heading;
    if (heading !== undefined) checkText(bench, [...path, key, 'heading'], heading);
  }
  if (list !== undefined) {
    for (const [at, text] of list.each.entries()) checkRef(bench, [...path, 'list', 'each', at], text, false);
    checkText(bench, [...path, 'list', 'item'], list.item, list);
  }
  for (const [at, text] of (metrics?.of ?? []).entries()) checkRef(bench, [...path, 'metrics', 'of', at], text, true);
  for (const [key, drawn] of Object.entries({ chart, table })) {
    if (drawn === undefined) continue;
    checkIds(bench, [...path, key], { metrics: [drawn.metric], segments: drawn.segments });
  }
  if (chart?.title !== undefined) checkText(bench, [...path, 'chart', 'title'], chart.title);
  if (table !== undefined) checkText(bench, [...path, 'table', 'caption'], table.caption);
  for (const [at, { label, ask }] of (block.actions ?? []).entries()) {
    checkText(bench, [...path, 'actions', at, 'label'], label);
    checkIds(bench, [...path, 'actions', at, 'ask'], ask);
  }
}

function checkPart({ answers, findings }: Bench, { part }: TemplateBlock, path: Path): void {
  if (part === undefined || answers || !ANSWER_PARTS.some((name) => name === part)) return;
  findings.push({
    code: 'TEMPLATE_SLOT',
    path: [...path, 'part'],
    value: part,
    detail: 'this part belongs to answers, and the template is not that of an answer',
    next: 'Use it in a file whose name starts with answer-.',
  });
}

function checkGiven(bench: Bench): void {
  for (const [name, { figure, value, unit, text }] of Object.entries(bench.template.given)) {
    const path = ['given', name];
    if (figure !== undefined) checkRef({ ...bench, template: { ...bench.template, given: {} } }, path, figure, true);
    const kinds = [figure, value, text].filter((part) => part !== undefined).length;
    const badUnit =
      (value === undefined) !== (unit === undefined) || (unit !== undefined && !UNITS.some((id) => id === unit));
    if (kinds === 1 && !badUnit) continue;
    bench.findings.push({
      code: 'VALUE_REFUSED',
      path,
      value: name,
      detail: 'an example must be one figure, one value with its unit, or one text',
      next: `Keep one of them. Units: ${UNITS.join(', ')}.`,
    });
  }
}

/** Every fault of a template beyond its shape. An empty list means that it can be filled from any report. */
export function checkTemplate(
  template: TemplateFile,
  catalogue: Catalogue,
  answers: boolean,
): readonly TemplateFinding[] {
  const bench: Bench = { template, catalogue, answers, findings: [] };
  for (const [name, text] of Object.entries(template.names)) {
    const builtIns = { ...bench, template: { ...template, names: {}, given: {} } };
    checkRef(builtIns, ['names', name], text, true);
  }
  checkGiven(bench);
  for (const [at, text] of template.quote.entries()) checkRef(bench, ['quote', at], text, true);
  for (const [at, block] of template.blocks.entries()) checkBlock(bench, block, ['blocks', at]);
  return bench.findings;
}
