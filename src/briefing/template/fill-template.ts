import type { Shown } from '#src/core/answer.ts';
import type { Block } from '#src/core/message.ts';
import type { Report, Statement } from '#src/core/report.ts';
import type { Desk } from '../desk.ts';
import type { Speech } from '../wording-spans.ts';
import { fillBlock, isShown, numbersOf } from './fill-block.ts';
import type { AnswerPart, CommonPart } from './parts.ts';
import type { GivenValue, Scene } from './scene.ts';
import type { Template, TemplateBlock } from './template-file.ts';

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

/** A filled template: its blocks, what they show, and what may be quoted of it. */
export interface Filled {
  readonly blocks: readonly Block[];
  readonly quoted: readonly Shown[];
}

interface Row {
  readonly part: TemplateBlock['part'];
  readonly blocks: readonly Block[];
  readonly shown: readonly Shown[];
  readonly statements: readonly Statement[];
}

function toRow(block: TemplateBlock, cuts: readonly string[], scene: Scene | undefined): Row {
  const empty: Row = { part: undefined, blocks: [], shown: [], statements: [] };
  if (scene !== undefined && !isShown(block, cuts, scene)) return empty;
  if (block.part !== undefined) return { ...empty, part: block.part };
  if (scene === undefined) return empty;
  return { ...empty, ...fillBlock(block, scene) };
}

/** Fills a template. Blocks first, then the parts that speak of what the blocks show: doubts, source, computed numbers. */
export function fillTemplate(template: Template, { desk, speech, report, given, cut, part }: Filling): Filled {
  const scene: Scene | undefined =
    report === undefined ? undefined : { desk, report, speech, names: template, given, cut };
  const rows = template.blocks.map((block) => toRow(block, template.cuts, scene));
  const shown = rows.flatMap((row) => row.shown);
  const statements = rows.flatMap((row) => row.statements);
  return {
    blocks: rows.flatMap((row) => (row.part === undefined ? row.blocks : part(row.part, shown, statements))),
    quoted: scene === undefined ? [] : numbersOf(template.quote, scene),
  };
}
