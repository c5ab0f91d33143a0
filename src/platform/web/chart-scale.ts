/** Where values of a chart come to lie: a scale of round steps that always holds zero. */

/** A scale with its ticks, lowest first. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];
/** About as many lines as can be read beside each other in a chart of this height. */
const STEPS_WANTED = 4;

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((step) => step * power >= rough) ?? 10) * power;
}

/** The scale for these values. */
export function scaleOf(values: readonly number[]): Scale {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(0, ...finite);
  const most = Math.max(0, ...finite);
  const step = most === least ? 1 : roundStep((most - least) / STEPS_WANTED);
  // Beyond what a double tells apart there is no step to add.
  if (!Number.isFinite(step) || step === 0) return { low: least, high: most, ticks: [] };
  const from = Math.floor(least / step);
  const to = Math.max(from + 1, Math.ceil(most / step));
  const ticks = Array.from({ length: to - from + 1 }, (_, at) => (from + at) * step);
  return { low: from * step, high: to * step, ticks };
}

/** Columns that a label takes: a Chinese character is as wide as two Latin ones. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\uffef]/.test(character) ? 2 : 1), 0);
}

/** The label in lines of at most `columns` where its words allow it; no more than three, the last one cut with an ellipsis. */
export function wrapLabel(label: string, columns: number): readonly string[] {
  const words = label.split(/(?<=[\s/-])|(?<=[\u3400-\uffef])/);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last + word.trimEnd()) <= columns) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  const [first = '', second, third, ...more] = lines.map((line) => cutTo(line.trim(), columns + 3));
  const kept = [first, second, more.length > 0 ? `${third} …` : third];
  return kept.flatMap((line) => (line === undefined || line === '' ? [] : [line]));
}

/** The text, cut with an ellipsis where it takes more than so many columns. */
export function cutTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let room = columns - 1;
  const kept = [...text].filter((character) => {
    room -= columnsOf(character);
    return room >= 0;
  });
  return `${kept.join('').trimEnd()}…`;
}
