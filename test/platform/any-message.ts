import fc from 'fast-check';
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Block, Message, MetricItem } from '#src/core/message.ts';
import type { Num } from '#src/core/num.ts';
import type { Span } from '#src/core/span.ts';
import { UNITS } from '#src/core/unit.ts';

/** Where the texts of a random message come from, and how long its lists get. */
export interface AnyMessageOptions {
  /** Any text of a message; some of them hostile. */
  readonly words: fc.Arbitrary<string>;
  /** Most items of a list, rows of a table, items of metrics. */
  readonly items?: number;
  readonly blocks?: number;
}

const decimal = fc.integer({ min: -999_999, max: 999_999 }).map((n) => String(n / 100));

function anyNum(unit: fc.Arbitrary<Num['unit']> = fc.constantFrom(...UNITS)): fc.Arbitrary<Num> {
  return fc.record({ value: decimal, unit, signed: fc.boolean() });
}

/** One that may be led to, and some that may not. */
const LINKS = ['https://desk.slack.com/archives/C01/p1', 'http://elsewhere.example', 'javascript:alert(1)', 'nowhere'];

const SPACE: Span = { type: 'text', text: ' ' };

/** Spans whose numbers do not touch each other, as they would be one number to a reader. */
function anySpans(words: fc.Arbitrary<string>): fc.Arbitrary<Span[]> {
  const span: fc.Arbitrary<Span> = fc.oneof(
    fc.record({ type: fc.constant('text' as const), text: words, emphasis: fc.boolean() }),
    fc.record({ type: fc.constant('text' as const), text: words, link: fc.constantFrom(...LINKS) }),
    fc.record({ type: fc.constant('num' as const), num: anyNum() }),
  );
  return fc
    .array(span, { maxLength: 4 })
    .map((spans) => spans.flatMap((one) => (one.type === 'num' ? [SPACE, one, SPACE] : [one])));
}

function anyItem(words: fc.Arbitrary<string>): fc.Arbitrary<MetricItem> {
  return fc.record({ label: words, num: anyNum(), window: words, computed: fc.boolean(), source: words });
}

/** A chart whose labels are its own or all the same, with and without holes, within and beyond what a platform draws. */
function anyChart(words: fc.Arbitrary<string>): fc.Arbitrary<ChartSpec> {
  const shape = fc.record({
    unit: fc.constantFrom(...UNITS),
    categories: fc.integer({ min: 0, max: 26 }),
    series: fc.integer({ min: 0, max: 4 }),
    hasHoles: fc.boolean(),
    label: fc.oneof(fc.constant(undefined), words),
  });
  return shape.chain(({ unit, categories, series, hasHoles, label }) => {
    const tone = fc.constantFrom('reported' as const, 'reference' as const, 'computed' as const);
    const point: fc.Arbitrary<ChartPoint> = fc.record({ num: anyNum(fc.constant(unit)), tone });
    const points = fc.array(hasHoles ? fc.option(point, { nil: undefined, freq: 4 }) : point, {
      minLength: hasHoles ? 0 : categories,
      maxLength: categories,
    });
    return fc.record({
      kind: fc.constantFrom('bars' as const, 'grouped' as const, 'line' as const),
      locale: fc.constantFrom(...LOCALES),
      unit: fc.constant(unit),
      title: anySpans(words),
      subtitle: words,
      footnotes: fc.array(words, { maxLength: 3 }),
      categories: fc.constant(
        Array.from({ length: categories }, (_, at) => ({ label: `Category ${at}`, short: label ?? `C${at}` })),
      ),
      series: fc
        .tuple(...Array.from({ length: series }, () => points))
        .map((all) => all.map((own, at) => ({ name: `${label ?? 'Window'} ${at}`, points: own }))),
      alt: words,
    });
  });
}

function anyBlock({ words, items = 4 }: AnyMessageOptions): fc.Arbitrary<Block> {
  const spans = anySpans(words);
  return fc.oneof(
    fc.record({
      type: fc.constantFrom('header' as const, 'reading' as const, 'paragraph' as const, 'source' as const),
      spans,
    }),
    fc.record({
      type: fc.constant('metrics' as const),
      heading: words,
      items: fc.array(anyItem(words), { maxLength: items + 2, size: 'max' }),
    }),
    fc.record({
      type: fc.constant('list' as const),
      heading: words,
      items: fc.array(spans, { maxLength: items, size: 'max' }),
    }),
    fc.record({
      type: fc.constant('table' as const),
      caption: words,
      columns: fc.array(words, { maxLength: 4 }),
      rows: fc.array(fc.array(spans, { maxLength: 4 }), { maxLength: items, size: 'max' }),
    }),
    fc.record({ type: fc.constant('chart' as const), spec: anyChart(words), repeats: fc.boolean() }),
    fc.record({
      type: fc.constant('note' as const),
      tone: fc.constantFrom('hole', 'premise', 'computed', 'doubt', 'stale'),
      spans,
    }),
    fc.constant<Block>({ type: 'divider' }),
    fc.record({
      type: fc.constant('actions' as const),
      actions: fc.array(fc.record({ label: words, query: words }), { maxLength: 4 }),
    }),
  );
}

/** Any Message with blocks of every type. Its charts speak its language. */
export function anyMessage(options: AnyMessageOptions): fc.Arbitrary<Message> {
  const blocks = fc.array(anyBlock(options), { maxLength: options.blocks ?? 6, size: 'max' });
  return fc.record({ locale: fc.constantFrom(...LOCALES), blocks }).map(({ locale, blocks: all }) => ({
    locale,
    blocks: all.map((block) => (block.type === 'chart' ? { ...block, spec: { ...block.spec, locale } } : block)),
  }));
}
