import type { Shown } from '#src/core/answer.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Figure } from '#src/core/figure.ts';
import { formatMissing } from '#src/core/format-num.ts';
import type { Block } from '#src/core/message.ts';
import { formatPeriod, type PeriodKind } from '#src/core/period.ts';
import type { Statement } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { groupedChart } from '../charts/grouped-chart.ts';
import { leadChart } from '../charts/lead-chart.ts';
import { rankedChart } from '../charts/ranked-chart.ts';
import { flowChart, hitRateChart } from '../charts/share-chart.ts';
import { plainSpan, say, segmentLabel, spansText } from '../wording-spans.ts';
import { type FilledText, fillText } from './fill-text.ts';
import { rankedIn } from './resolve-ref.ts';
import { periodOfKind, type Scene } from './scene.ts';
import type { TemplateBlock } from './template-file.ts';

/** What a block of a template became, with the numbers and statements it shows. */
export interface FilledBlock {
  readonly blocks: readonly Block[];
  readonly shown: readonly Shown[];
  readonly statements?: readonly Statement[];
}

type Chart = NonNullable<TemplateBlock['chart']>;
type Table = NonNullable<TemplateBlock['table']>;

const NOTHING: FilledBlock = { blocks: [], shown: [] };

/** Every segment that the report has a number of this metric for, in the report's order. */
function segmentsWith(metric: string, { report }: Scene): readonly string[] {
  return [...new Set(report.figures.filter((figure) => figure.metric === metric).map(({ segment }) => segment))];
}

function figuresFor(chart: Pick<Chart, 'metric' | 'segments'>, kind: PeriodKind, scene: Scene): readonly Figure[] {
  const figures = rankedIn(scene, chart.metric, kind);
  return chart.segments.length === 0 ? figures : figures.filter(({ segment }) => chart.segments.includes(segment));
}

function oneFigure(metric: string, kind: PeriodKind, scene: Scene): Figure | undefined {
  const own = scene.desk.library.catalogue.metrics.get(metric)?.defaultSegment;
  const figures = rankedIn(scene, metric, kind);
  return figures.find(({ segment }) => segment === own) ?? figures[0];
}

/** The window asked for, or the first in which the report has the metric at all. */
function firstWindow(chart: Chart, metric: string, { report }: Scene): PeriodKind {
  return chart.windows[0] ?? report.figures.find((figure) => figure.metric === metric)?.period.kind ?? 'month';
}

/** The title of a template's own, with the numbers that it shows. */
function titleOf({ title }: Chart, scene: Scene): FilledText | undefined {
  return title === undefined ? undefined : fillText(title, scene);
}

function specsOf(
  chart: Chart,
  title: readonly Span[] | undefined,
  scene: Scene,
): { readonly spec: ChartSpec | undefined; readonly figures: readonly Figure[] } {
  const { speech } = scene;
  switch (chart.show) {
    case 'ranked': {
      const figures = figuresFor(chart, firstWindow(chart, chart.metric, scene), scene).slice(0, chart.most);
      const all = chart.segments.length === 0 ? segmentsWith(chart.metric, scene) : chart.segments;
      const held = rankedIn(scene, chart.metric, firstWindow(chart, chart.metric, scene)).map(({ segment }) => segment);
      const missing = all.filter((segment) => !held.includes(segment));
      return { spec: rankedChart({ figures, held: held.length, missing, title }, speech), figures };
    }
    case 'grouped': {
      const windows: readonly PeriodKind[] = chart.windows.length === 0 ? ['month', 'since_low', 'ytd'] : chart.windows;
      const figures = windows.flatMap((kind) => figuresFor(chart, kind, scene));
      return { spec: groupedChart(figures, speech, title), figures };
    }
    case 'lead': {
      const lead = oneFigure('relative_return', firstWindow(chart, 'relative_return', scene), scene);
      const own = lead && rankedIn(scene, 'return', lead.period.kind).find(({ segment }) => segment === lead.segment);
      if (lead === undefined || own === undefined) return { spec: undefined, figures: [] };
      return { spec: leadChart(lead, own, speech, title), figures: [own, lead] };
    }
    case 'flows': {
      const flow = oneFigure('net_flow', firstWindow(chart, 'net_flow', scene), scene);
      return flow === undefined
        ? { spec: undefined, figures: [] }
        : { spec: flowChart(flow, speech, title), figures: [flow] };
    }
    case 'hit_rate': {
      const share = oneFigure('hit_rate', firstWindow(chart, 'hit_rate', scene), scene);
      return share === undefined
        ? { spec: undefined, figures: [] }
        : { spec: hitRateChart(share, speech, title), figures: [share] };
    }
  }
}

/** A chart of a template; nothing where the report has too little to draw. */
export function fillChart(chart: Chart, scene: Scene): FilledBlock {
  const title = titleOf(chart, scene);
  const { spec, figures } = specsOf(chart, title?.spans, scene);
  if (spec === undefined) return NOTHING;
  return {
    blocks: [{ type: 'chart', spec, repeats: false }],
    shown: [...figures.map((figure) => ({ type: 'figure' as const, figure })), ...(title?.shown ?? [])],
  };
}

/** Segments by windows, each hole named; nothing where the report has none of it. */
export function fillTable(table: Table, scene: Scene): FilledBlock {
  const { speech } = scene;
  const kinds = table.windows.filter((kind) => periodOfKind(scene.report, kind) !== undefined);
  const columns = kinds.map((kind) => figuresFor(table, kind, scene));
  const segments = (table.segments.length === 0 ? segmentsWith(table.metric, scene) : table.segments).filter((id) =>
    columns.some((figures) => figures.some(({ segment }) => segment === id)),
  );
  const caption = fillText(table.caption, scene);
  if (segments.length === 0 || caption === undefined) return NOTHING;
  const names = kinds.map((kind) => {
    const period = periodOfKind(scene.report, kind);
    return period === undefined || kind === 'since_low'
      ? say(speech, 'window.since_low')
      : formatPeriod(period, speech.locale);
  });
  const cell = (figure: Figure | undefined): readonly Span[] =>
    figure === undefined
      ? [plainSpan(formatMissing(speech.locale))]
      : [{ type: 'num', num: { value: figure.value, unit: figure.unit } }];
  const rows = segments.map((id) => [
    [plainSpan(segmentLabel(id, speech))],
    ...columns.map((figures) => cell(figures.find(({ segment }) => segment === id))),
  ]);
  return {
    blocks: [
      {
        type: 'table',
        caption: spansText(caption.spans, speech.locale),
        columns: [say(speech, 'table.segment'), ...names],
        rows,
      },
    ],
    shown: columns.flat().map((figure) => ({ type: 'figure', figure })),
  };
}
