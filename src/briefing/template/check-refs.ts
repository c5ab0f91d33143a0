import type { Catalogue } from '#src/core/catalogue.ts';
import type { ErrorCode } from '#src/core/errors.ts';
import { didYouMean } from './nearest.ts';
import { parseRef, type Ref } from './ref.ts';
import type { TemplateFile } from './template-file.ts';

/** Something to put right in a template: where, what, and what to do. */
export interface TemplateFinding {
  readonly code: ErrorCode;
  readonly path: readonly PropertyKey[];
  readonly value: string;
  readonly detail: string;
  readonly next: string;
}

/** A place in a template's data. */
export type Path = readonly PropertyKey[];

/** What a template is looked at with, and what was found so far. */
export interface Bench {
  readonly template: TemplateFile;
  readonly catalogue: Catalogue;
  /** Whether the template is that of an answer. */
  readonly answers: boolean;
  readonly findings: TemplateFinding[];
}

/** What is said of a ranking where one number is asked for. */
export const WHOLE_RANKING = {
  detail: 'a ranking is not one number',
  next: 'Add a place: .1 for the first, .last for the last.',
};

/** The catalogue's ids that a reference names. */
export function idsOf(ref: Ref): { readonly metrics: readonly string[]; readonly segments: readonly string[] } {
  switch (ref.kind) {
    case 'figure':
    case 'rest':
      return { metrics: [ref.metric], segments: [ref.segment] };
    case 'gap':
      return { metrics: [ref.metric], segments: [ref.segment, ref.other] };
    case 'rank':
      return { metrics: [ref.metric], segments: [] };
    case 'given':
      return { metrics: [], segments: [] };
  }
}

/** Ids that the catalogue does not have become findings. */
export function checkIds(
  { catalogue, findings }: Bench,
  path: Path,
  ids: { readonly metrics: readonly string[]; readonly segments: readonly string[] },
): void {
  const unknown = (value: string, what: string, known: readonly string[]): void => {
    findings.push({
      code: 'ID_UNKNOWN',
      path,
      value,
      detail: `the template names a ${what} that the catalogue does not have`,
      next: `${didYouMean(value, known)}Use one of ${known.join(', ')}.`,
    });
  };
  for (const id of ids.metrics) if (!catalogue.metrics.has(id)) unknown(id, 'metric', [...catalogue.metrics.keys()]);
  for (const id of ids.segments)
    if (!catalogue.segments.has(id)) unknown(id, 'segment', [...catalogue.segments.keys()]);
}

/** A reference by itself. @param one Whether a whole ranking is too much. */
export function checkRef(bench: Bench, path: Path, text: string, one: boolean): void {
  const parsed = parseRef(text, bench.template);
  const refuse = (detail: string, next: string): void => {
    bench.findings.push({ code: 'TEMPLATE_SLOT', path, value: text, detail, next });
  };
  if (!parsed.ok) refuse(parsed.detail, parsed.next);
  else if (parsed.field !== 'value')
    refuse('a number is asked for here, not what stands beside it', 'Take off the ending.');
  else if (one && parsed.ref.kind === 'rank' && parsed.ref.place === 'all')
    refuse(WHOLE_RANKING.detail, WHOLE_RANKING.next);
  else if (!parsed.named) checkIds(bench, path, idsOf(parsed.ref));
}
