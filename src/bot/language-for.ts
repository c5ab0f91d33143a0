import { isCanonical } from '#src/core/canonical.ts';
import { type Locale, localeOfText } from '#src/core/locale.ts';
import type { Compliance } from './ports.ts';

/** The workspace's language for words that are in none of ours; `undefined` where they have one, or none is set. */
export async function languageFor(
  workspaceId: string,
  text: string,
  { compliance }: { readonly compliance?: Compliance },
): Promise<Locale | undefined> {
  if (compliance === undefined || isCanonical(text) || localeOfText(text, 'en') === localeOfText(text, 'zh')) {
    return undefined;
  }
  return compliance.languageOf(workspaceId);
}
