/** Reads the words of the house: config/metrics.yaml, segments.yaml and doubts.yaml. */
import { z } from 'zod';
import { type Catalogue, createCatalogue, Metric, Segment } from '#src/core/catalogue.ts';
import type { SmallcapsError } from '#src/core/errors.ts';
import type { Doubts } from '#src/core/library.ts';
import { Localised } from '#src/core/locale.ts';
import { type Checked, type ConfigFolder, problemAt, readYaml, type Sourced } from './read-yaml.ts';

const DoubtCode = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not a doubt code (lower case, digits and -)');
const MetricsFile = z.array(Metric).min(1);
const SegmentsFile = z.array(Segment).min(1);
const DoubtsFile = z.record(DoubtCode, Localised);

/** What figures can be about, and what can be doubted about them. */
export interface Words {
  readonly catalogue: Catalogue;
  readonly doubts: Doubts;
}

/** The files that `readWords` reads, from the configuration folder. */
export const WORD_FILES = ['metrics.yaml', 'segments.yaml', 'doubts.yaml'] as const;

function twiceProblems({ data, source }: Sourced<readonly { readonly id: string }[]>): SmallcapsError[] {
  const firstLines = new Map<string, number>();
  const problems: SmallcapsError[] = [];
  for (const [index, { id }] of data.entries()) {
    const first = firstLines.get(id);
    if (first === undefined) firstLines.set(id, source.lineOf([index, 'id']));
    else
      problems.push(
        problemAt(source, [index, 'id'], {
          code: 'ID_TWICE',
          value: id,
          detail: `the id stands already in line ${first}`,
        }),
      );
  }
  return problems;
}

function unknownProblems(metrics: Sourced<readonly Metric[]>, segments: Sourced<readonly Segment[]>): SmallcapsError[] {
  const segmentIds = new Set(segments.data.map(({ id }) => id));
  const metricIds = new Set(metrics.data.map(({ id }) => id));
  const ofMetrics = metrics.data.flatMap((metric, index) =>
    (['defaultSegment', 'benchmark'] as const)
      .filter((key) => metric[key] !== undefined && !segmentIds.has(metric[key]))
      .map((key) => {
        const details = {
          value: metric[key] ?? '',
          detail: `${key} is not a segment`,
          next: `Use an id of ${segments.source.file}, or add it there.`,
        };
        return problemAt(metrics.source, [index, key], { code: 'ID_UNKNOWN', ...details });
      }),
  );
  const ofSegments = segments.data.flatMap((segment, index) => {
    if (metricIds.has(segment.metric)) return [];
    const details = {
      value: segment.metric,
      detail: 'metric is not a metric',
      next: `Use an id of ${metrics.source.file}, or add it there.`,
    };
    return [problemAt(segments.source, [index, 'metric'], { code: 'ID_UNKNOWN', ...details })];
  });
  return [...ofMetrics, ...ofSegments];
}

function problemsOf(checked: Checked<unknown>): readonly SmallcapsError[] {
  return checked.ok ? [] : checked.problems;
}

/** Reads the three files; all their problems at once. Codes as `readYaml`, and `ID_UNKNOWN`. */
export function readWords(folder: ConfigFolder): Checked<Words> {
  const metrics = readYaml(folder, WORD_FILES[0], MetricsFile);
  const segments = readYaml(folder, WORD_FILES[1], SegmentsFile);
  const doubts = readYaml(folder, WORD_FILES[2], DoubtsFile);
  const problems = [metrics, segments, doubts].flatMap(problemsOf);
  for (const list of [metrics, segments]) if (list.ok) problems.push(...twiceProblems(list.value));
  if (!(metrics.ok && segments.ok && doubts.ok)) return { ok: false, problems };
  problems.push(...unknownProblems(metrics.value, segments.value));
  if (problems.length > 0) return { ok: false, problems };
  const catalogue = createCatalogue(metrics.value.data, segments.value.data);
  return { ok: true, value: { catalogue, doubts: new Map(Object.entries(doubts.value.data)) } };
}
