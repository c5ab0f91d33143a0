import type { Catalogue } from '#src/core/catalogue.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import type { CharacterPairs, LexiconEntry } from './lexicon-entry.ts';
import { type Meaning, parseMeaning } from './meaning.ts';
import { createSpelling, type Spelling } from './spelling.ts';
import { toTokens } from './tokens.ts';

/** A node of the phrase trie: what the tokens so far mean, and where the next token leads. */
export interface TrieNode {
  meaning: Meaning | undefined;
  readonly next: Map<string, TrieNode>;
}

/** Every phrase the bot understands, of all languages, ready to cover a question with. */
export interface Lexicon {
  readonly root: TrieNode;
  readonly pairs: CharacterPairs;
  readonly spelling: Spelling;
  /** How many phrases there are. */
  readonly size: number;
}

function createNode(): TrieNode {
  return { meaning: undefined, next: new Map() };
}

function isSame(a: Meaning, b: Meaning): boolean {
  return a.class === b.class && a.value === b.value;
}

interface Builder {
  readonly root: TrieNode;
  readonly words: Map<string, number>;
  readonly firstUse: Map<TrieNode, LexiconEntry>;
  readonly problems: SmallcapsError[];
  size: number;
}

function refuse(builder: Builder, code: 'PHRASE_TWICE' | 'ID_UNKNOWN' | 'VALUE_REFUSED', entry: LexiconEntry, detail: string): void {
  const value = code === 'ID_UNKNOWN' ? entry.means : entry.phrase;
  builder.problems.push(new SmallcapsError(code, { file: entry.file, line: entry.line, value, detail }));
}

const LATIN_PHRASE = /^[a-z]+(?: [a-z]+)*$/;
const HAN_PHRASE = /^\p{Script=Han}+$/u;

/** The token texts of a phrase. Plain words and plain Han need none of what a question needs: the lexicon has tens of thousands. */
function phraseTokens(phrase: string, pairs: CharacterPairs): readonly string[] {
  if (LATIN_PHRASE.test(phrase)) return phrase.split(' ');
  if (HAN_PHRASE.test(phrase)) return [...phrase].map((character) => pairs.get(character) ?? character);
  return toTokens(phrase, pairs).map(({ text }) => text);
}

const WORD = /^\p{L}/u;

function insert(builder: Builder, entry: LexiconEntry, meaning: Meaning, pairs: CharacterPairs): void {
  const tokens = phraseTokens(entry.phrase, pairs);
  if (tokens.length === 0) return refuse(builder, 'VALUE_REFUSED', entry, 'a phrase has no letters or digits');
  let node = builder.root;
  for (const token of tokens) {
    let next = node.next.get(token);
    if (next === undefined) {
      next = createNode();
      node.next.set(token, next);
    }
    node = next;
    if (WORD.test(token)) countWord(builder.words, token, meaning);
  }
  const before = builder.firstUse.get(node);
  if (node.meaning !== undefined && !isSame(node.meaning, meaning)) {
    return refuse(builder, 'PHRASE_TWICE', entry, `the phrase also means ${before?.means} (${before?.file}:${before?.line})`);
  }
  if (node.meaning === undefined) builder.size += 1;
  node.meaning = meaning;
  if (before === undefined) builder.firstUse.set(node, entry);
}

/** Words of named things weigh more in spelling correction than filler: a slip near both is taken for the name. */
function countWord(words: Map<string, number>, word: string, meaning: Meaning): void {
  const weight = meaning.class === 'harmless' ? 1 : 2;
  words.set(word, Math.max(weight, words.get(word) ?? 0));
}

/**
 * Compiles the phrases into one trie.
 *
 * @returns the lexicon of all phrases that are good, and a problem (file, line, value) for each that is not:
 * `ID_UNKNOWN` for a meaning that does not exist, `PHRASE_TWICE` for a phrase with two meanings, `VALUE_REFUSED` for an empty one.
 */
export function createLexicon(parts: {
  readonly entries: readonly LexiconEntry[];
  readonly pairs: CharacterPairs;
  readonly catalogue: Catalogue;
}): { readonly lexicon: Lexicon; readonly problems: readonly SmallcapsError[] } {
  const builder: Builder = { root: createNode(), words: new Map(), firstUse: new Map(), problems: [], size: 0 };
  const { segments, metrics } = parts.catalogue;
  const meanings = new Map<string, Meaning | undefined>();
  for (const entry of parts.entries) {
    if (!meanings.has(entry.means)) {
      meanings.set(entry.means, parseMeaning(entry.means, (id) => segments.has(id), (id) => metrics.has(id)));
    }
    const meaning = meanings.get(entry.means);
    if (meaning === undefined) refuse(builder, 'ID_UNKNOWN', entry, 'a group of the lexicon has a meaning that does not exist');
    else insert(builder, entry, meaning, parts.pairs);
  }
  const lexicon = { root: builder.root, pairs: parts.pairs, spelling: createSpelling(builder.words), size: builder.size };
  return { lexicon, problems: builder.problems };
}
