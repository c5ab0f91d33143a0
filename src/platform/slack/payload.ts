/** The whole payload of a message, and the rules that hold between its blocks. */
import { z } from 'zod';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import { type DataTable, type DataVisualization, SlackBlock } from './blocks.ts';
import { LIMITS } from './limits.ts';

/** Fields whose text is not shown: it does not count. */
const UNSEEN: ReadonlySet<string> = new Set(['type', 'action_id', 'image_url', 'id']);

/** Code points of all that the blocks say, a button's value included; the longer of what Slack may count. */
export function charactersOf(value: unknown): number {
  if (typeof value === 'string') return countCodePoints(value);
  if (typeof value === 'number') return String(value).length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, part]) => sum + (UNSEEN.has(key) ? 0 : charactersOf(part)), 0);
}

function repeated(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function chartFaults({ chart }: DataVisualization): string[] {
  const { categories } = chart.axis_config;
  const faults = [];
  if (repeated(categories)) faults.push('two categories of a chart have one name');
  if (repeated(chart.series.map(({ name }) => name))) faults.push('two series of a chart have one name');
  const isWhole = chart.series.every(
    ({ data }) => data.length === categories.length && data.every(({ label }, at) => label === categories[at]),
  );
  if (!isWhole) faults.push('a series has not one point for each category, in their order');
  return faults;
}

function tableFaults(table: DataTable): string[] {
  const [head = [], ...rows] = table.rows;
  const faults = [];
  if (rows.some((row) => row.length !== head.length)) faults.push('the rows of a table differ in length');
  if (head.some(({ type }) => type !== 'raw_text')) faults.push('a header cell of a table is not plain');
  if (charactersOf(table.rows) > LIMITS.tableText) faults.push('the cells of a table hold too much text');
  return faults;
}

/** What is wrong with these blocks together, a line each; nothing where Slack may be asked to take them. */
export function faultsOf(blocks: readonly SlackBlock[]): readonly string[] {
  const charts = blocks.filter((block) => block.type === 'data_visualization');
  const tables = blocks.filter((block) => block.type === 'data_table');
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const faults = [...charts.flatMap(chartFaults), ...tables.flatMap(tableFaults)];
  if (charts.length > LIMITS.charts) faults.push(`more than ${LIMITS.charts} charts`);
  if (tables.length > LIMITS.tables) faults.push(`more than ${LIMITS.tables} table`);
  if (repeated(buttons.map(({ action_id }) => action_id))) faults.push('two buttons have one action_id');
  if (charactersOf(blocks) > LIMITS.messageText) faults.push(`more than ${LIMITS.messageText} characters`);
  return faults;
}

/** What is posted: `text` for notifications and for clients without blocks, in mrkdwn; and the blocks. */
export const SlackPayload = z.strictObject({
  text: z
    .string()
    .min(1)
    .refine((text) => countCodePoints(text) <= LIMITS.text, `at most ${LIMITS.text} characters`)
    .refine((text) => !/[<>]|&(?!amp;|lt;|gt;)/.test(text), 'escaped'),
  blocks: z
    .array(SlackBlock)
    .max(LIMITS.blocks)
    .superRefine((blocks, context) => {
      for (const message of faultsOf(blocks)) context.addIssue({ code: 'custom', message });
    }),
});
export type SlackPayload = z.infer<typeof SlackPayload>;
