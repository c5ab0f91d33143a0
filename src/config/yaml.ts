/** YAML text to plain data whose scalars all stay text, with the line of every value. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { type ErrorCode, SmallcapsError } from '#src/core/errors.ts';

/** One line of a text value, and the line of the file that it stands on (from 1). */
export interface TextLine {
  readonly text: string;
  readonly line: number;
}

/** A YAML file's data and where in the file each part of it stands. */
export interface YamlSource {
  /** How the file is called in problems. */
  readonly file: string;
  /** Objects, arrays and strings; null for an empty file. */
  readonly data: unknown;
  /** The line (from 1) of the key or list entry at a path; where the path leads nowhere, of the nearest parent. */
  lineOf(path: readonly PropertyKey[]): number;
  /** The lines of the text at a path: each with its own line in a `|` block, else all with the line it starts on. */
  linesOf(path: readonly PropertyKey[]): readonly TextLine[];
}

/** Data with its places, or every reason why the text is not YAML that we take. */
export type YamlRead =
  | { readonly kind: 'yaml'; readonly source: YamlSource }
  | { readonly kind: 'problems'; readonly problems: readonly SmallcapsError[] };

/** How often aliases may multiply what a file holds. */
const MAX_ALIAS_COUNT = 100;
/** Syntax errors follow from each other: the first few say all. */
const MAX_SYNTAX_PROBLEMS = 5;

const NEXT_BY_YAML_CODE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT:
    'Indent entries of one list or mapping alike, with spaces; close a bracket [ ] or { } that is open above.',
  MISSING_CHAR: 'Add what is missing: a closing quote or bracket, or the colon after a key.',
  MULTIPLE_DOCS: 'Keep one document in a file: remove the lines that hold only "---".',
  BLOCK_AS_IMPLICIT_KEY: 'Indent the line like its neighbours; or quote the value where it holds a colon and a space.',
  NON_STRING_KEY: 'Put the text into quotes: it starts with a bracket.',
};

interface Parsed {
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly counter: LineCounter;
}

function lineAt(counter: LineCounter, offset: number): number {
  return Math.max(counter.linePos(offset).line, 1);
}

function lineOfNode(counter: LineCounter, node: unknown): number | undefined {
  const start = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
  return start === undefined ? undefined : lineAt(counter, start);
}

function syntaxProblem(parsed: Parsed, offset: number, detail: string, next?: string): SmallcapsError {
  const line = lineAt(parsed.counter, offset);
  const value = parsed.text.split('\n')[line - 1]?.trim() ?? '';
  return new SmallcapsError('YAML_SYNTAX', {
    file: parsed.file,
    line,
    value,
    detail,
    ...(next === undefined ? {} : { next }),
  });
}

function syntaxProblems(parsed: Parsed): SmallcapsError[] {
  const faults = [...parsed.document.errors, ...parsed.document.warnings];
  return faults
    .slice(0, MAX_SYNTAX_PROBLEMS)
    .map((fault) =>
      syntaxProblem(parsed, fault.pos[0], `is not valid YAML: ${fault.message}`, NEXT_BY_YAML_CODE[fault.code]),
    );
}

/** Keys that stand twice in one mapping, or that JavaScript would take for something else. The parser's own check is quadratic. */
function keyProblems(parsed: Parsed): SmallcapsError[] {
  const problems: SmallcapsError[] = [];
  const refuse = (code: ErrorCode, line: number, value: string, detail: string): void => {
    problems.push(new SmallcapsError(code, { file: parsed.file, line, value, detail, next: 'Remove or rename it.' }));
  };
  const checkMap = (pairs: readonly Pair<unknown, unknown>[]): void => {
    const firstLines = new Map<string, number>();
    for (const { key, value } of pairs) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = lineOfNode(parsed.counter, key) ?? 1;
      const first = firstLines.get(name);
      if (first !== undefined)
        refuse('ID_TWICE', line, name, `the key stands twice in one mapping, first in line ${first}`);
      else if (name === '__proto__') refuse('VALUE_REFUSED', line, name, 'the key is not one that can be used');
      firstLines.set(name, first ?? line);
      walk(value);
    }
  };
  const walk = (node: unknown): void => {
    if (isMap(node)) checkMap(node.items);
    else if (isSeq(node)) for (const item of node.items) walk(item);
  };
  walk(parsed.document.contents);
  return problems;
}

interface Place {
  readonly node: unknown;
  readonly line: number;
  /** Whether the whole path was found. */
  readonly found: boolean;
}

function step(counter: LineCounter, at: Place, segment: PropertyKey): Place {
  if (isSeq(at.node) && typeof segment === 'number' && segment in at.node.items) {
    const node = at.node.items[segment];
    return { node, line: lineOfNode(counter, node) ?? at.line, found: true };
  }
  const pair = isMap(at.node)
    ? at.node.items.find(({ key }) => isScalar(key) && key.value === String(segment))
    : undefined;
  if (pair === undefined) return { ...at, found: false };
  return { node: pair.value, line: lineOfNode(counter, pair.key) ?? at.line, found: true };
}

function find(parsed: Parsed, path: readonly PropertyKey[]): Place {
  const root: Node | null = parsed.document.contents;
  let place: Place = { node: root, line: lineOfNode(parsed.counter, root) ?? 1, found: true };
  for (const segment of path) {
    place = step(parsed.counter, place, segment);
    if (!place.found) return place;
  }
  return place;
}

function linesOf(parsed: Parsed, path: readonly PropertyKey[]): readonly TextLine[] {
  const { node, found, line } = find(parsed, path);
  if (!found || !isScalar(node)) return [];
  const start = lineOfNode(parsed.counter, node) ?? line;
  const isLiteral = node.type === 'BLOCK_LITERAL';
  // In a `|` block, line for line, the text starts on the line after the bar.
  return String(node.value)
    .split('\n')
    .map((text, index) => ({ text, line: isLiteral ? start + 1 + index : start }));
}

function toSource(parsed: Parsed): YamlSource {
  return {
    file: parsed.file,
    data: parsed.document.toJS({ maxAliasCount: MAX_ALIAS_COUNT }),
    lineOf: (path) => find(parsed, path).line,
    linesOf: (path) => linesOf(parsed, path),
  };
}

function parse(text: string, file: string): YamlRead {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: counter,
  });
  const parsed = { file, text, document, counter };
  const faults = syntaxProblems(parsed);
  const problems = faults.length > 0 ? faults : keyProblems(parsed);
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'yaml', source: toSource(parsed) };
}

/**
 * Parses YAML in which every scalar is text ("7" and "0.50" stay as printed). Never throws.
 *
 * Tags, keys that are not text, keys that stand twice, `__proto__` and aliases that multiply the data are refused.
 *
 * @param file How the file is called in problems.
 * @returns Problems have the codes `YAML_SYNTAX`, `ID_TWICE` and `VALUE_REFUSED`.
 */
export function parseYaml(text: string, file: string): YamlRead {
  try {
    return parse(text, file);
  } catch (cause) {
    // A RangeError is the stack at its end; the other thing that the parser throws is its own limit on aliases.
    const detail =
      cause instanceof RangeError ? 'is nested too deeply' : 'has aliases that cannot be resolved or multiply too much';
    const next = 'Write it out flat, without anchors and aliases.';
    return {
      kind: 'problems',
      problems: [new SmallcapsError('YAML_SYNTAX', { file, line: 1, detail, next }, { cause })],
    };
  }
}
