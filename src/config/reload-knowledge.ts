/** Decides what stands after the configuration folder was read again in a running bot. */
import { checkTemplate } from '#src/briefing/template/check-template.ts';
import { REQUIRED_TEMPLATES } from '#src/briefing/template/parts.ts';
import type { Template, Templates } from '#src/briefing/template/template-file.ts';
import type { SmallcapsError } from '#src/core/errors.ts';
import { createLibrary } from '#src/core/library.ts';
import type { Report } from '#src/core/report.ts';
import type { KnowledgeFolders } from './folders.ts';
import { type KnowledgeParts, type LoadedKnowledge, loadKnowledge } from './knowledge.ts';
import { hasRequired } from './template-files.ts';

/** What a running bot answers from, and what is wrong with its files just now. */
export interface StandingKnowledge {
  readonly knowledge: KnowledgeParts;
  /** The reports answered from, by file: what a file that breaks falls back to. */
  readonly reports: ReadonlyMap<string, Report>;
  /** Problems of the files as they are now; empty when all that is there stands. */
  readonly problems: readonly SmallcapsError[];
}

/** The knowledge to start with; absent when the bot must not start. */
export function toStanding(loaded: LoadedKnowledge): StandingKnowledge | undefined {
  const { knowledge, reports, problems } = loaded;
  return knowledge === undefined ? undefined : { knowledge, reports, problems };
}

function fits(report: Report, { catalogue, doubts }: KnowledgeParts['library']): boolean {
  return (
    report.figures.every(
      (figure) =>
        catalogue.metrics.get(figure.metric)?.unit === figure.unit &&
        catalogue.segments.has(figure.segment) &&
        (figure.benchmark === undefined || catalogue.segments.has(figure.benchmark)) &&
        figure.doubts.every((doubt) => doubts.has(doubt)),
    ) &&
    report.statements.every(
      (statement) =>
        statement.segments.every((id) => catalogue.segments.has(id)) &&
        statement.doubts.every((doubt) => doubts.has(doubt)),
    )
  );
}

/**
 * The templates after a reload: good files replace what stood; one that broke, or that is gone and needed, keeps its last good
 * form, unless that names what the new catalogue no longer has.
 */
function nextTemplates(
  standing: Templates,
  loaded: LoadedKnowledge,
  parts: Pick<KnowledgeParts, 'library'>,
): Templates {
  const isKept = (template: Template): boolean =>
    (loaded.refusedTemplates.includes(template.name) || REQUIRED_TEMPLATES.includes(template.name)) &&
    checkTemplate(template, parts.library.catalogue, template.name.startsWith('answer-')).length === 0;
  const kept = [...standing].filter(([name, template]) => !loaded.templates.has(name) && isKept(template));
  return new Map([...loaded.templates, ...kept]);
}

/**
 * What stands after a reload. Pure.
 *
 * - Good files replace what stood, all at once.
 * - A report file that broke keeps its last good report; one that is gone takes its report with it.
 * - So does a template; one that the program needs stays even where its file is gone.
 * - With a faulty catalogue, lexicon or message file, with no report left, or with a kept report that names what the new
 *   catalogue no longer has, all stands as it stood; only the problems are new.
 */
function nextStanding(standing: StandingKnowledge, loaded: LoadedKnowledge): StandingKnowledge {
  const unchanged = { ...standing, problems: loaded.problems };
  const parts = loaded.withoutTemplates;
  if (parts === undefined) return unchanged;
  const templates = nextTemplates(standing.knowledge.templates, loaded, parts);
  if (!hasRequired(templates)) return unchanged;
  const knowledge: KnowledgeParts = { ...parts, templates };
  const taken = new Set([...loaded.reports.values()].map(({ id }) => id));
  const kept = [...standing.reports].filter(([file, { id }]) => loaded.refusedReports.includes(file) && !taken.has(id));
  if (!kept.every(([, report]) => fits(report, knowledge.library))) return unchanged;
  const reports = new Map([...loaded.reports, ...kept]);
  if (reports.size === 0) return unchanged;
  const { catalogue, doubts } = knowledge.library;
  const library = createLibrary({ catalogue, doubts, reports: [...reports.values()] });
  return { knowledge: { ...knowledge, library }, reports, problems: loaded.problems };
}

/** Reads the folders again and says what stands now. */
export function reloadKnowledge(folders: string | KnowledgeFolders, standing: StandingKnowledge): StandingKnowledge {
  return nextStanding(standing, loadKnowledge(folders));
}
