/** How wide the columns of a table are: so that on a narrow phone no word is broken, and no number. */
import type { Run } from '#src/briefing/renderers/runs.ts';
import { FONT, widestPiece, widthOfText } from './text-width.ts';

/** What a card has on the narrowest phone, 320 pixels less its padding, and what stands between two columns [renderer]. */
const ROOM = { width: 288, between: 8 } as const;
/** Between two numbers that stand side by side, in pixels [renderer]. */
const METRIC_GAP = 8;
/** Room that a column asks for at most, in pixels: longer texts are broken into lines. */
const MOST = 200;

/** A column as the lines of its cells, its heading first. */
export type ColumnLines = readonly (readonly Run[])[];

function roomFor(columns: number): number {
  return ROOM.width - ROOM.between * (columns - 1);
}

function leastOf(lines: ColumnLines): number {
  return Math.max(1, ...lines.map((runs) => widestPiece(runs)));
}

function wantedBy(lines: ColumnLines): number {
  const widths = lines.map((runs) =>
    runs.reduce((sum, { text, bold }) => sum + widthOfText(text, { size: FONT.Default, bold }), 0),
  );
  return Math.min(MOST, Math.max(1, ...widths));
}

/** Whether the columns stand side by side on a phone with every word and number whole. */
export function fitsPhone(columns: readonly ColumnLines[]): boolean {
  return columns.reduce((sum, lines) => sum + leastOf(lines), 0) <= roomFor(columns.length);
}

/** Whether pieces of these widths, in pixels, stand side by side on a phone in columns of one width. */
export function fitsSideBySide(widths: readonly number[]): boolean {
  const gaps = METRIC_GAP * (widths.length - 1);
  return Math.max(...widths) <= (ROOM.width - gaps) / widths.length;
}

/** Shares of the width, whole and from 1: what each column needs, and what is left by how much more each asks for. */
export function columnWidths(columns: readonly ColumnLines[]): readonly number[] {
  const least = columns.map(leastOf);
  const more = columns.map((lines, at) => Math.max(0, wantedBy(lines) - (least[at] ?? 0)));
  const spare = Math.max(0, roomFor(columns.length) - least.reduce((sum, each) => sum + each, 0));
  const asked = more.reduce((sum, each) => sum + each, 0);
  return least.map((each, at) =>
    Math.round(each + (asked === 0 ? spare / columns.length : (spare * (more[at] ?? 0)) / asked)),
  );
}
