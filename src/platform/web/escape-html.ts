/** Where text becomes HTML: the only file that does, so that nothing foreign reaches a page unescaped. */

/** Keeps the markup of an `Html` out of reach: only this file can make one. */
const MARKUP: unique symbol = Symbol('markup');

/** Markup made by `html` in this program: safe to put into a page as it is. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What may stand in a place of `html`: text (escaped), markup (kept), a list of either, or nothing. */
export type Part = Html | string | number | undefined | readonly Part[];

/** Control characters but tab and line feed, line and paragraph separators, and whatever turns the reading direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ACTIVE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Characters that only format: zero-width spaces and joiners, soft hyphens, fillers, tags, variation selectors. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The text with nothing in it that acts or hides: what is active stands there as U+FFFD, what is invisible is left out,
 * half a surrogate pair becomes U+FFFD. Line feeds and tabs stay.
 */
export function neutralise(text: string): string {
  return text.replaceAll('\r\n', '\n').toWellFormed().replace(ACTIVE, '\ufffd').replace(INVISIBLE, '');
}

/** The text as it may stand in an element or between the quotes of an attribute. */
export function escapeHtml(text: string): string {
  return neutralise(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Markup with values put in: every value that is not itself `Html` is escaped. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  const parts = strings.map((literal, at) => literal + (at < values.length ? toMarkup(values[at]) : ''));
  return { [MARKUP]: parts.join('') };
}

/** A value for a `<script type="application/json">`: nothing in it can end the element. */
export function jsonForScript(value: unknown): Html {
  return { [MARKUP]: JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, toUnicodeEscape) };
}

/** Our own style sheet as an element of a document: nothing in it can end the element. */
export function styleSheet(css: string): Html {
  return { [MARKUP]: `<style>${css.replaceAll('</', '<\\/')}</style>` };
}

/** The markup as text, to be sent. */
export function toMarkup(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return MARKUP in part ? part[MARKUP] : part.map(toMarkup).join('');
}

function toUnicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
