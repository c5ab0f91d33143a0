/**
 * The score command: one line of JSON for each set of questions, the set kept aside last. `npm run -s score`.
 * `npm run -s score -- --misses` also lists what was not right, on stderr, of the sets for tuning only.
 */
import { loadBundled } from '#test/bundled.ts';
import { type QuestionSet, SETS } from './question-set.ts';
import { createAskJudged, type Judgement, judgeSet, scoreProbes, scoreSet } from './score.ts';

function isMiss({ probes }: QuestionSet, { answer, verdict }: Judgement): boolean {
  return probes ? answer.figures.length > 0 : verdict !== 'right';
}

function listMisses(set: QuestionSet, judgements: readonly Judgement[]): void {
  for (const judgement of judgements.filter((item) => isMiss(set, item))) {
    const { question, answer, verdict } = judgement;
    const shown = answer.figures.map(({ metric, segment, period, printed }) =>
      [metric, segment, period.kind, printed].join('|'),
    );
    console.error(JSON.stringify({ verdict, ...question, got: { kind: answer.kind, figures: shown } }));
  }
}

const ask = createAskJudged(loadBundled());
const listsMisses = process.argv.includes('--misses');

for (const set of SETS) {
  const judgements = judgeSet(set, ask);
  if (listsMisses && !set.aside) listMisses(set, judgements);
  console.log(JSON.stringify(set.probes ? scoreProbes(set, judgements) : scoreSet(set, judgements)));
}
