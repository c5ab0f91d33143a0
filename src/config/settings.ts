/** Reads config/smallcaps.yaml: what a desk may set without touching code. Read at start only. */
import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';
import { type Checked, type ConfigFolder, readYaml } from './read-yaml.ts';

/** The settings file, from the configuration folder. */
export const SETTINGS_FILE = 'smallcaps.yaml';

const Days = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'is not a whole number of days from 1 to 9999')
  .transform(Number);

const SettingsFile = z.strictObject({
  locale: Locale.default('en'),
  stale_after_days: Days.default(45),
});

/** What is set. */
export interface Settings {
  /** The language of the pages and of answers to questions in neither language. @default 'en' */
  readonly locale: Locale;
  /** Days after its publication from which a report counts as old. @default 45 */
  readonly staleAfterDays: number;
}

/** The settings, with a default for every key that is left out. Codes as `readYaml`. */
export function readSettings(folder: ConfigFolder): Checked<Settings> {
  const read = readYaml(folder, SETTINGS_FILE, SettingsFile);
  if (!read.ok) return read;
  const { locale, stale_after_days: staleAfterDays } = read.value.data;
  return { ok: true, value: { locale, staleAfterDays } };
}
