import type { Shown } from '#src/core/answer.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Block, Message } from '#src/core/message.ts';
import { windowKey } from '#src/core/period.ts';
import type { Report, Statement } from '#src/core/report.ts';
import type { Desk } from './desk.ts';
import { formatWindow } from './format-window.ts';
import { computedNotes, doubtsNote, figuresCarried, sourceBlock, staleNote } from './notes.ts';
import { quotableOf } from './quotable.ts';
import { exampleGiven } from './template/example-given.ts';
import { fillTemplate, type LeftOut } from './template/fill-template.ts';
import { COMMON_PARTS, type CommonPart } from './template/parts.ts';
import type { GivenValue } from './template/scene.ts';
import type { Template } from './template/template-file.ts';
import { plainSpan, type Speech, segmentLabel, speak } from './wording-spans.ts';

/** What a briefing is written from, beside its template. */
export interface BriefingOf {
  readonly report: Report;
  readonly locale: Locale;
  /** Counts trading days: the day's cut is the one at this place, round and round. */
  readonly turn: number;
  /** A cut to lead with whatever the day: for previews. */
  readonly cut?: string;
  /** Values for the template's `given` names: an alert's rule and figure. Left out, its own examples stand there. */
  readonly given?: Readonly<Record<string, GivenValue>>;
}

/** The cut that a template leads with on a turn; `undefined` for a template without cuts. */
function cutOf({ cuts }: Template, turn: number): string | undefined {
  return cuts.length === 0 ? undefined : cuts[((turn % cuts.length) + cuts.length) % cuts.length];
}

/** For each window of the report, the segments without a return in it. */
function holesNote(report: Report, speech: Speech): Block[] {
  const returns = report.figures.filter(({ metric }) => metric === 'return');
  const segments = [...new Set(returns.map(({ segment }) => segment))];
  const keys = [...new Set(returns.map(({ period }) => windowKey(period)))];
  const between = speech.locale === 'zh' ? '、' : ', ';
  return keys.flatMap((key) => {
    const held = new Set(returns.filter(({ period }) => windowKey(period) === key).map(({ segment }) => segment));
    const missing = segments.filter((segment) => !held.has(segment));
    if (missing.length === 0) return [];
    const spans = speak(speech, 'remark.missing_segments', {
      window: { type: 'text', text: formatWindow(key, speech) },
      segments: { type: 'text', text: missing.map((id) => segmentLabel(id, speech)).join(between) },
    });
    return [{ type: 'note' as const, tone: 'hole' as const, spans }];
  });
}

/** One note for all of them: three notes of one kind would bury what follows. */
function joined(notes: readonly Block[]): Block[] {
  const spans = notes.flatMap((note, at) =>
    note.type === 'note' ? [...(at === 0 ? [] : [plainSpan(' ')]), ...note.spans] : [],
  );
  return spans.length === 0 ? [] : [{ type: 'note', tone: 'hole', spans }];
}

function briefingPart(
  name: CommonPart,
  shown: readonly Shown[],
  statements: readonly Statement[],
  { desk, speech, report }: { readonly desk: Desk; readonly speech: Speech; readonly report: Report },
): readonly Block[] {
  switch (name) {
    case 'holes':
      return joined(holesNote(report, speech));
    case 'computed':
      return computedNotes(shown, speech);
    case 'doubts':
      return doubtsNote(shown, speech);
    case 'age':
      return staleNote(report, desk.today, speech);
    case 'source':
      return sourceBlock(shown, statements, speech);
    case 'licence':
      return [{ type: 'source', spans: [plainSpan(report.licence[speech.locale])] }];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function isCommon(name: string): name is CommonPart {
  return COMMON_PARTS.some((common) => common === name);
}

/** A briefing as it is written: the Message, today's cut, and the blocks that the report had nothing for. */
export interface Briefing {
  readonly message: Message;
  readonly cut: string | undefined;
  readonly leftOut: readonly LeftOut[];
}

/** A briefing as a neutral Message, by its template. */
export function writeBriefing(
  template: Template,
  { report, locale, turn, given, ...asked }: BriefingOf,
  desk: Desk,
): Briefing {
  const speech: Speech = { locale, wording: desk.wordings[locale], library: desk.library };
  const room = { desk, speech, report };
  const cut = asked.cut ?? cutOf(template, turn);
  const { blocks, shown, quoted, leftOut } = fillTemplate(template, {
    ...room,
    given: given ?? exampleGiven(template, { ...room, cut }),
    cut,
    part: (name, shown, statements) => (isCommon(name) ? briefingPart(name, shown, statements, room) : []),
  });
  const quotable = quotableOf(quoted, report, speech);
  const message = {
    locale,
    blocks,
    ...(quotable === undefined ? {} : { quotable }),
    ...figuresCarried([...shown, ...quoted]),
  };
  return { message, cut, leftOut };
}
