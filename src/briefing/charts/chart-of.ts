import type { Answer, Shown } from '#src/core/answer.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Figure } from '#src/core/figure.ts';
import { windowKey } from '#src/core/period.ts';
import type { Speech } from '../wording-spans.ts';
import { groupedChart } from './grouped-chart.ts';
import { leadChart } from './lead-chart.ts';
import { rankedChart } from './ranked-chart.ts';

/** Most charts of one message: what Slack takes. */
const MOST = 2;
/** Fewer figures than this are read faster than drawn, unless they are being compared. */
const FEWEST = 3;

function reported(shown: readonly Shown[]): readonly Figure[] {
  return shown.flatMap((item) => (item.type === 'figure' ? [item.figure] : []));
}

function isRanking({ queries }: Answer): boolean {
  return queries.some(({ intent }) => intent === 'rank' || intent === 'filter' || intent === 'compare');
}

/** How many figures of the same kind the report has in the window. */
function heldIn([first]: readonly Figure[], key: string, { library }: Speech): number {
  return first === undefined ? 0 : library.figuresIn(first.reportId, first.metric, key).length;
}

/** The segment's own return in the window of a reported lead, where the answer shows nothing else. */
function besideLead(figures: readonly Figure[], { library }: Speech): Figure | undefined {
  const [only] = figures;
  if (figures.length !== 1 || only?.metric !== 'relative_return') return undefined;
  const key = windowKey(only.period);
  return library.figuresIn(only.reportId, 'return', key).find(({ segment }) => segment === only.segment);
}

function lead(figures: readonly Figure[], speech: Speech): ChartSpec | undefined {
  const [only] = figures;
  const own = besideLead(figures, speech);
  return only === undefined || own === undefined ? undefined : leadChart(only, own, speech);
}

/** What the charts of an answer show beside its own figures. */
export function chartedBeside(answer: Answer, speech: Speech): readonly Shown[] {
  const own = besideLead(reported(answer.figures), speech);
  return own === undefined ? [] : [{ type: 'figure', figure: own }];
}

/**
 * The charts that an answer gains from: a ranking or comparison within each window, several windows side by side, the lead over
 * large caps. None for what a line of text says better. Their numbers stand in the answer too, but for what a lead implies.
 */
export function chartsOf(
  answer: Answer,
  speech: Speech,
): readonly { readonly spec: ChartSpec; readonly repeats: boolean }[] {
  const figures = reported(answer.figures);
  const implied = lead(figures, speech);
  if (implied !== undefined) return [{ spec: implied, repeats: false }];
  const windows = [...new Set(figures.map(({ period }) => windowKey(period)))];
  const ranking = isRanking(answer);
  if (!ranking && windows.length > 1) {
    const grouped = groupedChart(figures, speech);
    if (grouped !== undefined) return [{ spec: grouped, repeats: true }];
  }
  const charts = windows.flatMap((key) => {
    const own = figures.filter(({ period }) => windowKey(period) === key);
    const held = heldIn(own, key, speech);
    const spec = own.length >= FEWEST || ranking ? rankedChart({ figures: own, held }, speech) : undefined;
    return spec === undefined ? [] : [{ spec, repeats: true }];
  });
  return charts.slice(0, MOST);
}
