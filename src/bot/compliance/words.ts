import type { Locale } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Withheld } from '../ports.ts';

/** A text of the catalogue with texts in its slots. */
export function sayIn(
  { wordings }: Pick<Knowledge, 'wordings'>,
  locale: Locale,
  key: string,
  slots: Readonly<Record<string, string>> = {},
): string {
  const text = wordings[locale].get(key) ?? key;
  return text.replaceAll(/\{([a-z_]+)\}/g, (_, name: string) => slots[name] ?? '');
}

/** A text as a block of its own. */
export function paragraph(text: string): Block {
  return { type: 'paragraph', spans: [{ type: 'text', text }] };
}

/** A text as a message. */
export function messageOf(locale: Locale, text: string): Message {
  return { locale, blocks: [paragraph(text)] };
}

const WITHHELD: Readonly<Record<Withheld, string>> = {
  outsiders: 'compliance.outsiders',
  guest: 'compliance.guest',
  unsaid: 'compliance.unsaid',
  asked: 'compliance.asked',
  nobody: 'compliance.nobody',
};

/** Why something is kept back, for the person who wanted it. */
export function sayWithheld(why: Withheld, locale: Locale, knowledge: Pick<Knowledge, 'wordings'>): string {
  return sayIn(knowledge, locale, WITHHELD[why]);
}
