/** Loads everything an answer is made from: catalogue, reports, lexicon and messages, as one snapshot. */
import { basename, resolve } from 'node:path';
import type { CommandWords } from '#src/bot/ports.ts';
import { REQUIRED_WORDINGS } from '#src/briefing/required-wordings.ts';
import type { Templates } from '#src/briefing/template/template-file.ts';
import type { Wordings } from '#src/briefing/wordings.ts';
import type { SmallcapsError } from '#src/core/errors.ts';
import { createLibrary, type Library } from '#src/core/library.ts';
import type { Report } from '#src/core/report.ts';
import { checkLexicon, checkMeanings } from '#src/query/check-lexicon.ts';
import { createLexicon, type Lexicon } from '#src/query/lexicon.ts';
import type { ScheduleLexicon } from '#src/schedule/lexicon.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import { CALENDAR_FILE, readCalendar } from './calendar-file.ts';
import { readWords, WORD_FILES, type Words } from './catalogue-files.ts';
import { COMMAND_FILES, readCommandWords } from './command-files.ts';
import { DEFAULT_FOLDERS, type KnowledgeFolders } from './folders.ts';
import { type LexiconRead, readLexiconFiles } from './lexicon-files.ts';
import type { Checked, ConfigFolder } from './read-yaml.ts';
import { noReport, readReports } from './report-files.ts';
import { readScheduleLexicon } from './schedule-lexicon-files.ts';
import { hasRequired, readTemplates, type TemplatesRead } from './template-files.ts';
import { MESSAGE_FILES, readWordings } from './wording-files.ts';

/** What an answer is made from: the shape that the use cases ask for (`bot/knowledge.ts`). */
export interface KnowledgeParts {
  readonly library: Library;
  readonly lexicon: Lexicon;
  readonly wordings: Wordings;
  readonly templates: Templates;
  readonly commands: CommandWords;
  /** Sessions of the exchange. */
  readonly calendar: TradingCalendar;
  /** What schedules are said in. */
  readonly scheduleWords: ScheduleLexicon;
}

/**
 * What a look at the configuration folder gave.
 *
 * `knowledge` is absent when a catalogue, a lexicon, the calendar or a message file has a problem, or no good template is there for one that
 * the program needs. A faulty report, and any other faulty template, only leaves itself out.
 */
export interface LoadedKnowledge {
  readonly knowledge: KnowledgeParts | undefined;
  /** Every problem of every file, in the order in which they are read. */
  readonly problems: readonly SmallcapsError[];
  /** Every file looked at, called as in the problems. */
  readonly files: readonly string[];
  /** The good reports by file, from the configuration folder. */
  readonly reports: ReadonlyMap<string, Report>;
  /** The report files that were refused. */
  readonly refusedReports: readonly string[];
  /** Names of the templates whose files were refused. */
  readonly refusedTemplates: readonly string[];
  /** All but the templates, where only a needed template stands in the way: what a running bot puts its last good one into. */
  readonly withoutTemplates: Omit<KnowledgeParts, 'templates'> | undefined;
  readonly templates: Templates;
}

/** The folder of a path: problems call it by its last name. */
export function toConfigFolder(path: string): ConfigFolder {
  const absolute = resolve(path);
  return { path: absolute, name: basename(absolute) };
}

/** A meaning that does not exist is one slip, however many phrases stand under it. */
function onceForEachMeaning(problems: readonly SmallcapsError[]): readonly SmallcapsError[] {
  const told = new Set<string>();
  return problems.filter(({ code, details }) => {
    const slip = `${details.file} ${details.value}`;
    const isNew = code !== 'ID_UNKNOWN' || !told.has(slip);
    if (code === 'ID_UNKNOWN') told.add(slip);
    return isNew;
  });
}

/**
 * How closely the lexicon is looked at. `quick` leaves out the search for phrases with two meanings (the first one holds): for a
 * single answer on the command line, where it would take most of the time.
 */
export type Depth = 'quick' | 'full';

function compileLexicon(read: LexiconRead, words: Words, depth: Depth): Checked<Lexicon> {
  const parts = { entries: read.entries, pairs: read.pairs, catalogue: words.catalogue };
  const problems = depth === 'quick' ? checkMeanings(parts) : checkLexicon(parts);
  return problems.length > 0
    ? { ok: false, problems: onceForEachMeaning(problems) }
    : { ok: true, value: createLexicon(parts) };
}

/** What schedules need beside the reports: the exchange's calendar and the words. */
function readSchedules(
  folder: ConfigFolder,
  pairs: LexiconRead['pairs'],
  depth: Depth,
): Checked<Pick<KnowledgeParts, 'calendar' | 'scheduleWords'>> {
  const scheduleWords = readScheduleLexicon(folder, { pairs, isChecked: depth === 'full' });
  const calendar = readCalendar(folder);
  if (scheduleWords.ok && calendar.ok)
    return { ok: true, value: { calendar: calendar.value, scheduleWords: scheduleWords.value } };
  return { ok: false, problems: [...problemsOf(scheduleWords), ...problemsOf(calendar)] };
}

function problemsOf(checked: Checked<unknown> | undefined): readonly SmallcapsError[] {
  return checked === undefined || checked.ok ? [] : checked.problems;
}

/** Nothing where a template that the program needs is not there. */
function withTemplates(
  parts: Omit<KnowledgeParts, 'templates'> | undefined,
  templates: Templates,
): KnowledgeParts | undefined {
  return parts === undefined || !hasRequired(templates) ? undefined : { ...parts, templates };
}

const NO_TEMPLATES: TemplatesRead = { templates: new Map(), problems: [], files: [], refused: [] };

/** Loads the configuration and the templates. Nothing is thrown: what is wrong is in `problems`. */
export function loadKnowledge(folders: string | KnowledgeFolders, depth: Depth = 'full'): LoadedKnowledge {
  const { config, templates: templatesPath } = typeof folders === 'string' ? { config: folders } : folders;
  const folder = toConfigFolder(config);
  const templatesFolder = toConfigFolder(templatesPath ?? DEFAULT_FOLDERS.templates);
  const words = readWords(folder);
  const lexiconFiles = readLexiconFiles(folder);
  const schedules = readSchedules(folder, lexiconFiles.pairs, depth);
  const wordings = readWordings(folder, REQUIRED_WORDINGS);
  const commands = readCommandWords(folder);
  const lexicon = words.ok ? compileLexicon(lexiconFiles, words.value, depth) : undefined;
  const read = words.ok ? readReports(folder, words.value) : undefined;
  const forms = words.ok ? readTemplates(templatesFolder, words.value.catalogue) : NO_TEMPLATES;
  const reports = read?.reports ?? new Map<string, Report>();

  const problems = [
    ...problemsOf(words),
    ...lexiconFiles.problems,
    ...problemsOf(lexicon),
    ...problemsOf(schedules),
    ...problemsOf(wordings),
    ...problemsOf(commands),
    ...(read?.problems ?? []),
    ...forms.problems,
    // A report that was refused has told why: that none is left would be the same news twice.
    ...(read !== undefined && reports.size === 0 && read.files.length === 0 ? [noReport(folder)] : []),
  ];
  const texts = [...Object.values(MESSAGE_FILES), ...Object.values(COMMAND_FILES)];
  const files = [...WORD_FILES, ...lexiconFiles.files, CALENDAR_FILE, ...texts, ...(read?.files ?? [])];
  const isWhole = words.ok && wordings.ok && commands.ok && lexicon?.ok === true && lexiconFiles.problems.length === 0;
  const parts =
    isWhole && schedules.ok
      ? {
          library: createLibrary({ ...words.value, reports: [...reports.values()] }),
          lexicon: lexicon.value,
          wordings: wordings.value,
          commands: commands.value,
          ...schedules.value,
        }
      : undefined;
  return {
    knowledge: withTemplates(parts, forms.templates),
    withoutTemplates: parts,
    templates: forms.templates,
    refusedTemplates: forms.refused,
    problems,
    files: [
      ...files.map((file) => `${folder.name}/${file}`),
      ...forms.files.map((file) => `${templatesFolder.name}/${file}`),
    ],
    reports,
    refusedReports: (read?.files ?? []).filter((file) => !reports.has(file)),
  };
}
