import { z } from 'zod';

/** An id of the catalogue or of a report: lower case, digits, `_` inside a word, `-` between words of a report's id. */
export const CatalogueId = z.string().regex(/^[a-z][a-z0-9_]*$/, 'is not an id (lower case, digits and _)');
export const ReportName = z.string().regex(/^[a-z][a-z0-9-]*-\d{4}-(0[1-9]|1[0-2])$/, 'is not publisher-YYYY-MM');

/** A metric of `config/metrics.yaml`. */
export type MetricId = string;
/** A segment of `config/segments.yaml`. */
export type SegmentId = string;
/** A report and its version: `jefferies-2025-08@1`. */
export type ReportId = string;
/** `metric|segment|vs:benchmark|period|report@version`; the benchmark only where there is one. */
export type FigureKey = string;
