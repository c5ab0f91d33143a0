import { aboutOf, type Draft } from './draft.ts';
import type { Reading } from './reading.ts';

/** Words that add another name to a question and ask nothing themselves. */
const JOINING = new Set(
  'and what about how of for the in on at over during or plus also too as well then now same but so ok okay pls please a an its their it them ones one like with to'.split(
    ' ',
  ),
);
const JOINING_HAN = /^[呢那么的和还有也再换成同样一在是与跟]+$/;

const NAMES: ReadonlySet<string> = new Set(['segment', 'period', 'date', 'relative', 'year', 'quarter', 'vague']);

function joins(text: string): boolean {
  return JOINING_HAN.test(text) || text.split(' ').every((word) => JOINING.has(word));
}

/** "and cyclicals?": another name or window for what was asked before, and nothing else. */
function isElliptic({ slots: { pieces } }: Draft): boolean {
  const names = pieces.some(({ meaning }) => NAMES.has(meaning.class));
  return (
    names &&
    pieces.every(
      ({ meaning, text }) =>
        NAMES.has(meaning.class) ||
        meaning.class === 'ref' ||
        (meaning.class === 'harmless' && joins(text.toLowerCase())),
    )
  );
}

/**
 * "and cyclicals?" after "P/E of micro caps": the measure is asked for again, and no report has it. The same for a window,
 * while the turn names none of its own.
 */
export function lacksAgain(draft: Draft): Reading | undefined {
  const { lacks } = draft.context;
  if (lacks === undefined || draft.context.broken || !isElliptic(draft)) return undefined;
  const ownWindow = draft.slots.windows.length > 0;
  if (lacks.kind === 'window' && ownWindow) return undefined;
  const reason = lacks.kind === 'window' ? 'other-period' : 'not-in-report';
  const { kind, what } = lacks;
  return {
    corrections: [],
    kept: draft.kept,
    kind: 'absent',
    reason,
    what,
    about: aboutOf(draft),
    foreign: false,
    lacks: kind,
  };
}
