import type { Wording } from '#src/briefing/wordings.ts';
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import type { Message } from '#src/core/message.ts';
import { formatPeriod, windowKey } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';

/** Every chart of a message. */
export function chartsIn({ blocks }: Message): readonly ChartSpec[] {
  return blocks.flatMap((block) => (block.type === 'chart' ? [block.spec] : []));
}

/** Windows that a series can be of, by its name: one, unless the name says nothing. */
function windowsNamed(name: string, { locale }: Message, report: Report, wording: Wording): readonly string[] {
  const common = wording.get('window.since_low');
  const named = report.figures.filter(({ period }) =>
    period.kind === 'since_low' && name === common ? true : formatPeriod(period, locale) === name,
  );
  return [...new Set(named.map(({ period }) => windowKey(period)))];
}

/** Whether a reported point of a chart is a figure of that window. */
function isOfWindow({ num, tone }: ChartPoint, key: string | undefined, report: Report): boolean {
  if (tone === 'computed') return true;
  return report.figures.some(
    ({ value, unit, period }) => value === num.value && unit === num.unit && windowKey(period) === key,
  );
}

/**
 * What is wrong with the windows of a message's charts, a line each: a series without one window of its own, a window that
 * the subtitle does not say, a point of another window.
 */
export function seriesAcrossWindows(message: Message, report: Report, wording: Wording): readonly string[] {
  return chartsIn(message).flatMap(({ series, subtitle }) =>
    series.flatMap(({ name, points }) => {
      const keys = windowsNamed(name, message, report, wording);
      const foreign = points.filter((point) => point !== undefined && !isOfWindow(point, keys[0], report));
      return [
        ...(keys.length === 1 ? [] : [`${name}: ${keys.length} windows`]),
        ...(subtitle.includes(name) ? [] : [`${name} is not in ${subtitle}`]),
        ...foreign.map((point) => `${name}: ${point?.num.value} is of another window`),
      ];
    }),
  );
}
