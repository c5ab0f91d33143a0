/** Words as elements of a card: text runs only, which no client parses. */
import { isBlank, type Run } from '#src/briefing/renderers/runs.ts';
import type { RichTextBlock, TextRun } from './card.ts';
import { literalPieces } from './escape.ts';

/** How a line looks beside what its runs say themselves. */
export interface Look {
  readonly size?: NonNullable<TextRun['size']>;
  readonly isSubtle?: true;
  readonly color?: NonNullable<TextRun['color']>;
  readonly spacing?: NonNullable<RichTextBlock['spacing']>;
  readonly isRight?: boolean;
}

/** Small print. */
export const SMALL = { size: 'Small', isSubtle: true } as const satisfies Look;

function toTextRuns({ text, bold, italic, link }: Run, { size, isSubtle, color }: Look): TextRun[] {
  return literalPieces(text).map((piece) => ({
    type: 'TextRun',
    text: piece,
    ...(size === undefined ? {} : { size }),
    ...(bold ? { weight: 'Bolder' } : {}),
    ...(italic ? { italic: true } : {}),
    ...(isSubtle === undefined ? {} : { isSubtle }),
    ...(color === undefined ? {} : { color }),
    ...(link === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url: link } }),
  }));
}

/** Runs of one style next to each other become one. */
function merged(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (run.text === '') continue;
    const isSame = last !== undefined && last.bold === run.bold && last.italic === run.italic && last.link === run.link;
    if (isSame) {
      all[all.length - 1] = { ...last, text: last.text + run.text };
    } else all.push(run);
  }
  return all;
}

/** The runs as one line; nothing where there is nothing to read. */
export function line(runs: readonly Run[], look: Look = {}): RichTextBlock[] {
  if (isBlank(runs)) return [];
  return [
    {
      type: 'RichTextBlock',
      inlines: merged(runs).flatMap((run) => toTextRuns(run, look)),
      ...(look.spacing === undefined ? {} : { spacing: look.spacing }),
      ...(look.isRight === true ? { horizontalAlignment: 'Right' } : {}),
    },
  ];
}

/** Lines below each other, close together. */
export function lines(all: readonly (readonly Run[])[], look: Look = {}): RichTextBlock[] {
  const [first, ...rest] = all.filter((runs) => !isBlank(runs));
  if (first === undefined) return [];
  return [...line(first, look), ...rest.flatMap((runs) => line(runs, { ...look, spacing: 'Small' }))];
}
