/** What somebody wrote in Teams, as they saw it: marks of mentions taken off, entities turned back once. */
import { REQUEST } from './request-limits.ts';
import { hasThreads } from './thread-key.ts';

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

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** A conversation's name as one word behind a mark ("#small-caps-desk"): Teams has none of its own, and names have spaces. */
export function toMark(name: string): string {
  return `#${name
    .normalize('NFKC')
    .trim()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}

/** A mention as it stands in the words: people by their name, channels by their mark. */
function shownOf({ id, text }: Mention): string {
  const name = decoded(text.replace(AT, (_, words: string) => words)).trim();
  return hasThreads(id) ? toMark(name) : name;
}

/** People and channels that are mentioned besides the bot: their ids, by how `toQuestion` shows them. */
export function toMarked(mentions: readonly Mention[], botId: string): ReadonlyMap<string, string> {
  const others = mentions.filter(({ id, text }) => id !== botId && text !== '');
  return new Map(others.map((mention) => [shownOf(mention).normalize('NFKC'), mention.id]));
}

/**
 * The words of a message. The bot's own mention goes; a person's becomes their name, a channel's its mark. A slash in front is a command's and goes too.
 *
 * Longer texts are cut at `REQUEST.question`, which no question that can be read reaches.
 */
export function toQuestion(text: string, mentions: readonly Mention[], botId: string): string {
  // Cut before anything else: work on it must not grow with what somebody sends.
  let words = text.slice(0, REQUEST.question);
  for (const { id, text: mention } of mentions.filter(({ text: mark }) => mark !== '')) {
    if (id === botId) words = words.replaceAll(mention, ' ');
    else if (hasThreads(id)) words = words.replaceAll(mention, () => shownOf({ id, text: mention }));
  }
  const plain = decoded(words.replace(AT, (_, name: string) => name)).trim();
  return /^\/smallcaps\b/i.test(plain) ? plain : plain.replace(/^\/+\s*/, '');
}

/** Whether a message begins with somebody else's name: then people talk to each other. */
export function isToSomebodyElse(text: string, mentions: readonly Mention[], botId: string): boolean {
  const start = text.trimStart();
  return mentions.some((mention) => mention.id !== botId && mention.text !== '' && start.startsWith(mention.text));
}
