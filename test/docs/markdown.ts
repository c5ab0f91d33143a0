/** A fenced block: its language, and its text without the indent of the fence. */
export interface Fence {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a Markdown text, in order. */
export function fencesOf(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(/^( *)```(\w+)\n(.*?)\n\1```$/gms)].map(([, indent = '', language = '', body = '']) => ({
    language,
    text: body
      .split('\n')
      .map((line) => line.slice(line.startsWith(indent) ? indent.length : 0))
      .join('\n'),
  }));
}

/** The rows of the table whose head has these cells, without head and rule; fails when there is none. */
export function rowsOf(markdown: string, head: readonly string[]): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const start = lines.indexOf(`| ${head.join(' | ')} |`);
  if (start < 0) throw new Error(`there is no table ${head.join(', ')}`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.slice(2, -2).split(' | '));
}

/** What stands between backticks. */
export function codesOf(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/** The targets of links and pictures. */
export function targetsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The text as it is outside of fenced blocks. */
export function withoutFences(markdown: string): string {
  return markdown.replace(/^( *)```\w+\n.*?\n\1```$/gms, '');
}

/**
 * The pieces of a shortened quotation that do not stand in a text in this order. A line is a piece; `…` in it parts it in two.
 */
export function missingPieces(quotation: string, text: string): readonly string[] {
  const missing: string[] = [];
  let from = 0;
  for (const piece of quotation.split(/…|\n/).map((part) => part.trim())) {
    if (piece === '') continue;
    const at = text.indexOf(piece, from);
    if (at < 0) missing.push(piece);
    else from = at + piece.length;
  }
  return missing;
}
