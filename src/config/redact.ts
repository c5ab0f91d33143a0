/** Strikes secrets out of text: by what they look like, and by what they are. */

/** What stands in a secret's place. */
export const STRUCK = '[redacted]';

interface Rule {
  readonly pattern: RegExp;
  readonly replacement: string;
}

// The patterns run over whole JSON lines: none of them may reach past the quote that ends a string.
const RULES: readonly Rule[] = [
  { pattern: /\b(xox[a-z](?:\.xox[a-z])?|xapp)-[A-Za-z0-9-]+/g, replacement: `$1-${STRUCK}` },
  { pattern: /\bBearer(?:\s+|%20)[A-Za-z0-9._~+/=-]{8,}/gi, replacement: `Bearer ${STRUCK}` },
  { pattern: /\bBasic\s+[A-Za-z0-9+/]{16,}={0,2}/g, replacement: `Basic ${STRUCK}` },
  // scheme://user:password@host, whatever the scheme; up to the last @, for a password may hold one.
  { pattern: /\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@"\\]*):(?:\\.|[^\s"\\])*@/gi, replacement: `$1:${STRUCK}@` },
  { pattern: /(hooks\.slack\.com\/[a-z]+)\/[A-Za-z0-9/_-]+/gi, replacement: `$1/${STRUCK}` },
];

/** The text without anything that looks like a token, a bearer header or a password in a URL, and without the given values. */
export function redactText(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, STRUCK);
  for (const { pattern, replacement } of RULES) clean = clean.replace(pattern, replacement);
  return clean;
}
