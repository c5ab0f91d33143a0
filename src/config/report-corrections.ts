/** What a report file may say of the version before it: known figures, each once, and nothing of a first version. */
import type { ReportFile } from '#src/core/report.ts';
import type { Words } from './catalogue-files.ts';

/** A fault, with its place. */
interface Fault {
  readonly code: 'ID_UNKNOWN' | 'ID_TWICE' | 'VALUE_REFUSED';
  readonly path: readonly PropertyKey[];
  readonly value?: string;
  readonly detail: string;
  readonly next: string;
}

type Row = ReportFile['corrections'][number];

function unknownIds(file: ReportFile, row: Row, path: Fault['path'], { catalogue }: Words): Fault[] {
  const fault = (key: string, value: string, what: string, next: string): Fault => ({
    code: 'ID_UNKNOWN',
    path: [...path, key],
    value,
    detail: `${key} is not ${what}`,
    next,
  });
  const windows = `Use one of ${Object.keys(file.windows).join(', ')}, or add it under windows.`;
  const ids = 'Correct the id, or add it to config/metrics.yaml or config/segments.yaml.';
  const { metric, segment, window, was } = row;
  return [
    ...(catalogue.metrics.has(metric) ? [] : [fault('metric', metric, 'a metric', ids)]),
    ...(catalogue.segments.has(segment) ? [] : [fault('segment', segment, 'a segment', ids)]),
    ...(Object.hasOwn(file.windows, window) ? [] : [fault('window', window, 'a window of this report', windows)]),
    ...(was === undefined || Object.hasOwn(file.windows, was)
      ? []
      : [fault('was', was, 'a window of this report', windows)]),
  ];
}

function checkFigure(file: ReportFile, row: Row, path: Fault['path']): Fault[] {
  const { metric, segment, window, was, withdrawn } = row;
  const fault = (key: string, value: string, detail: string, next: string): Fault[] => [
    { code: 'VALUE_REFUSED', path: [...path, key], value, detail, next },
  ];
  const isHeld = file.figures.some(
    (figure) => figure.metric === metric && figure.segment === segment && figure.window === window,
  );
  if (withdrawn && isHeld)
    return fault('window', window, 'the figure is withdrawn and stands in this version', 'Remove one of the two.');
  if (!withdrawn && !isHeld)
    return fault(
      'window',
      window,
      'this version has no such figure',
      'Write the window that it stands in, or withdrawn: true.',
    );
  if (was !== undefined && (withdrawn || was === window))
    return fault('was', was, 'was names no other window', 'Write it only where the figure had another window before.');
  return [];
}

function placeOf({ metric, segment, window, was }: Row): string {
  return [metric, segment, was ?? window].join(' ');
}

/** Every fault of what a file corrects. */
export function checkCorrections(file: ReportFile, words: Words): readonly Fault[] {
  const rows = file.corrections;
  if (rows.length > 0 && file.version === 1) {
    const detail = 'a first version corrects nothing';
    return [{ code: 'VALUE_REFUSED', path: ['corrections'], detail, next: 'Raise the version, or remove them.' }];
  }
  return rows.flatMap((row, index) => {
    const path = ['corrections', index];
    const ids = unknownIds(file, row, path, words);
    if (ids.length > 0) return ids;
    const first = rows.findIndex((other) => placeOf(other) === placeOf(row));
    if (first === index) return checkFigure(file, row, path);
    const detail = `the figure is corrected already in entry ${first + 1}`;
    return [{ code: 'ID_TWICE' as const, path, value: placeOf(row), detail, next: 'Write one reason for both.' }];
  });
}
