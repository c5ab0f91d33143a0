/** Reads the subscriptions that config/smallcaps.yaml declares, with what their words mean. */
import { z } from 'zod';
import { type DeclaredSubscription, TRIGGERS } from '#src/bot/ports.ts';
import { type ErrorDetails, SmallcapsError } from '#src/core/errors.ts';
import { Locale } from '#src/core/locale.ts';
import type { ScheduleLexicon } from '#src/schedule/lexicon.ts';
import { CalendarRule } from '#src/schedule/schedule.ts';
import { readSchedule } from '#src/schedule/words.ts';
import { toZoneId } from '#src/schedule/zone.ts';
import { type Checked, type ConfigFolder, problemAt, readYaml, type Sourced } from './read-yaml.ts';

const Words = z.string().min(1).max(300);
const Entry = z
  .strictObject({
    /** Told apart by it from start to start. */
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'is not a name (small letters, digits and -)'),
    workspace: z
      .string()
      .regex(/^(?:slack|teams):\S{1,100}$/, 'is not a workspace as slack:T0123, or teams: and the id of a tenant')
      // Ids of tenants are written in either case, and kept in small letters.
      .transform((id) => (id.startsWith('teams:') ? id.toLowerCase() : id)),
    channel: z.string().regex(/^\S{1,200}$/),
    owner: z.string().regex(/^\S{1,200}$/),
    template: Words.optional(),
    cut: Words.optional(),
    question: Words.optional(),
    when: Words,
    zone: Words.optional(),
    calendar: CalendarRule.optional(),
    trigger: z.enum(TRIGGERS).default('every-slot'),
    locale: Locale.default('en'),
  })
  .refine(({ template, question }) => (template === undefined) !== (question === undefined), {
    message: 'has not exactly one of template and question',
  });
type Entry = z.infer<typeof Entry>;

export const DeclaredEntries = z.array(Entry);

const FILE = 'smallcaps.yaml';
/** The file's other keys are read with the settings. */
const DeclaringFile = z.looseObject({ subscriptions: DeclaredEntries.default([]) });
type Declaring = Sourced<z.infer<typeof DeclaringFile>>;

function refuse({ source }: Declaring, at: number, key: keyof Entry, problem: ErrorDetails): SmallcapsError {
  return problemAt(source, ['subscriptions', at, key], { code: 'VALUE_REFUSED', ...problem });
}

function readEntry(
  entry: Entry,
  at: number,
  file: Declaring,
  lexicon: ScheduleLexicon,
): DeclaredSubscription | SmallcapsError {
  const { name, workspace: workspaceId, channel: target, owner, trigger, locale, when, calendar } = entry;
  const zone = entry.zone === undefined ? undefined : toZoneId(entry.zone);
  if (entry.zone !== undefined && zone === undefined) {
    return refuse(file, at, 'zone', { value: entry.zone, detail: 'zone is not a time zone as Europe/London' });
  }
  const defaults = { ...(zone === undefined ? {} : { zone }), ...(calendar === undefined ? {} : { calendar }) };
  const read = readSchedule(when, lexicon, defaults);
  if (read.kind !== 'schedule') {
    const next =
      'Say the days, the time and the zone, as in "weekdays 7:30 new york", or as a cron expression with zone.';
    return refuse(file, at, 'when', { value: when, detail: 'when does not say one schedule', next });
  }
  const { template, cut, question } = entry;
  const said =
    question === undefined ? { template: template ?? '', ...(cut === undefined ? {} : { cut }) } : { question };
  return { name, workspaceId, target, owner, schedule: read.schedule, trigger, locale, ...said };
}

function twice(file: Declaring): SmallcapsError[] {
  const names = file.data.subscriptions.map(({ name }) => name);
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [problemAt(file.source, ['subscriptions', at, 'name'], { code: 'ID_TWICE', value: name })],
  );
}

/** Those that are declared, in the file's order. Problems have the codes of `readYaml`. */
export function readDeclared(folder: ConfigFolder, lexicon: ScheduleLexicon): Checked<readonly DeclaredSubscription[]> {
  const read = readYaml(folder, FILE, DeclaringFile);
  if (!read.ok) return read;
  const results = read.value.data.subscriptions.map((entry, at) => readEntry(entry, at, read.value, lexicon));
  const problems = [...twice(read.value), ...results.filter((one) => one instanceof SmallcapsError)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: results.flatMap((one) => (one instanceof SmallcapsError ? [] : [one])) };
}
