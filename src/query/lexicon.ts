import type { Catalogue } from '#src/core/catalogue.ts';
import type { CharacterPairs, LexiconEntry } from './lexicon-entry.ts';
import { type Meaning, parseMeaning } from './meaning.ts';
import { firstToken, phraseTokens } from './phrase-tokens.ts';
import { createSpelling, type Spelling } from './spelling.ts';
import type { Token } from './tokens.ts';

/** A phrase of the lexicon found in a question: what it means and how many tokens it takes. */
export interface FoundPhrase {
  readonly meaning: Meaning;
  readonly length: number;
}

/** Every phrase the bot understands, of all languages, ready to cover a question with. */
export interface Lexicon {
  readonly pairs: CharacterPairs;
  /** How many phrases the files hold. */
  readonly size: number;
  /** The phrases that start at a token, shortest first. None runs across punctuation. */
  phrasesAt(tokens: readonly Token[], at: number): readonly FoundPhrase[];
  spelling(): Spelling;
}

/** What a lexicon is made from. */
export interface LexiconParts {
  readonly entries: readonly LexiconEntry[];
  readonly pairs: CharacterPairs;
  readonly catalogue: Catalogue;
}

interface TrieNode {
  meaning: Meaning | undefined;
  readonly next: Map<string, TrieNode>;
}

function createNode(): TrieNode {
  return { meaning: undefined, next: new Map() };
}

/** What each of the files' texts means, read once a text. `undefined` for a meaning that does not exist. */
export function createMeanings({ catalogue }: LexiconParts): (text: string) => Meaning | undefined {
  const known = new Map<string, Meaning | undefined>();
  return (text) => {
    if (!known.has(text))
      known.set(
        text,
        parseMeaning(
          text,
          (id) => catalogue.segments.has(id),
          (id) => catalogue.metrics.has(id),
        ),
      );
    return known.get(text);
  };
}

function insert(root: TrieNode, tokens: readonly string[], meaning: Meaning): void {
  let node = root;
  for (const token of tokens) {
    let next = node.next.get(token);
    if (next === undefined) {
      next = createNode();
      node.next.set(token, next);
    }
    node = next;
  }
  node.meaning ??= meaning;
}

const WORD = /^\p{L}/u;

/** Words of named things weigh more in spelling correction than filler: a slip near both is taken for the name. */
function countWords(
  parts: LexiconParts,
  meaningOf: (text: string) => Meaning | undefined,
): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const { phrase, means } of parts.entries) {
    const meaning = meaningOf(means)?.class;
    const weight = meaning === 'harmless' || meaning === 'chat' ? 1 : 2;
    for (const token of phraseTokens(phrase, parts.pairs)) {
      if (WORD.test(token)) words.set(token, Math.max(weight, words.get(token) ?? 0));
    }
  }
  return words;
}

/**
 * Makes the phrases ready. The trie below a first token grows when a question first has that token, and the list for
 * spelling when a word is first unknown: most of the tens of thousands of phrases are not needed for any one question.
 *
 * Where a phrase has two meanings the first one holds; `checkLexicon` says so.
 */
export function createLexicon(parts: LexiconParts): Lexicon {
  const meaningOf = createMeanings(parts);
  const waiting = new Map<string, LexiconEntry[]>();
  for (const entry of parts.entries) {
    const first = firstToken(entry.phrase, parts.pairs);
    const list = waiting.get(first);
    if (list === undefined) waiting.set(first, [entry]);
    else list.push(entry);
  }
  const roots = new Map<string, TrieNode>();
  let spelling: Spelling | undefined;

  function rootOf(first: string): TrieNode | undefined {
    const entries = waiting.get(first);
    if (entries === undefined) return roots.get(first);
    const root = createNode();
    for (const { phrase, means } of entries) {
      const meaning = meaningOf(means);
      if (meaning !== undefined) insert(root, phraseTokens(phrase, parts.pairs), meaning);
    }
    waiting.delete(first);
    roots.set(first, root);
    return root;
  }

  function phrasesAt(tokens: readonly Token[], at: number): FoundPhrase[] {
    const found: FoundPhrase[] = [];
    let node = rootOf(tokens[at]?.text ?? '');
    for (let place = at; node !== undefined && place < tokens.length; place += 1) {
      if (place > at && tokens[place]?.broken === true) break;
      node = node.next.get(tokens[place]?.text ?? '');
      if (node?.meaning !== undefined) found.push({ meaning: node.meaning, length: place - at + 1 });
    }
    return found;
  }

  return {
    pairs: parts.pairs,
    size: parts.entries.length,
    phrasesAt,
    spelling: () => {
      spelling ??= createSpelling(countWords(parts, meaningOf));
      return spelling;
    },
  };
}
