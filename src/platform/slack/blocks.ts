/**
 * The blocks that we post, as a schema. Everything is strict: Slack refuses a whole message for one unknown field.
 * What holds between blocks stands in `payload.ts`.
 */
import { z } from 'zod';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import { LIMITS } from './limits.ts';

function text(most: number, least = 1) {
  return z.string().refine((value) => {
    const count = countCodePoints(value);
    return count >= least && count <= most && (least === 0 || value.trim() !== '');
  }, `${least} to ${most} characters, and not only spaces`);
}

function plainText(most: number) {
  return z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.literal(false) });
}

/** A piece of rich text: never parsed, so that foreign words may stand in it. A line break is a text of its own. */
const textFields = {
  text: z.string().refine((value) => value !== '' && countCodePoints(value) <= LIMITS.textElement),
  style: z
    .strictObject({ bold: z.literal(true).exactOptional(), italic: z.literal(true).exactOptional() })
    .exactOptional(),
};

const TextElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...textFields }),
  /** Only to addresses that Slack itself gave us. */
  z.strictObject({ type: z.literal('link'), url: z.url({ protocol: /^https$/ }), ...textFields }),
]);
export type TextElement = z.infer<typeof TextElement>;

const RichTextSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(TextElement).min(1) });

const RichTextList = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.literal('bullet'),
  elements: z.array(RichTextSection).min(1),
});

const RichText = z.strictObject({
  type: z.literal('rich_text'),
  elements: z.array(z.discriminatedUnion('type', [RichTextSection, RichTextList])).min(1),
});

const Header = z.strictObject({ type: z.literal('header'), text: plainText(LIMITS.header) });

const Context = z.strictObject({
  type: z.literal('context'),
  elements: z.array(plainText(LIMITS.textElement)).min(1).max(LIMITS.contextElements),
});

const Divider = z.strictObject({ type: z.literal('divider') });

const Button = z.strictObject({
  type: z.literal('button'),
  action_id: text(LIMITS.actionId),
  text: plainText(LIMITS.buttonLabel),
  value: text(LIMITS.buttonValue),
});
export type Button = z.infer<typeof Button>;

const Actions = z.strictObject({
  type: z.literal('actions'),
  elements: z.array(Button).min(1).max(LIMITS.buttons),
});

const imageFields = { type: z.literal('image'), alt_text: text(LIMITS.alt) };

const PublicImage = z.strictObject({
  ...imageFields,
  image_url: z.url({ protocol: /^https$/ }).max(LIMITS.imageUrl),
});

const UploadedImage = z.strictObject({
  ...imageFields,
  slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{2,40}$/) }),
});

/** A picture that Slack fetches, or a file that was uploaded to it before. */
export const Image = z.union([PublicImage, UploadedImage]);

const ChartPoint = z.strictObject({ label: text(LIMITS.chartLabel), value: z.number() });

const ChartSeries = z.strictObject({
  name: text(LIMITS.chartLabel),
  data: z.array(ChartPoint).min(1).max(LIMITS.chartPoints),
});

const DataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  title: text(LIMITS.chartTitle),
  chart: z.strictObject({
    type: z.enum(['bar', 'line']),
    series: z.array(ChartSeries).min(1).max(LIMITS.chartSeries),
    axis_config: z.strictObject({
      categories: z.array(text(LIMITS.chartLabel)).min(1).max(LIMITS.chartPoints),
      y_label: text(LIMITS.axisLabel).exactOptional(),
    }),
  }),
});
export type DataVisualization = z.infer<typeof DataVisualization>;

const RawText = z.strictObject({ type: z.literal('raw_text'), text: text(LIMITS.textElement) });

/** A number that sorts; `text` is what is shown. */
const RawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: text(LIMITS.textElement),
});

const Cell = z.discriminatedUnion('type', [RawText, RawNumber, RichText]);
export type Cell = z.infer<typeof Cell>;

const DataTable = z.strictObject({
  type: z.literal('data_table'),
  caption: text(LIMITS.caption),
  /** Rows that are shown at once: all of them, so that no number waits behind a button. */
  page_size: z.int().min(1).max(LIMITS.tableRows),
  row_header_column_index: z.literal(0),
  rows: z
    .array(z.array(Cell).min(1).max(LIMITS.tableColumns))
    .min(2)
    .max(LIMITS.tableRows + 1),
});
export type DataTable = z.infer<typeof DataTable>;

/** One block of a message. */
export const SlackBlock = z.union([
  z.discriminatedUnion('type', [Header, RichText, Context, Divider, Actions, DataVisualization, DataTable]),
  Image,
]);
export type SlackBlock = z.infer<typeof SlackBlock>;
