/** Reads the words that schedules are said in: days, times and the names of time zones, in every language. */
import type { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import {
  checkScheduleLexicon,
  createScheduleLexicon,
  type ScheduleEntry,
  type ScheduleLexicon,
} from '#src/schedule/lexicon.ts';
import { readGroups, SCHEDULE_FILES } from './lexicon-files.ts';
import type { Checked, ConfigFolder } from './read-yaml.ts';

function readEntries(folder: ConfigFolder, file: string, locale: Locale): Checked<readonly ScheduleEntry[]> {
  const read = readGroups(folder, file);
  if (!read.ok) return read;
  const entries = read.value.flatMap(({ means, lines }) =>
    lines.phrases.flatMap(({ text, line }) =>
      text
        .split(';')
        .map((phrase) => ({ phrase: phrase.trim(), means, locale, file: `${folder.name}/${file}`, line }))
        .filter(({ phrase }) => phrase !== ''),
    ),
  );
  return { ok: true, value: entries };
}

/**
 * The words for schedules.
 *
 * @param read What characters are read as, from the lexicon of questions; and whether the phrases are checked.
 * @returns Problems have the codes of `readYaml` and of `checkScheduleLexicon`.
 */
export function readScheduleLexicon(
  folder: ConfigFolder,
  { pairs, isChecked }: { readonly pairs: ReadonlyMap<string, string>; readonly isChecked: boolean },
): Checked<ScheduleLexicon> {
  const reads = LOCALES.flatMap((locale) => SCHEDULE_FILES[locale].map((file) => readEntries(folder, file, locale)));
  const entries = reads.flatMap((read) => (read.ok ? read.value : []));
  const problems: readonly SmallcapsError[] = [
    ...reads.flatMap((read) => (read.ok ? [] : read.problems)),
    ...(isChecked ? checkScheduleLexicon(entries, pairs) : []),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: createScheduleLexicon(entries, pairs) };
}
