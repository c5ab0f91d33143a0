/**
 * The card that we post, as a schema: Adaptive Cards 1.5 with the charts of Teams. Everything is strict, as Teams leaves out or
 * refuses what it does not know. Texts stand in `TextRun` only, which is literal; there is no `TextBlock` and no `FactSet`.
 */
import { z } from 'zod';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import { Locale } from '#src/core/locale.ts';
import { ActionData, AskFollowUp, AskSchedule, SaveSettings } from './action-data.ts';
import { LIMITS } from './limits.ts';

function text(most: number) {
  return z
    .string()
    .refine(
      (value) => value.trim() !== '' && countCodePoints(value) <= most,
      `1 to ${most} characters, and not only spaces`,
    );
}

const Spacing = z.enum(['None', 'Small', 'Medium', 'Large']);

/** What stands between an element and the one above it. */
const place = { spacing: Spacing.exactOptional(), separator: z.literal(true).exactOptional() };

/** An address that opens in the browser of whoever taps. */
const OpenUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  url: z.url({ protocol: /^https$/ }).max(LIMITS.linkUrl),
});

const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  size: z.enum(['Small', 'Large', 'ExtraLarge']).exactOptional(),
  weight: z.literal('Bolder').exactOptional(),
  italic: z.literal(true).exactOptional(),
  isSubtle: z.literal(true).exactOptional(),
  color: z.enum(['Good', 'Warning', 'Attention']).exactOptional(),
  selectAction: OpenUrl.exactOptional(),
});
export type TextRun = z.infer<typeof TextRun>;

const RichTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(TextRun).min(1),
  horizontalAlignment: z.literal('Right').exactOptional(),
  ...place,
});
export type RichTextBlock = z.infer<typeof RichTextBlock>;

const TableCell = z.strictObject({
  type: z.literal('TableCell'),
  items: z.array(RichTextBlock).length(1),
});
export type TableCell = z.infer<typeof TableCell>;

const TableColumn = z.strictObject({
  width: z.int().min(1),
  horizontalCellContentAlignment: z.literal('Right').exactOptional(),
});

const TableRow = z.strictObject({
  type: z.literal('TableRow'),
  cells: z.array(TableCell).min(1).max(LIMITS.tableColumns),
});

const Table = z.strictObject({
  type: z.literal('Table'),
  columns: z.array(TableColumn).min(1).max(LIMITS.tableColumns),
  rows: z
    .array(TableRow)
    .min(2)
    .max(LIMITS.tableRows + 1),
  firstRowAsHeaders: z.literal(true),
  showGridLines: z.literal(false),
  ...place,
});
export type Table = z.infer<typeof Table>;

/** A number with its name above it and its window below. */
const MetricColumn = z.strictObject({
  type: z.literal('Column'),
  width: z.literal('stretch'),
  items: z.array(RichTextBlock).min(1),
});

const MetricColumns = z.strictObject({
  type: z.literal('ColumnSet'),
  columns: z.array(MetricColumn).min(1),
  ...place,
});

const Picture = z.strictObject({
  type: z.literal('Image'),
  url: z.url({ protocol: /^https$/ }).max(LIMITS.pictureUrl),
  themedUrls: z
    .array(
      z.strictObject({
        theme: z.enum(['Light', 'Dark']),
        url: z.url({ protocol: /^https$/ }).max(LIMITS.pictureUrl),
      }),
    )
    .exactOptional(),
  altText: text(LIMITS.alt),
  size: z.literal('Stretch'),
  ...place,
});
export type Picture = z.infer<typeof Picture>;

/** Colours by name: clients give each its shade in light, dark and high contrast. */
const ChartColour = z.enum([
  'categoricalBlue',
  'categoricalMarigold',
  'categoricalTeal',
  'categoricalLavender',
  'categoricalPurple',
  'neutral',
]);
export type ChartColour = z.infer<typeof ChartColour>;

const chartFields = {
  title: text(LIMITS.chartTitle),
  yAxisTitle: z.string().min(1).exactOptional(),
  /** For clients that draw no charts: all of its numbers. */
  fallback: z.discriminatedUnion('type', [
    Table,
    z.strictObject({ type: z.literal('Container'), items: z.array(RichTextBlock).min(1), ...place }),
  ]),
  ...place,
};

const points = z
  .array(z.strictObject({ x: text(LIMITS.chartLabel), y: z.number() }))
  .min(1)
  .max(LIMITS.chartPoints);
const legend = { legend: text(LIMITS.chartLabel), color: ChartColour };

const Bars = z.strictObject({
  type: z.literal('Chart.HorizontalBar'),
  displayMode: z.literal('AbsoluteWithAxis'),
  data: z
    .array(z.strictObject({ x: text(LIMITS.chartLabel), y: z.number().min(0), color: ChartColour }))
    .min(1)
    .max(LIMITS.chartBars),
  xAxisTitle: z.string().min(1).exactOptional(),
  ...chartFields,
});

const GroupedBars = z.strictObject({
  type: z.literal('Chart.VerticalBar.Grouped'),
  showBarValues: z.literal(true),
  showLegend: z.literal(true),
  data: z
    .array(z.strictObject({ ...legend, values: points.refine((all) => all.every(({ y }) => y >= 0), 'no negatives') }))
    .min(1)
    .max(LIMITS.chartSeries),
  ...chartFields,
});

const Lines = z.strictObject({
  type: z.literal('Chart.Line'),
  showLegend: z.literal(true).exactOptional(),
  yMin: z.number().exactOptional(),
  data: z
    .array(z.strictObject({ ...legend, values: points }))
    .min(1)
    .max(LIMITS.chartSeries),
  ...chartFields,
});

/** A chart that Teams draws. Bars never hold a negative value: clients draw those as nothing. */
export const NativeChart = z.discriminatedUnion('type', [Bars, GroupedBars, Lines]);
export type NativeChart = z.infer<typeof NativeChart>;

const SubmitAction = z.strictObject({
  type: z.literal('Action.Submit'),
  title: text(LIMITS.buttonLabel),
  data: z.union([ActionData, AskFollowUp, AskSchedule, SaveSettings]),
});

/** A question in a field below its button. */
const QuestionField = z.strictObject({
  type: z.literal('Input.Text'),
  id: z.literal('question'),
  label: text(LIMITS.buttonLabel),
  placeholder: text(LIMITS.alt),
  maxLength: z.literal(LIMITS.question),
  isRequired: z.literal(true),
  errorMessage: text(LIMITS.alt),
});

const ShowQuestion = z.strictObject({
  type: z.literal('Action.ShowCard'),
  title: text(LIMITS.buttonLabel),
  card: z.strictObject({
    type: z.literal('AdaptiveCard'),
    body: z.array(QuestionField).length(1),
    actions: z.array(SubmitAction).length(1),
  }),
});

/** One of a few, in a field below a button. */
const ChoiceField = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  id: z.enum(['language', 'answers', 'digests', 'csv', 'approvers']),
  label: text(LIMITS.alt),
  style: z.literal('compact'),
  choices: z.array(z.strictObject({ value: z.string().min(1), title: text(LIMITS.buttonLabel) })).min(1),
  value: z.string().min(1),
});
export type ChoiceField = z.infer<typeof ChoiceField>;

const ShowChoices = z.strictObject({
  type: z.literal('Action.ShowCard'),
  title: text(LIMITS.buttonLabel),
  card: z.strictObject({
    type: z.literal('AdaptiveCard'),
    body: z.array(ChoiceField).min(1),
    actions: z.array(SubmitAction).length(1),
  }),
});

/** Opens a file. */
const Download = OpenUrl.extend({ title: text(LIMITS.buttonLabel) });

export const CardAction = z.union([SubmitAction, ShowQuestion, ShowChoices, Download]);
export type CardAction = z.infer<typeof CardAction>;

const ActionSet = z.strictObject({
  type: z.literal('ActionSet'),
  actions: z.array(CardAction).min(1).max(LIMITS.buttons),
  ...place,
});

const field = {
  label: text(LIMITS.buttonLabel),
  isRequired: z.literal(true),
  errorMessage: text(LIMITS.alt),
  ...place,
};

/** One of a list. What stands in it when the card opens is in the list. */
const FormChoice = z
  .strictObject({
    type: z.literal('Input.ChoiceSet'),
    id: z.enum(['days', 'zone', 'calendar', 'trigger', 'target', 'language']),
    choices: z
      .array(z.strictObject({ title: text(LIMITS.buttonLabel), value: z.string().min(1) }))
      .min(1)
      .max(LIMITS.choices),
    value: z.string().min(1),
    ...field,
  })
  .refine(({ choices, value }) => choices.some((choice) => choice.value === value), 'chosen from the list');
export type FormChoice = z.infer<typeof FormChoice>;

const TimeField = z.strictObject({
  type: z.literal('Input.Time'),
  id: z.literal('time'),
  value: z.string().regex(/^\d{2}:\d{2}$/),
  ...field,
});

/** A field of a form, filled in. */
export type FormField = FormChoice | z.infer<typeof TimeField>;

/** One element of a card. */
export const CardElement = z.union([
  z.discriminatedUnion('type', [RichTextBlock, Table, MetricColumns, Picture, ActionSet, FormChoice, TimeField]),
  NativeChart,
]);
export type CardElement = z.infer<typeof CardElement>;

/** Bytes of a value as it is sent. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

export const Card = z
  .strictObject({
    type: z.literal('AdaptiveCard'),
    version: z.literal('1.5'),
    /** Two letters: the public renderer refuses a region. */
    lang: Locale,
    fallbackText: z.string().min(1),
    msteams: z.strictObject({ width: z.literal('full') }),
    body: z.array(CardElement),
  })
  .refine((card) => bytesOf(card) <= LIMITS.cardBytes, `at most ${LIMITS.cardBytes} bytes`);
export type Card = z.infer<typeof Card>;
