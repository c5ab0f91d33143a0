import { type Rule, textOf } from './words.ts';

const TIED = /^(of|after|before|following|to)$|^(之后|之前|后|前)$/;

/** "the month of the low", "the low day": a stretch beside the low that no window is. */
const tiesToLow: Rule = ({ slots: { pieces } }) =>
  pieces.find(({ meaning, broken }, at) => {
    if (meaning.class !== 'period' || meaning.value !== 'since_low') return false;
    if (
      /^(days?|dates?|weeks?|months?|当天|当日|当周|当月)$/.test(textOf(pieces[at + 1])) &&
      pieces[at + 1]?.broken !== true
    )
      return true;
    const before = pieces.slice(Math.max(0, at - 3), at).filter((piece) => textOf(piece) !== 'the');
    const [unit, tie] = before.slice(-2);
    const isStretch = unit?.meaning.class === 'period' && unit.meaning.value === 'report_month';
    return !broken && isStretch && tie !== undefined && TIED.test(textOf(tie));
  });

/** "since then", "since the end of August": a start that no window has. */
const startsElsewhere: Rule = ({ slots: { pieces } }) =>
  pieces.find(({ text, meaning, broken }, at) => {
    const since = /^(since|from)$/.test(textOf(pieces[at - 1])) && !broken && meaning.class === 'harmless';
    return since && /^(then|end|the end|month end|end of|at the end)\b/.test(text.toLowerCase());
  });

/** Stretches of time that no window is. */
export const STRETCHES: readonly Rule[] = [tiesToLow, startsElsewhere];
