/** Reads config/smallcaps.yaml: what a desk may set without touching code. Read at start only. */
import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';
import { DeclaredEntries } from './declared-subscriptions.ts';
import { type Checked, type ConfigFolder, readYaml } from './read-yaml.ts';

/** The settings file, from the configuration folder. */
export const SETTINGS_FILE = 'smallcaps.yaml';

const Days = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'is not a whole number of days from 1 to 9999')
  .transform(Number);

const Hours = z
  .string()
  .regex(/^(?:[1-9]|1\d|2[0-4])$/, 'is not a whole number of hours from 1 to 24')
  .transform(Number);
const Pace = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'is not a whole number of messages from 1 to 9999')
  .transform(Number);

const SettingsFile = z.strictObject({
  locale: Locale.default('en'),
  stale_after_days: Days.default(45),
  threads_kept_days: Days.default(90),
  audit_kept_days: Days.default(365),
  deliveries_kept_days: Days.default(365),
  catch_up_hours: Hours.default(4),
  posts_per_minute: Pace.default(240),
  /** Read with the words of schedules, once those are loaded. */
  subscriptions: DeclaredEntries.default([]),
});

/** What is set. */
export interface Settings {
  /** The language of the pages and of answers to questions in neither language. @default 'en' */
  readonly locale: Locale;
  /** Days after its publication from which a report counts as old. @default 45 */
  readonly staleAfterDays: number;
  /** Days after its last question from which a thread is forgotten. @default 90 */
  readonly threadsKeptDays: number;
  /** Days for which it is kept who asked, shared and exported what. @default 365 */
  readonly auditKeptDays: number;
  /** Days for which it is kept what was delivered, and with which figures. @default 365 */
  readonly deliveriesKeptDays: number;
  /** How many hours late a missed slot of a subscription is still sent. @default 4 */
  readonly catchUpHours: number;
  /** Messages a minute that go out by themselves in one workspace. @default 240 */
  readonly postsPerMinute: number;
}

/** The settings, with a default for every key that is left out. Codes as `readYaml`. */
export function readSettings(folder: ConfigFolder): Checked<Settings> {
  const read = readYaml(folder, SETTINGS_FILE, SettingsFile);
  if (!read.ok) return read;
  const { locale, stale_after_days, threads_kept_days, audit_kept_days, ...rest } = read.value.data;
  const { deliveries_kept_days: deliveriesKeptDays, catch_up_hours, posts_per_minute } = rest;
  const kept = { threadsKeptDays: threads_kept_days, auditKeptDays: audit_kept_days, deliveriesKeptDays };
  const sending = { catchUpHours: catch_up_hours, postsPerMinute: posts_per_minute };
  return { ok: true, value: { locale, staleAfterDays: stale_after_days, ...kept, ...sending } };
}
