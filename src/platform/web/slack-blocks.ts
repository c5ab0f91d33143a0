/**
 * What the preview reads of a Slack payload: the blocks that it can draw, told by their shape alone, so that it holds what Slack
 * would be sent against what is drawn without knowing who made it.
 */
import { z } from 'zod';

const PlainText = z.object({ type: z.literal('plain_text'), text: z.string() });
const AnyText = z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() });

const Style = z.object({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});

const Inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), style: Style.optional() }),
  z.object({ type: z.literal('link'), url: z.string(), text: z.string().optional(), style: Style.optional() }),
]);
export type Inline = z.infer<typeof Inline>;

const Section = z.object({ type: z.literal('rich_text_section'), elements: z.array(Inline) });
const RichElement = z.discriminatedUnion('type', [
  Section,
  z.object({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(Section),
  }),
  z.object({ type: z.literal('rich_text_preformatted'), elements: z.array(Inline) }),
  z.object({ type: z.literal('rich_text_quote'), elements: z.array(Inline) }),
]);
export type RichElement = z.infer<typeof RichElement>;

const RichText = z.object({ type: z.literal('rich_text'), elements: z.array(RichElement) });

const Button = z.object({
  type: z.literal('button'),
  text: PlainText,
  value: z.string().optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
export type Button = z.infer<typeof Button>;

const Cell = z.discriminatedUnion('type', [
  z.object({ type: z.literal('raw_text'), text: z.string() }),
  z.object({ type: z.literal('raw_number'), value: z.number(), text: z.string().optional() }),
  RichText,
]);
export type Cell = z.infer<typeof Cell>;

const Series = z.object({
  name: z.string(),
  data: z.array(z.object({ label: z.string(), value: z.number() })),
});

const Chart = z.object({
  type: z.enum(['bar', 'line']),
  series: z.array(Series).min(1),
  axis_config: z.object({
    categories: z.array(z.string()).min(1),
    x_label: z.string().optional(),
    y_label: z.string().optional(),
  }),
});
export type Chart = z.infer<typeof Chart>;

const DrawnBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), text: PlainText }),
  RichText,
  z.object({ type: z.literal('section'), text: AnyText.optional(), fields: z.array(AnyText).optional() }),
  z.object({ type: z.literal('context'), elements: z.array(AnyText) }),
  z.object({ type: z.literal('divider') }),
  z.object({ type: z.literal('actions'), elements: z.array(Button) }),
  z.object({
    type: z.literal('image'),
    alt_text: z.string(),
    title: PlainText.optional(),
    image_url: z.string().optional(),
  }),
  z.object({ type: z.literal('data_visualization'), title: z.string(), chart: Chart }),
  z.object({
    type: z.literal('data_table'),
    caption: z.string(),
    rows: z.array(z.array(Cell)).min(1),
    row_header_column_index: z.number().optional(),
  }),
]);
export type DrawnBlock = z.infer<typeof DrawnBlock>;

/** A block that is not drawn as Slack would: its type, and all of it as JSON, so that nothing of a message goes missing. */
export interface UnknownBlock {
  readonly type: 'unknown';
  readonly name: string;
  readonly json: string;
}

/** The block as it can be drawn. */
export function readBlock(block: unknown): DrawnBlock | UnknownBlock {
  const parsed = DrawnBlock.safeParse(block);
  if (parsed.success) return parsed.data;
  const name = z.object({ type: z.string() }).safeParse(block).data?.type ?? '?';
  return { type: 'unknown', name, json: JSON.stringify(block, null, 2) ?? '' };
}
