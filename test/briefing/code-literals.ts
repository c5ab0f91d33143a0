import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const LISTS_THEMSELVES = ['required-wordings.ts', 'subscription-wordings.ts'];

/** The text of every source file below a folder of `src/`, without comments and without the lists of wordings. */
export function sourceTexts(folder: string): readonly string[] {
  return readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !LISTS_THEMSELVES.some((list) => file.endsWith(list)))
    .map((file) => readFileSync(join(SRC, folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));
}

/** Every string in quotes of a text. */
export function literalsIn(text: string): readonly string[] {
  return [...text.matchAll(/'([^'\n]*)'/g)].map((match) => match[1] ?? '');
}

/** The strings that an expression can come to: itself, or the branches of its conditions. */
function outcomesOf(expression: string): readonly string[] {
  return [...expression.matchAll(/(?:^|[?:])\s*'([a-z_]+)'/g)].map((match) => match[1] ?? '');
}

/** What the first argument of every call of a function can come to, variables called `code` in the same text included. */
export function firstArguments(text: string, name: string): readonly string[] {
  const calls = [...text.matchAll(new RegExp(`\\b${name}\\(\\s*([^,()]+),`, 'g'))].map((match) => match[1] ?? '');
  const variables = calls.includes('code')
    ? [...text.matchAll(/const code = ([^;]+);/g)].map((match) => match[1] ?? '')
    : [];
  return [...new Set([...calls, ...variables].flatMap(outcomesOf))];
}
