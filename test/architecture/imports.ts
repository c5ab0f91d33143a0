/** File path from the top of the repository, with `/` -> its text. */
export type Files = ReadonlyMap<string, string>;

/** Static and dynamic imports, re-exports, and imports in types; only where the specifier is a literal. */
const SPECIFIERS = [
  /^\s*(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g,
];

/** What a file imports, as it is written there. Types count. */
export function importsOf(text: string): readonly string[] {
  const code = withoutComments(text);
  return SPECIFIERS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** Blanks comments that stand alone on their lines, so that examples in docstrings import nothing. */
export function withoutComments(text: string): string {
  return text.replace(/^[ \t]*\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ''));
}

/**
 * The file of this repository that an import means.
 *
 * @returns `undefined` for a package or a `node:` module.
 */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return undefined;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

/** Import cycles, each as the sorted files of one knot (Tarjan's strongly connected components). */
export function findCycles(files: Files): readonly (readonly string[])[] {
  const low = new Map<string, number>();
  const stack: string[] = [];
  const knots: string[][] = [];

  /** Lowest visit number that can be reached and is still on the stack; infinite once the file's knot is known. */
  function visit(file: string): number {
    const mine = low.size;
    low.set(file, mine);
    stack.push(file);
    const targets = targetsOf(files, file);
    const lowest = targets.reduce((least, target) => Math.min(least, low.get(target) ?? visit(target)), mine);
    low.set(file, lowest);
    if (lowest < mine) return lowest;

    const knot = stack.splice(stack.indexOf(file));
    for (const member of knot) low.set(member, Number.POSITIVE_INFINITY);
    if (knot.length > 1 || targets.includes(file)) knots.push(knot.sort());
    return Number.POSITIVE_INFINITY;
  }

  for (const file of files.keys()) if (!low.has(file)) visit(file);
  return knots;
}

function targetsOf(files: Files, file: string): readonly string[] {
  return importsOf(files.get(file) ?? '')
    .map((specifier) => resolveImport(file, specifier))
    .filter((target): target is string => target !== undefined && files.has(target));
}
