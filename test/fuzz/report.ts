import { CHECKS } from './failure.ts';
import type { FailedRun, FuzzResult } from './fuzz-range.ts';

const MOST_SHOWN = 12;
const LONGEST_SHOWN = 300;

/** A text of which every character can be seen: all that is not plain ASCII or Han as an escape. */
function escapeText(text: string): string {
  const shown = JSON.stringify(text.slice(0, LONGEST_SHOWN)).replace(
    /[^\x20-\x7e\p{Script=Han}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return text.length > LONGEST_SHOWN ? `${shown} (${text.length} characters)` : shown;
}

function describeRun({ index, asked, failures }: FailedRun): string {
  const { question, thread, today, locale } = asked;
  const turns = thread.map((turn) => `    after: ${escapeText(turn)}\n`).join('');
  const reasons = failures
    .map(({ check, reason, detail }) => `    ${check}: ${reason}: ${escapeText(detail)}\n`)
    .join('');
  return `run ${index} (${today}, ${locale ?? 'own language'})\n${turns}    asked: ${escapeText(question)}\n${reasons}`;
}

/** How often each invariant was broken, and the first inputs that did, escaped; empty when there is none. */
export function describeFailures({ examples, reasons }: FuzzResult): string {
  const perReason = new Map<string, number>();
  const shown = examples.filter(({ failures }) => {
    const fresh = failures.some(({ reason }) => (perReason.get(reason) ?? 0) < 2);
    for (const { reason } of failures) perReason.set(reason, (perReason.get(reason) ?? 0) + 1);
    return fresh;
  });
  const sums = [...reasons].map(([reason, runs]) => `${runs} runs: ${reason}\n`);
  return [...shown.slice(0, MOST_SHOWN).map(describeRun), ...sums].join('');
}

/** The closing line of a command. */
export function toLine(seed: number, { runs, counts }: FuzzResult): string {
  return JSON.stringify({ runs, seed, ...counts, ok: isGood(counts) });
}

export function isGood(counts: FuzzResult['counts']): boolean {
  return CHECKS.every((check) => counts[check] === 0);
}
