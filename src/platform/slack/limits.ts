/**
 * What Slack takes, and where each bound comes from; counts of text are code points, not UTF-16 units. Sources:
 *
 * - [guide] Slack's own Block Kit guidance and reference pages, as of autumn 2026
 * - [reports] refusals that others ran into and reported
 * - [ours] lower than Slack's, for a reason that stands beside it
 */
export const LIMITS = {
  /** Blocks of a message [guide]. */
  blocks: 50,
  /**
   * Text of a message in all its blocks together. Refused from roughly 13,000 on, although each block is legal [reports];
   * [ours] keeps a distance, as nobody knows what exactly is counted.
   */
  messageText: 12_000,
  /** `text` of a message: more is cut off, or refused in an update [guide, reports]. */
  text: 4_000,
  /** The same in UTF-8 bytes [ours]: an update counts bytes [reports], and a Chinese character has three. */
  textBytes: 4_000,
  /** `header` [guide]. */
  header: 150,
  /** One text element of a `context` [guide]; [ours] for one in rich text, where no bound is known. */
  textElement: 3_000,
  /** Elements of a `context` [guide]. */
  contextElements: 10,
  /** Buttons of one `actions` block [guide]. */
  buttons: 25,
  /** What stands below a field of a modal [ours]; no bound is known. */
  fieldError: 300,
  /** A button's label [guide]. */
  buttonLabel: 75,
  /** A button's value [guide]: a canonical question is never longer. */
  buttonValue: 2_000,
  /** `action_id` [guide]. */
  actionId: 255,
  /** `alt_text` of a picture [guide]. */
  alt: 2_000,
  /** `image_url` [guide]. */
  imageUrl: 3_000,

  /** `data_visualization` blocks of a message: a third is refused [reports]. */
  charts: 2,
  /** A chart's title [guide]. */
  chartTitle: 50,
  /** Names of series and categories [guide]. */
  chartLabel: 20,
  /** Label of an axis [guide]. */
  axisLabel: 50,
  /** Points of each series, one for each category, at least one [guide]. */
  chartPoints: 20,
  /** Series of a chart, at least one [guide]. */
  chartSeries: 12,

  /** `data_table` and `table` blocks of a message together: certain for `table`, likely for both [reports]. */
  tables: 1,
  /** Rows without the header. Slack takes 200, earlier 100 [guide]; [ours] is what a reader still scrolls. */
  tableRows: 50,
  /** Slack takes 20 [guide]; [ours] is what a phone still shows. */
  tableColumns: 8,
  /** Text of all cells of a message. Slack takes 20,000, earlier 10,000 [guide]; [ours] leaves room for the rest. */
  tableText: 8_000,
  /** A table's caption [ours]; no bound is known. */
  caption: 500,

  /** Characters of a message or command that are looked at [ours]: a question that can be read is far shorter. */
  question: 4_000,
  /** Time for one request [ours]: Slack answers within a second or two. */
  requestMs: 10_000,
  /** A `private_metadata` of a view [guide]. */
  viewMetadata: 3_000,
  /** How long an answer waits for Slack's rate limit before it is given up [ours]: nobody waits longer. */
  patienceMs: 60_000,

  /** Items of one list, however they are drawn [ours]: longer ones are not read in a chat. */
  listItems: 50,
} as const;
