/** Reads config/messages: every text the bot says, in every language, against the list of those it needs. */
import { z } from 'zod';
import { slotsOf, type Wordings } from '#src/briefing/wordings.ts';
import type { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import { type Checked, type ConfigFolder, problemAt, readYaml, type Sourced } from './read-yaml.ts';

const MessagesFile = z.record(z.string(), z.string().min(1));
type Messages = Sourced<z.infer<typeof MessagesFile>>;

/** Which slots each text may use, by key. */
export type RequiredWordings = Readonly<Record<string, readonly string[]>>;

/** The files of the messages, from the configuration folder. */
export const MESSAGE_FILES: Readonly<Record<Locale, string>> = { en: 'messages/en.yaml', zh: 'messages/zh.yaml' };

function mismatch(
  { source }: Messages,
  key: string,
  problem: { value?: string; detail: string; next?: string },
): SmallcapsError {
  return problemAt(source, [key], { code: 'WORDING_MISMATCH', ...problem });
}

function checkKeys(messages: Messages, required: RequiredWordings): SmallcapsError[] {
  const missing = Object.keys(required).filter((key) => !Object.hasOwn(messages.data, key));
  const unknown = Object.keys(messages.data).filter((key) => !Object.hasOwn(required, key));
  return [
    ...missing.map((key) =>
      mismatch(messages, key, { value: key, detail: 'a text is missing', next: `Add the line "${key}: ...".` }),
    ),
    ...unknown.map((key) =>
      mismatch(messages, key, {
        value: key,
        detail: 'the key is not one that the bot uses',
        next: 'Remove it, or correct its spelling.',
      }),
    ),
  ];
}

/** What is left of a text without its slots may hold no brace: "{Value}" would be shown as it stands. */
function strayBrace(text: string): string | undefined {
  return /[{}][^{}]*[{}]?/.exec(text.replace(/\{[a-z_]+\}/g, ''))?.[0];
}

function checkSlots(messages: Messages, key: string, text: string, allowed: readonly string[]): SmallcapsError[] {
  const stray = strayBrace(text);
  const braces =
    stray === undefined
      ? []
      : [
          mismatch(messages, key, {
            value: stray,
            detail: `${key} has a brace that is no slot`,
            next: 'Write a slot as {name}, in small letters.',
          }),
        ];
  const next =
    allowed.length === 0
      ? 'This text is given no slots.'
      : `It is given ${allowed.map((slot) => `{${slot}}`).join(', ')}.`;
  const unknown = [...new Set(slotsOf(text))].filter((slot) => !allowed.includes(slot));
  return [
    ...braces,
    ...unknown.map((slot) =>
      mismatch(messages, key, { value: `{${slot}}`, detail: `${key} uses a slot that it is not given`, next }),
    ),
  ];
}

/** Texts that use other slots than the first language's: one of the two tells less. */
function checkAgainst(first: Messages, other: Messages): SmallcapsError[] {
  return Object.entries(other.data).flatMap(([key, text]) => {
    const base = Object.hasOwn(first.data, key) ? first.data[key] : undefined;
    if (base === undefined) return [];
    const [wanted, used] = [slotsOf(base), slotsOf(text)];
    const differing = [...new Set([...wanted, ...used])].filter(
      (slot) => wanted.includes(slot) !== used.includes(slot),
    );
    if (differing.length === 0) return [];
    const place = `${first.source.file}:${first.source.lineOf([key])}`;
    const value = differing.map((slot) => `{${slot}}`).join(', ');
    return [
      mismatch(other, key, {
        value,
        detail: `${key} uses other slots than ${place}`,
        next: 'Use the same slots in both.',
      }),
    ];
  });
}

/**
 * Reads the messages of every language.
 *
 * @param required Keys and the slots that each is given.
 * @returns Problems have the codes of `readYaml`, and `WORDING_MISMATCH`.
 */
export function readWordings(folder: ConfigFolder, required: RequiredWordings): Checked<Wordings> {
  const reads = LOCALES.map((locale) => readYaml(folder, MESSAGE_FILES[locale], MessagesFile));
  const good = reads.flatMap((read) => (read.ok ? [read.value] : []));
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  for (const messages of good) {
    problems.push(...checkKeys(messages, required));
    for (const [key, text] of Object.entries(messages.data)) {
      if (Object.hasOwn(required, key)) problems.push(...checkSlots(messages, key, text, required[key] ?? []));
    }
  }
  const [first, ...others] = good;
  if (first !== undefined) problems.push(...others.flatMap((other) => checkAgainst(first, other)));
  const [en, zh] = good;
  if (problems.length > 0 || en === undefined || zh === undefined) return { ok: false, problems };
  return { ok: true, value: { en: new Map(Object.entries(en.data)), zh: new Map(Object.entries(zh.data)) } };
}
