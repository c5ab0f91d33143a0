/** What somebody wrote in Teams, as they saw it: marks of mentions taken off, entities turned back once. */
import { REQUEST } from './request-limits.ts';

/** A mention in a message: who, and the words that stand for them. */
export interface Mention {
  readonly id: string;
  readonly text: string;
}

const AT = /<at(?:\s[^<>]*)?>([^<>]*)<\/at>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/**
 * The words of a message. The bot's own mention goes; another becomes its name. A slash in front is a command's and goes too.
 *
 * Longer texts are cut at `REQUEST.question`, which no question that can be read reaches.
 */
export function toQuestion(text: string, mentions: readonly Mention[], botId: string): string {
  const own = mentions.filter(({ id, text: words }) => id === botId && words !== '').map(({ text: words }) => words);
  // Cut before anything else: work on it must not grow with what somebody sends.
  let words = text.slice(0, REQUEST.question);
  for (const mention of own) words = words.replaceAll(mention, ' ');
  const plain = words
    .replace(AT, (_, name: string) => name)
    .replace(/&(?:lt|gt|amp|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
  return /^\/smallcaps\b/i.test(plain) ? plain : plain.replace(/^\/+\s*/, '');
}

/** Whether a message begins with somebody else's name: then people talk to each other. */
export function isToSomebodyElse(text: string, mentions: readonly Mention[], botId: string): boolean {
  const start = text.trimStart();
  return mentions.some((mention) => mention.id !== botId && mention.text !== '' && start.startsWith(mention.text));
}
