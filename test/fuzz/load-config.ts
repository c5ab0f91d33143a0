import { fileURLToPath } from 'node:url';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { loadKnowledge, toConfigFolder } from '#src/config/knowledge.ts';
import { readLexiconFiles } from '#src/config/lexicon-files.ts';
import { type PhrasesByMeaning, toPhrases } from './lexicon-words.ts';

/** The project's own configuration folder. */
export const CONFIG = fileURLToPath(new URL('../../config', import.meta.url));

/** The project's own reports, lexicon and messages; what is wrong with them is thrown. */
export function loadConfig(): Knowledge {
  const { knowledge, problems } = loadKnowledge(CONFIG);
  if (knowledge === undefined || problems.length > 0) {
    throw new Error(`the configuration has problems:\n${problems.map(({ message }) => message).join('\n')}`);
  }
  return knowledge;
}

/** The phrases of the project's own lexicon. */
export function loadPhrases(): PhrasesByMeaning {
  return toPhrases(readLexiconFiles(toConfigFolder(CONFIG)).entries);
}
