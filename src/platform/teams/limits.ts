/**
 * What Teams takes, and where each bound comes from. Sources:
 *
 * - [docs] Microsoft's own pages for bots and cards, as of autumn 2026
 * - [reports] refusals that others ran into and reported
 * - [renderer] what the public renderers do
 * - [ours] lower than what is taken, for a reason that stands beside it
 */
export const LIMITS = {
  /**
   * A card as JSON, in UTF-8 bytes. [docs] say 100 KB of UTF-16 today and said 28 and 40 before; [reports] of refusals begin at
   * 25 to 28 KB. [ours] fits every one of them.
   */
  cardBytes: 24_000,
  /** The same for a card that is sent after a larger one was refused as too big [ours]: 28 KB, were they counted as UTF-16. */
  compactBytes: 14_000,
  /** `fallbackText` of a card, in bytes [ours]: what a client too old for the card shows. */
  fallbackBytes: 1_500,
  /** The message in plain text, in bytes [ours]: sent where no card is taken, and far below what a message may hold. */
  textBytes: 8_000,
  /** The line of a notification, in code points [ours]: clients show a line or two. */
  summary: 200,

  /** Buttons of one row [renderer]: the public one draws five and leaves out the rest. */
  buttons: 5,
  /** Buttons of a card [ours]: more is a menu, not a choice. */
  allButtons: 25,
  /** A button's label, in code points [ours]; longer ones are cut by the clients. */
  buttonLabel: 75,
  /** Characters of a question in an input field [ours]: a question that can be read is far shorter. */
  question: 500,
  /** Entries of a list to choose from [ours]: more is searched, not read. */
  choices: 25,
  /** An address that a link or a button opens [ours]; no bound is known. */
  linkUrl: 2_000,
  /** An address of a picture [ours]; no bound is known. */
  pictureUrl: 2_000,
  /** `altText` of a picture, in code points [ours]; no bound is known. */
  alt: 1_000,

  /** Bars of a chart, or places on its axis [ours]: more is no longer read in a chat. Above 4 the renderer warns and draws. */
  chartBars: 16,
  /** Points of a line [ours]: its table has to fit beside it. */
  chartPoints: 40,
  /** Series of a chart [renderer]: it warns above 4. */
  chartSeries: 4,
  /** A name on an axis or in a legend, in code points [ours]: longer ones are cut by the clients. */
  chartLabel: 30,
  /** A chart's title, in code points [ours]; the whole of it stands above the chart. */
  chartTitle: 150,

  /** Cells of a chart's table for clients without charts [ours]: a larger one is told in lines. */
  fallbackCells: 30,

  /** Rows of a table without the header [ours]: what a reader still scrolls. */
  tableRows: 50,
  /** Columns of a table [ours]: what a phone still shows. */
  tableColumns: 6,
  /** Items of one list [ours]: longer ones are not read in a chat. */
  listItems: 50,
} as const;
