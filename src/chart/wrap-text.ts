/** Breaks a text into lines that fit. Nothing is cut: what has no place to break is broken between characters. */
import type { TextMeasure, TextStyle } from './text-measure.ts';

/** Chinese is broken between any two characters, but no line starts with what closes or ends with what opens. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const CLOSES = /^[\s，。、；：？！）》」』】％%”’)\]},.;:?!]/u;
const OPENS = /[（《「『【“‘([{]$/u;

/** Where a line may end: pieces that stay whole, in order, with the space that follows them. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    const wide = WIDE.test(character) || WIDE.test(piece.slice(-1));
    const breaks = /[ ]$/.test(piece) || (wide && !CLOSES.test(character) && !OPENS.test(piece));
    if (piece !== '' && breaks) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** How many characters of a text fit; at least one. */
function fitting(characters: readonly string[], fits: (text: string) => boolean): number {
  let count = 1;
  while (count < characters.length && fits(characters.slice(0, count + 1).join(''))) count += 1;
  return count;
}

/**
 * The lines of a text, each at most `width` CSS pixels wide; a character alone may be wider. No lines for an empty text.
 */
export function wrapText(text: string, width: number, style: TextStyle, measure: TextMeasure): readonly string[] {
  const fits = (line: string): boolean => measure.width(line.trimEnd(), style) <= width;
  const whole = text.trim();
  if (whole === '' || fits(whole)) return whole === '' ? [] : [whole];
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(whole)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const rest = [...piece];
    while (!fits(rest.join('')) && rest.length > 1) lines.push(rest.splice(0, fitting(rest, fits)).join(''));
    line = rest.join('');
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

const STEPS = 8;

/** The same number of lines, as even as may be: a title's last line is not one word alone. */
export function balance(
  text: string,
  lines: readonly string[],
  style: TextStyle,
  measure: TextMeasure,
): readonly string[] {
  if (lines.length < 2) return lines;
  let best = lines;
  let fits = Math.max(...lines.map((line) => measure.width(line, style)));
  let tooNarrow = fits / 2;
  for (let step = 0; step < STEPS; step += 1) {
    const width = (fits + tooNarrow) / 2;
    const tried = wrapText(text, width, style, measure);
    if (tried.length > lines.length) {
      tooNarrow = width;
    } else {
      best = tried;
      fits = width;
    }
  }
  return best;
}
