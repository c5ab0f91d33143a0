import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createCatalogue } from '#src/core/catalogue.ts';
import { createLibrary, type Library } from '#src/core/library.ts';
import { ReportFile } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';

/**
 * The bundled report with a foreign text in every place that a report, a catalogue or a list of doubts can fill: publisher,
 * outlet, title, licence, names, short names, definitions, doubts, statements, wordings.
 */
export function hostileLibrary({ catalogue, doubts }: Library, text: string): Library {
  const both = { en: text, zh: text };
  const short = { en: [...text].slice(0, 20).join(''), zh: [...text].slice(0, 20).join('') };
  const file = ReportFile.parse(
    parse(readFileSync('config/reports/2025-08-jefferies.yaml', 'utf8'), { schema: 'failsafe' }),
  );
  const report = toReport({
    ...file,
    publisher: text,
    via: text,
    title: both,
    licence: both,
    statements: file.statements.map((statement) => ({ ...statement, text: both })),
    wording: Object.fromEntries(Object.keys(file.wording).map((id) => [id, text])),
  });
  // Each name is told apart by its id, as two segments of one name would be refused where it matters.
  const segments = [...catalogue.segments.values()].map((segment) => ({
    ...segment,
    label: { en: `${segment.id.slice(0, 3)} ${text}`, zh: `${segment.id.slice(0, 3)} ${text}` },
    short,
    definition: both,
  }));
  const metrics = [...catalogue.metrics.values()].map((metric) => ({ ...metric, label: both, definition: both }));
  return createLibrary({
    catalogue: createCatalogue(metrics, segments),
    doubts: new Map([...doubts.keys()].map((code) => [code, both])),
    reports: [report],
  });
}
