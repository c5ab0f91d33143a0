import { formatMonth } from '#src/core/calendar-date.ts';
import type { Library } from '#src/core/library.ts';
import type { Locale } from '#src/core/locale.ts';
import { formatPeriod, type Period, windowKey } from '#src/core/period.ts';
import type { Wording } from './wordings.ts';

interface WindowSpeech {
  readonly locale: Locale;
  readonly wording: Wording;
  readonly library: Library;
}

function exampleOf(key: string, library: Library): Period | undefined {
  const periods = library.latest?.figures.map(({ period }) => period) ?? [];
  return periods.find((period) => windowKey(period) === key);
}

/** A window by its key in words, with the dates that the newest report gives it: "since the low", "Aug 2025". */
export function formatWindow(key: string, { locale, wording, library }: WindowSpeech): string {
  // Some figures of the common window state its date and others do not: its name alone claims nothing.
  if (key === 'since_low') return wording.get('window.since_low') ?? key;
  const example = exampleOf(key, library);
  if (example !== undefined) return formatPeriod(example, locale);
  if (key.startsWith('month:')) return formatMonth(key.slice('month:'.length), locale);
  if (key.startsWith('ytd:')) return `${key.slice('ytd:'.length)} ${wording.get('window.ytd') ?? ''}`.trim();
  return key;
}
