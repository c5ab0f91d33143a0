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
  const same = periods.filter((period) => windowKey(period) === key);
  return same.find((period) => period.kind !== 'since_low' || period.anchorStated) ?? same[0];
}

/** A window by its key in words, with the dates that the newest report gives it: "since the 8 Apr 2025 low", "Aug 2025". */
export function formatWindow(key: string, { locale, wording, library }: WindowSpeech): string {
  const example = exampleOf(key, library);
  if (example !== undefined) return formatPeriod(example, locale);
  if (key.startsWith('month:')) return formatMonth(key.slice('month:'.length), locale);
  if (key.startsWith('ytd:')) return `${key.slice('ytd:'.length)} ${wording.get('window.ytd') ?? ''}`.trim();
  return wording.get('window.since_low') ?? key;
}
