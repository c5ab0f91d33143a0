import { z } from 'zod';
import { CatalogueId, type MetricId, type SegmentId } from './ids.ts';
import { Localised } from './locale.ts';
import { Unit } from './unit.ts';

/**
 * What is measured. `label` is how the desk calls it, `definition` the field's usual one.
 *
 * - `favourable`: which direction is good; `neither` for flows.
 * - `defaultSegment`: the segment meant when a question names none; a metric without one needs a segment.
 * - `benchmark`: the segment the metric is measured against, where it always is.
 * - `rankable`: whether segments may be ranked by it.
 */
export const Metric = z.strictObject({
  id: CatalogueId,
  unit: Unit,
  label: Localised,
  definition: Localised,
  favourable: z.enum(['up', 'down', 'neither']),
  defaultSegment: CatalogueId.optional(),
  benchmark: CatalogueId.optional(),
  rankable: z.stringbool().default(false),
});
export type Metric = z.infer<typeof Metric>;

/** Longest short name: what a chart that a platform draws can carry under a bar. */
const SHORT_MAX = 20;

const Short = z.string().min(1).max(SHORT_MAX);

/**
 * What it is measured on: an index, a size, quality or beta bucket, a style, a fund universe. `metric` is what its name alone
 * asks for; `short` is its name on a chart, where the label is too long for one.
 */
export const Segment = z.strictObject({
  id: CatalogueId,
  axis: CatalogueId,
  label: Localised,
  short: z.strictObject({ en: Short, zh: Short }).optional(),
  definition: Localised,
  metric: CatalogueId,
});
export type Segment = z.infer<typeof Segment>;

/** Every metric and segment there is a word for, by id, in the order of the files. */
export interface Catalogue {
  readonly metrics: ReadonlyMap<MetricId, Metric>;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
}

/** Puts the two lists together; the caller has checked that ids are unique and known. */
export function createCatalogue(metrics: readonly Metric[], segments: readonly Segment[]): Catalogue {
  return {
    metrics: new Map(metrics.map((metric) => [metric.id, metric])),
    segments: new Map(segments.map((segment) => [segment.id, segment])),
  };
}
