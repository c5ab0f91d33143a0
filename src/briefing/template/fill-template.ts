import type { Shown } from '#src/core/answer.ts';
import { formatMonth } from '#src/core/calendar-date.ts';
import type { Block } from '#src/core/message.ts';
import type { Report, Statement } from '#src/core/report.ts';
import type { Desk } from '../desk.ts';
import { plainSpan, type Speech } from '../wording-spans.ts';
import { fillBlock, isShown, numbersOf } from './fill-block.ts';
import type { AnswerPart, CommonPart } from './parts.ts';
import type { GivenValue, Scene } from './scene.ts';
import { TEMPLATE_BLOCKS, type Template, type TemplateBlock } from './template-file.ts';

/** All that a template is filled from, and how its parts are made. */
export interface Filling {
  readonly desk: Desk;
  readonly speech: Speech;
  /** Absent while no report is held: then only parts can be filled. */
  readonly report: Report | undefined;
  readonly given: Readonly<Record<string, GivenValue>>;
  readonly cut: string | undefined;
  /** @param shown Every number that the rest of the message shows. @param statements The same for statements. */
  part(name: AnswerPart | CommonPart, shown: readonly Shown[], statements: readonly Statement[]): readonly Block[];
}

/** A block that a template has and the message does not, although its conditions hold: the report lacks something it names. */
export interface LeftOut {
  /** Counted from 1, as they stand in the file. */
  readonly block: number;
  /** The block's key: `text`, `chart`. */
  readonly kind: string;
}

/** A filled template: its blocks, the numbers they show, what may be quoted of it, and what was left out. */
export interface Filled {
  readonly blocks: readonly Block[];
  readonly shown: readonly Shown[];
  readonly quoted: readonly Shown[];
  readonly leftOut: readonly LeftOut[];
}

interface Row {
  readonly part: TemplateBlock['part'];
  readonly blocks: readonly Block[];
  readonly shown: readonly Shown[];
  readonly statements: readonly Statement[];
  readonly leftOut?: string;
}

function kindOf(block: TemplateBlock): string {
  return TEMPLATE_BLOCKS.find((kind) => block[kind] !== undefined) ?? '';
}

function toRow(block: TemplateBlock, cuts: readonly string[], scene: Scene | undefined): Row {
  const empty: Row = { part: undefined, blocks: [], shown: [], statements: [] };
  if (scene !== undefined && !isShown(block, cuts, scene)) return empty;
  if (block.part !== undefined) return { ...empty, part: block.part };
  if (scene === undefined) return empty;
  const filled = fillBlock(block, scene);
  return { ...empty, ...filled, ...(filled.blocks.length === 0 ? { leftOut: kindOf(block) } : {}) };
}

/** A headline for a message whose own was left out: it must not begin with small print. */
function headline(
  { title, blocks }: Template,
  rows: readonly Row[],
  { locale }: Speech,
  report: Report | undefined,
): Block[] {
  const wanted = blocks.some(({ header }) => header !== undefined);
  const written = rows.some((row) => row.blocks.some(({ type }) => type === 'header'));
  if (!wanted || written) return [];
  const month = report === undefined ? '' : `: ${report.publisher}, ${formatMonth(report.covers, locale)}`;
  return [{ type: 'header', spans: [plainSpan(`${title[locale]}${month}`)] }];
}

/** Fills a template. Blocks first, then the parts that speak of what the blocks show: doubts, source, computed numbers. */
export function fillTemplate(template: Template, { desk, speech, report, given, cut, part }: Filling): Filled {
  const scene: Scene | undefined =
    report === undefined ? undefined : { desk, report, speech, names: template, given, cut };
  const rows = template.blocks.map((block) => toRow(block, template.cuts, scene));
  const shown = rows.flatMap((row) => row.shown);
  const statements = rows.flatMap((row) => row.statements);
  const quote = (cut === undefined ? undefined : template.quote_by_cut[cut]) ?? template.quote;
  return {
    blocks: [
      ...headline(template, rows, speech, report),
      ...rows.flatMap((row) => (row.part === undefined ? row.blocks : part(row.part, shown, statements))),
    ],
    shown,
    quoted: scene === undefined ? [] : numbersOf(quote, scene),
    leftOut: rows.flatMap(({ leftOut }, at) => (leftOut === undefined ? [] : [{ block: at + 1, kind: leftOut }])),
  };
}
