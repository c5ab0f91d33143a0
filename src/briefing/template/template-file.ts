import { z } from 'zod';
import { CatalogueId } from '#src/core/ids.ts';
import { Localised } from '#src/core/locale.ts';
import { Period } from '#src/core/period.ts';
import { Intent } from '#src/core/query.ts';
import { ANSWER_PARTS, COMMON_PARTS } from './parts.ts';

/** Kinds of windows, as a template names a report's own: `month` is the month that the report covers. */
export const WINDOW_NAMES = Period.options.map((option) => option.shape.kind.value);

const WindowName = z.enum(WINDOW_NAMES);
const Count = z
  .string()
  .regex(/^[1-9]\d?$/, 'is not a whole number from 1 to 99')
  .transform(Number);

/** A reference to a number: `figure.return.micro_cap.month`, `rank.return.since_low.1`, or a name of this template. */
const RefText = z.string().regex(/^[a-z0-9_.]+$/, 'is not a reference (small letters, digits, _ and dots)');

/** Charts that a template can show. */
export const CHARTS = ['ranked', 'grouped', 'lead', 'flows', 'hit_rate'] as const;

const StatementKind = z.enum(['observation', 'driver', 'risk', 'outlook']);

const Ask = z.strictObject({
  intent: Intent,
  metrics: z.array(CatalogueId).default([]),
  segments: z.array(CatalogueId).default([]),
  windows: z.array(WindowName).default([]),
  topics: z.array(CatalogueId).default([]),
  order: z.enum(['most', 'least']).optional(),
  top: Count.optional(),
});

/** Kinds of blocks: each block of a template has exactly one of these keys. */
export const TEMPLATE_BLOCKS = [
  'header',
  'text',
  'strong',
  'note',
  'list',
  'statements',
  'metrics',
  'chart',
  'table',
  'actions',
  'part',
] as const;

/** One block of a template file: `when` and exactly one of the other keys. */
const TemplateBlock = z
  .strictObject({
    when: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    header: Localised.optional(),
    text: Localised.optional(),
    strong: Localised.optional(),
    note: z.strictObject({ tone: z.enum(['hole', 'doubt', 'stale', 'computed']), text: Localised }).optional(),
    list: z
      .strictObject({
        heading: Localised.optional(),
        each: z.array(RefText).min(1),
        most: Count.optional(),
        item: Localised,
      })
      .optional(),
    statements: z
      .strictObject({
        heading: Localised.optional(),
        kinds: z.array(StatementKind).default([]),
        topics: z.array(CatalogueId).default([]),
        most: Count.optional(),
      })
      .optional(),
    metrics: z.strictObject({ heading: Localised.optional(), of: z.array(RefText).min(1) }).optional(),
    chart: z
      .strictObject({
        show: z.enum(CHARTS),
        metric: CatalogueId.default('return'),
        windows: z.array(WindowName).default([]),
        segments: z.array(CatalogueId).default([]),
        most: Count.optional(),
        title: Localised.optional(),
      })
      .optional(),
    table: z
      .strictObject({
        caption: Localised,
        metric: CatalogueId.default('return'),
        windows: z.array(WindowName).min(1),
        segments: z.array(CatalogueId).default([]),
      })
      .optional(),
    actions: z
      .array(z.strictObject({ label: Localised, ask: Ask }))
      .min(1)
      .max(5)
      .optional(),
    part: z.enum([...COMMON_PARTS, ...ANSWER_PARTS]).optional(),
  })
  .refine((block) => Object.keys(block).filter((key) => key !== 'when').length === 1, {
    message: `must have exactly one of ${TEMPLATE_BLOCKS.join(', ')}`,
  });
export type TemplateBlock = z.infer<typeof TemplateBlock>;

/** What a name that the caller fills stands for in a preview: a figure, a number with its unit, or a text. */
const Given = z.strictObject({
  figure: RefText.optional(),
  value: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'is not a decimal number')
    .optional(),
  unit: z.string().optional(),
  text: Localised.optional(),
});

/**
 * A template, `templates/<name>.yaml`, all scalars as text.
 *
 * - `title`: how the template is called in lists.
 * - `cuts`: what a briefing leads with, one a trading day, in turn; `when: cut <id>` asks for today's.
 * - `names`: short names for references. `given`: names that the program fills, each with an example for previews.
 * - `quote`: the numbers that "copy for a client" passes on, most telling first; `quote_by_cut`: others on a cut's day.
 */
export const TemplateFile = z.strictObject({
  title: Localised,
  cuts: z.array(CatalogueId).default([]),
  names: z.record(CatalogueId, RefText).default({}),
  given: z.record(CatalogueId, Given).default({}),
  quote: z.array(RefText).default([]),
  quote_by_cut: z.record(CatalogueId, z.array(RefText).min(1)).default({}),
  blocks: z.array(TemplateBlock).min(1),
});
export type TemplateFile = z.infer<typeof TemplateFile>;

/** A checked template under its name: the file's without its ending. */
export interface Template extends TemplateFile {
  readonly name: string;
}

/** Every template, by name. */
export type Templates = ReadonlyMap<string, Template>;
