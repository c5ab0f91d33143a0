/** Finding phrases in what somebody typed: whole words, whatever their case; Chinese ones need no space around them. */

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/ /g, String.raw`\s+`);
}

const WORD = String.raw`[\p{L}\p{N}]`;

/** A phrase as a pattern: a letter of an alphabet at its edge may not go on in the word beside it. */
function patternOf(phrase: string): string {
  const isHan = (character: string | undefined): boolean => /\p{Script=Han}/u.test(character ?? '');
  const before = isHan(phrase[0]) ? '' : String.raw`(?<!(?!\p{Script=Han})${WORD})`;
  const after = isHan(phrase.at(-1)) || !/[\p{L}\p{N}]$/u.test(phrase) ? '' : String.raw`(?!(?!\p{Script=Han})${WORD})`;
  return `${before}${escaped(phrase)}${after}`;
}

interface Patterns {
  readonly anywhere: RegExp;
  readonly start: RegExp;
  readonly end: RegExp;
  readonly whole: RegExp;
}

const compiled = new WeakMap<readonly string[], Patterns>();

function patternsOf(phrases: readonly string[]): Patterns {
  const known = compiled.get(phrases);
  if (known !== undefined) return known;
  const any = phrases.length === 0 ? '(?!)' : phrases.map(patternOf).join('|');
  const made = {
    anywhere: new RegExp(any, 'iu'),
    start: new RegExp(String.raw`^\s*(?:${any})`, 'iu'),
    end: new RegExp(String.raw`(?:${any})\s*$`, 'iu'),
    whole: new RegExp(`^(?:${any})$`, 'iu'),
  };
  compiled.set(phrases, made);
  return made;
}

/** Blanks at the ends and what people end a command with. */
export function trimmed(text: string): string {
  return text.replace(/^[\s,;:，；：、]+|[\s,;:.!，；：。！、]+$/gu, '').replace(/\s+/g, ' ');
}

/** What stands behind a phrase that the text begins with; `undefined` when it begins with none. */
export function behind(text: string, phrases: readonly string[]): string | undefined {
  const match = patternsOf(phrases).start.exec(text);
  return match === null ? undefined : text.slice(match[0].length);
}

/** What stands before a phrase that the text ends with; `undefined` when it ends with none. */
export function before(text: string, phrases: readonly string[]): string | undefined {
  const match = patternsOf(phrases).end.exec(text);
  return match === null ? undefined : text.slice(0, match.index);
}

/** Whether the text is one of the phrases and nothing else. */
export function isPhrase(text: string, phrases: readonly string[]): boolean {
  return patternsOf(phrases).whole.test(text);
}

/** The text without the first phrase in it; `undefined` when there is none. */
export function without(text: string, phrases: readonly string[]): string | undefined {
  const match = patternsOf(phrases).anywhere.exec(text);
  if (match === null) return undefined;
  return trimmed(`${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`);
}

/** The text without those of the phrases that it begins and ends with, however many. */
export function within(text: string, phrases: readonly string[]): string {
  const { start, end } = patternsOf(phrases);
  const next = trimmed(text.replace(start, '').replace(end, ''));
  return next === text ? text : within(next, phrases);
}

/** The text without any of the phrases. */
export function withoutAny(text: string, phrases: readonly string[]): string {
  const next = without(text, phrases);
  return next === undefined ? trimmed(text) : withoutAny(next, phrases);
}
