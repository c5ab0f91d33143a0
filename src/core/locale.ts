import { z } from 'zod';

/** Languages the bot answers in. Adding one: a message catalogue, a lexicon folder, labels in the catalogue files, a case in `format-num.ts`. */
export const LOCALES = ['en', 'zh'] as const;

export const Locale = z.enum(LOCALES);
export type Locale = z.infer<typeof Locale>;

/** A text in every language of the bot. */
export const Localised = z.strictObject(
  { en: z.string().min(1), zh: z.string().min(1) },
  { error: (issue) => (issue.code === 'invalid_type' ? 'must be in both languages: { en: …, zh: … }' : undefined) },
);
export type Localised = z.infer<typeof Localised>;

/** The language of words, by their letters: Chinese characters, else Latin ones. `otherwise` where there are neither. */
export function localeOfText(text: string, otherwise: Locale): Locale {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{Script=Latin}/u.test(text) ? 'en' : otherwise;
}
