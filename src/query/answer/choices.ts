import type { Choice, Param } from '#src/core/answer.ts';
import { toCanonical } from '#src/core/canonical.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Library } from '#src/core/library.ts';
import { windowKey } from '#src/core/period.ts';
import { emptyQuery, Query } from '#src/core/query.ts';
import { figureFor, figuresForSegment } from './find-figures.ts';
import { type Part, segment, window } from './parts.ts';

/** Most buttons under an answer. */
const MOST = 5;
const INDEX = 'russell_2000';

function choice(label: string, query: Query, params: Readonly<Record<string, Param>> = {}): Choice {
  return { label, query, params };
}

function show(metric: string, id: string, key: string): Query {
  return { ...emptyQuery('show'), metrics: [metric], segments: [id], windows: [key] };
}

/** The first few different choices, without what was just asked. */
function firstOf(choices: readonly Choice[], asked: readonly Query[]): readonly Choice[] {
  const seen = new Set(asked.map(toCanonical));
  const picked = choices.filter(({ query }) => {
    const name = toCanonical(query);
    const again =
      query.intent === 'notes' &&
      asked.some(({ intent, topics }) => intent === 'notes' && topics.join() === query.topics.join());
    if (seen.has(name) || again) return false;
    seen.add(name);
    return true;
  });
  return picked.slice(0, MOST);
}

function windowChoices(figure: Figure, library: Library, shown: ReadonlySet<string>): Choice[] {
  return figuresForSegment(figure.metric, figure.segment, emptyQuery('show'), library)
    .filter(({ key }) => !shown.has(key))
    .map((other) =>
      choice('figure', show(other.metric, other.segment, windowKey(other.period)), {
        segment: segment(other.segment),
        window: { type: 'period', period: other.period },
      }),
    );
}

function versusChoices(figure: Figure, library: Library): Choice[] {
  const key = windowKey(figure.period);
  if (figure.segment === INDEX) {
    const lead = figureFor({ metric: 'relative_return', segment: INDEX, window: key }, emptyQuery('show'), library);
    return lead === undefined || figure.metric === 'relative_return'
      ? []
      : [choice('versus_large', show('relative_return', INDEX, key))];
  }
  const index = figureFor({ metric: 'return', segment: INDEX, window: key }, emptyQuery('show'), library);
  if (index === undefined || figure.metric !== 'return') return [];
  const query: Query = {
    ...emptyQuery('compare'),
    metrics: ['return'],
    segments: [figure.segment, INDEX],
    windows: [key],
    operation: 'difference',
  };
  return [choice('versus_index', query, { segment: segment(figure.segment), window: window(key) })];
}

function rankChoice(key: string, library: Library): Choice[] {
  const latest = library.latest;
  if (latest === undefined || library.figuresIn(latest.id, 'return', key).length < 2) return [];
  return [
    choice(
      'rank',
      { ...emptyQuery('rank'), metrics: ['return'], windows: [key], order: 'most' },
      { window: window(key) },
    ),
  ];
}

function whyChoice(figure: Figure): Choice {
  if (figure.metric === 'net_flow') return choice('risks', { ...emptyQuery('notes'), topics: ['risks'] });
  return choice('why', { ...emptyQuery('notes'), topics: ['drivers'] });
}

function sourceChoice(figure: Figure): Choice {
  const { metric, segment: id, period } = figure;
  return choice('source', { ...emptyQuery('source'), metrics: [metric], segments: [id], windows: [windowKey(period)] });
}

/** Where to go from nothing: what there is, the winners, the drivers. */
export function openingChoices(library: Library): readonly Choice[] {
  const latest = library.latest;
  const month = latest === undefined ? [] : [`month:${latest.covers}`];
  return [
    choice('coverage', emptyQuery('coverage')),
    ...month.flatMap((key) => rankChoice(key, library)),
    ...rankChoice('since_low', library),
    choice('why', { ...emptyQuery('notes'), topics: ['drivers'] }),
    choice('risks', { ...emptyQuery('notes'), topics: ['risks'] }),
  ];
}

/** What an asker who named only a window may have meant. */
export function windowOpenings(key: string, library: Library): readonly Choice[] {
  const index = figureFor({ metric: 'return', segment: INDEX, window: key }, emptyQuery('show'), library);
  const small =
    index === undefined
      ? []
      : [choice('figure', show('return', INDEX, key), { segment: segment(INDEX), window: window(key) })];
  const isHeld = library.latest?.figures.some(({ period }) => windowKey(period) === key) ?? false;
  if (!isHeld) return openingChoices(library);
  return [
    ...small,
    ...rankChoice(key, library),
    choice('coverage_window', { ...emptyQuery('coverage'), windows: [key] }, { window: window(key) }),
  ];
}

/** "Did you mean": the questions that are left without the words that were not understood, where a button can carry them. */
export function guessChoices(guess: readonly Query[]): readonly Choice[] {
  return guess
    .filter((query) => Query.safeParse(query).success)
    .slice(0, MOST)
    .map((query) => choice('guess', query));
}

/** Three to five ready follow-ups, each of which has an answer. */
export function followUps(parts: readonly Part[], library: Library): readonly Choice[] {
  const figures = parts
    .flatMap(({ figures: shown, related }) => [...shown, ...related])
    .flatMap((item) => (item.type === 'figure' ? [item.figure] : []));
  const answered = new Set(
    parts.flatMap(({ figures: shown }) => shown).flatMap((item) => (item.type === 'figure' ? [item.figure.key] : [])),
  );
  const asked = parts.map(({ query }) => query);
  const [first] = figures;
  if (first === undefined) return firstOf(openingChoices(library), asked);
  const all = [
    ...windowChoices(first, library, answered),
    ...versusChoices(first, library),
    ...rankChoice(windowKey(first.period), library),
    whyChoice(first),
    sourceChoice(first),
  ];
  return firstOf(all, asked);
}
