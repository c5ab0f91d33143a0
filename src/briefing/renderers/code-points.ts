const ELLIPSIS = '…';
/** Code units that may be given up to end at a word. Where the last space is further away, the text is hardly made of words. */
const LONGEST_WORD = 24;
const CONTINUES_NUMBER = /^[\d.,%]/;
const NUMBER_AT_END = /[\d.,%+−$-]+$/u;

/** Code points of a text: what Slack counts. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * The text within `most` code points. A longer one ends with "…", after a whole word where there are words, and never in
 * the middle of a number.
 */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most || countCodePoints(text) <= most) return text;
  if (most < 1) return '';
  const points = Array.from(text);
  const head = points.slice(0, most - 1).join('');
  const space = head.lastIndexOf(' ');
  const isCutInWord = points[most - 1] !== ' ';
  if (isCutInWord && space > 0 && head.length - space <= LONGEST_WORD) return head.slice(0, space).trimEnd() + ELLIPSIS;
  const rest = points[most - 1] ?? '';
  const whole = CONTINUES_NUMBER.test(rest) ? head.replace(NUMBER_AT_END, '') : head;
  return whole.trimEnd() + ELLIPSIS;
}
