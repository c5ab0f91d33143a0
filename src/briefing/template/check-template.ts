import type { Catalogue } from '#src/core/catalogue.ts';
import { UNITS } from '#src/core/unit.ts';
import { REQUIRED_WORDINGS } from '../required-wordings.ts';
import { type Bench, checkIds, checkRef, idsOf, type Path, type TemplateFinding } from './check-refs.ts';
import { checkText } from './check-texts.ts';
import { parseCondition } from './condition.ts';
import { didYouMean } from './nearest.ts';
import { ANSWER_PARTS } from './parts.ts';
import type { TemplateBlock, TemplateFile } from './template-file.ts';

/** What statements are found by: the topics that have a name. */
const TOPICS = Object.keys(REQUIRED_WORDINGS).flatMap((key) => (key.startsWith('topic.') ? [key.slice(6)] : []));

function checkBlock(bench: Bench, block: TemplateBlock, path: Path): void {
  const { template, findings } = bench;
  for (const [at, text] of [block.when ?? []].flat().entries()) {
    const place = Array.isArray(block.when) ? [...path, 'when', at] : [...path, 'when'];
    const parsed = parseCondition(text, template, template.cuts);
    if (!parsed.ok)
      findings.push({
        code: 'TEMPLATE_SLOT',
        path: place,
        value: text,
        detail: `when ${parsed.detail}`,
        next: parsed.next,
      });
    else if ('ref' in parsed.condition) checkIds(bench, place, idsOf(parsed.condition.ref));
  }
  for (const key of ['header', 'text', 'strong'] as const) {
    const text = block[key];
    if (text !== undefined) checkText(bench, [...path, key], text);
  }
  if (block.note !== undefined) checkText(bench, [...path, 'note', 'text'], block.note.text);
  checkLists(bench, block, path);
  checkDrawn(bench, block, path);
  checkActions(bench, block, path);
  checkPart(bench, block, path);
}

function checkLists(bench: Bench, block: TemplateBlock, path: Path): void {
  const { list, metrics } = block;
  for (const key of ['list', 'statements', 'metrics'] as const) {
    const heading = block[key]?.heading;
    if (heading !== undefined) checkText(bench, [...path, key, 'heading'], heading);
  }
  if (list !== undefined) {
    for (const [at, text] of list.each.entries()) checkRef(bench, [...path, 'list', 'each', at], text, false);
    checkText(bench, [...path, 'list', 'item'], list.item, list);
  }
  for (const [at, text] of (metrics?.of ?? []).entries()) checkRef(bench, [...path, 'metrics', 'of', at], text, true);
  for (const [at, topic] of (block.statements?.topics ?? []).entries()) {
    if (TOPICS.includes(topic)) continue;
    bench.findings.push({
      code: 'VALUE_REFUSED',
      path: [...path, 'statements', 'topics', at],
      value: topic,
      detail: 'is not a topic of statements',
      next: `${didYouMean(topic, TOPICS)}Use one of ${TOPICS.join(', ')}.`,
    });
  }
}

/** Windows once each, and a metric that segments can be ranked by. */
function checkSeries(bench: Bench, { chart, table }: Pick<TemplateBlock, 'chart' | 'table'>, path: Path): void {
  for (const [key, windows] of Object.entries({ chart: chart?.windows ?? [], table: table?.windows ?? [] })) {
    const again = windows.find((window, at) => windows.indexOf(window) !== at);
    if (again === undefined) continue;
    const next = 'Keep it once.';
    bench.findings.push({
      code: 'VALUE_REFUSED',
      path: [...path, key, 'windows'],
      value: again,
      detail: 'a window stands twice',
      next,
    });
  }
  const metric = bench.catalogue.metrics.get(chart?.metric ?? '');
  if (metric?.rankable === false && (chart?.show === 'ranked' || chart?.show === 'grouped'))
    bench.findings.push({
      code: 'VALUE_REFUSED',
      path: [...path, 'chart', 'metric'],
      value: metric.id,
      detail: 'segments are not ranked by this metric',
      next: 'Use return, or show: lead, flows or hit_rate.',
    });
}

function checkDrawn(bench: Bench, { chart, table }: TemplateBlock, path: Path): void {
  for (const [key, drawn] of Object.entries({ chart, table })) {
    if (drawn === undefined) continue;
    checkIds(bench, [...path, key, 'metric'], { metrics: [drawn.metric], segments: [] });
    for (const [at, id] of drawn.segments.entries())
      checkIds(bench, [...path, key, 'segments', at], { metrics: [], segments: [id] });
  }
  checkSeries(bench, { chart, table }, path);
  if (chart?.title !== undefined) checkText(bench, [...path, 'chart', 'title'], chart.title);
  if (table !== undefined) checkText(bench, [...path, 'table', 'caption'], table.caption);
  if (chart === undefined || chart.show === 'grouped' || chart.windows.length < 2) return;
  bench.findings.push({
    code: 'VALUE_REFUSED',
    path: [...path, 'chart', 'windows'],
    value: chart.windows.join(', '),
    detail: `a chart that shows ${chart.show} has one window`,
    next: 'Keep one, or show: grouped for several side by side.',
  });
}

function checkActions(bench: Bench, { actions = [] }: TemplateBlock, path: Path): void {
  for (const [at, { label, ask }] of actions.entries()) {
    checkText(bench, [...path, 'actions', at, 'label'], label);
    checkIds(bench, [...path, 'actions', at, 'ask'], ask);
  }
}

function checkPart({ answers, findings }: Bench, { part }: TemplateBlock, path: Path): void {
  if (part === undefined || answers || !ANSWER_PARTS.some((name) => name === part)) return;
  findings.push({
    code: 'TEMPLATE_SLOT',
    path: [...path, 'part'],
    value: part,
    detail: 'this part belongs to answers, and the template is not that of an answer',
    next: 'Use it in a file whose name starts with answer-.',
  });
}

function checkGiven(bench: Bench): void {
  for (const [name, { figure, value, unit, text }] of Object.entries(bench.template.given)) {
    const path = ['given', name];
    if (figure !== undefined) checkRef({ ...bench, template: { ...bench.template, given: {} } }, path, figure, true);
    const kinds = [figure, value, text].filter((part) => part !== undefined).length;
    const badUnit =
      (value === undefined) !== (unit === undefined) || (unit !== undefined && !UNITS.some((id) => id === unit));
    if (kinds === 1 && !badUnit) continue;
    bench.findings.push({
      code: 'VALUE_REFUSED',
      path,
      value: name,
      detail: 'an example must be one figure, one value with its unit, or one text',
      next: `Keep one of them. Units: ${UNITS.join(', ')}.`,
    });
  }
}

function checkQuotes(bench: Bench): void {
  const { template } = bench;
  for (const [at, text] of template.quote.entries()) checkRef(bench, ['quote', at], text, true);
  for (const [cut, refs] of Object.entries(template.quote_by_cut)) {
    for (const [at, text] of refs.entries()) checkRef(bench, ['quote_by_cut', cut, at], text, true);
    if (!template.cuts.includes(cut))
      bench.findings.push({
        code: 'TEMPLATE_SLOT',
        path: ['quote_by_cut', cut],
        value: cut,
        detail: 'is not a cut of the template',
        next: `${didYouMean(cut, template.cuts)}Use one of ${template.cuts.join(', ')}.`,
      });
  }
}

/** Every fault of a template beyond its shape. An empty list means that it can be filled from any report. */
export function checkTemplate(
  template: TemplateFile,
  catalogue: Catalogue,
  answers: boolean,
): readonly TemplateFinding[] {
  const bench: Bench = { template, catalogue, answers, findings: [] };
  for (const [name, text] of Object.entries(template.names)) {
    const builtIns = { ...bench, template: { ...template, names: {}, given: {} } };
    checkRef(builtIns, ['names', name], text, true);
  }
  checkGiven(bench);
  checkQuotes(bench);
  for (const [at, block] of template.blocks.entries()) checkBlock(bench, block, ['blocks', at]);
  return bench.findings;
}
