/**
 * Where foreign text becomes inert for Teams: the only file that does.
 *
 * A `TextRun` is literal, but clients put dates and times into it where it has their pattern; every other text is markdown.
 */

import { inertText } from '#src/briefing/inert-text.ts';
import { cutAtWord } from '#src/briefing/renderers/code-points.ts';

/** What clients replace in any text: `{{DATE(...)}}`, `{{TIME(...)}}`. */
const FUNCTION = /(?<=\{)(?=\{)/g;

/** The text in pieces that are shown as they are, one run each: a pattern that clients fill in is parted between its braces. */
export function literalPieces(text: string): readonly string[] {
  return inertText(text)
    .split(FUNCTION)
    .filter((piece) => piece !== '');
}

/** The text for a field that is shown without markup and cannot be parted: a label, a title, the words for a picture. */
export function plainField(text: string, most: number): string {
  return cutAtWord(inertText(text).replaceAll(FUNCTION, ' '), most);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One line of plain text as markdown that shows it: nothing in it mentions, links, formats or becomes a list. */
export function escapeMarkdown(line: string): string {
  return (
    inertText(line)
      .replaceAll(FUNCTION, ' ')
      .replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
      .replaceAll(/[\\`*_~[\]()!|]/g, String.raw`\$&`)
      .replace(/^(\s*)([#+=-])/, String.raw`$1\$2`)
      .replace(/^(\s*\d+)(\.)(?=\s|$)/, String.raw`$1\$2`)
      // Bare addresses become links by themselves, and cannot be escaped.
      .replaceAll('://', ': //')
      .replaceAll(/\bwww\./gi, 'www .')
  );
}

/** The text as one line of a notification, which clients show as it is or as markdown: signs of markup give way to others. */
export function notificationLine(text: string, most: number): string {
  const plain = inertText(text)
    .replaceAll(FUNCTION, ' ')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(/[`*_~\\]/g, ' ')
    .replaceAll('://', ': //')
    .replaceAll(/\s+/g, ' ');
  return cutAtWord(plain.trim(), most);
}
