/**
 * Text that can do nothing but be read: control characters (terminal escapes), bidirectional overrides, zero-width, filler
 * and unassigned characters are taken out, line breaks become spaces.
 */
export function inertText(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '');
}
