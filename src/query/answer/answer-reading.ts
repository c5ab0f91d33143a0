import type { Answer, ReadAs, Remark, Shown } from '#src/core/answer.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Query } from '#src/core/query.ts';
import type { Reading } from '../reading.ts';
import { answerQuery } from './answer-query.ts';
import { followUps, guessChoices, openingChoices, windowOpenings } from './choices.ts';
import { findFigures } from './find-figures.ts';
import { type AnswerRoom, type Part, remark, shownFigure, text } from './parts.ts';

type Asked = Extract<Reading, { kind: 'asked' }>;
type Absent = Extract<Reading, { kind: 'absent' }>;

function keyOf(shown: Shown): string {
  if (shown.type === 'figure') return shown.figure.key;
  const { operation, value, from } = shown.derived;
  return [operation, value, ...from.map(({ key }) => key)].join('>');
}

function unique(shown: readonly Shown[], without: ReadonlySet<string> = new Set()): Shown[] {
  const seen = new Set(without);
  return shown.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)) !== undefined);
}

function uniqueRemarks(remarks: readonly Remark[]): Remark[] {
  const seen = new Set<string>();
  return remarks.filter((item) => {
    const name = JSON.stringify([item.code, item.params]);
    return !seen.has(name) && seen.add(name) !== undefined;
  });
}

/** With several questions in one, whatever was found answers; only when nothing was is it "not in the report". */
function kindOf(parts: readonly Part[]): Answer['kind'] {
  const order: readonly Answer['kind'][] = ['derived', 'figures', 'notes', 'help', 'no-data'];
  return order.find((kind) => parts.some((item) => item.kind === kind)) ?? 'no-data';
}

function readAs(reading: Reading, query: Query | undefined): ReadAs {
  const unknown = reading.kind === 'unread' ? reading.words : [];
  return { query, kept: reading.kept, corrections: reading.corrections, unknown };
}

function base(reading: Reading, locale: Locale, room: AnswerRoom): Omit<Answer, 'kind' | 'choices'> {
  const { latest } = room.library;
  return {
    locale,
    readAs: readAs(reading, undefined),
    queries: [],
    figures: [],
    related: [],
    statements: [],
    remarks: [],
    ...(latest === undefined ? {} : { report: latest }),
  };
}

function answerAsked(reading: Asked, locale: Locale, room: AnswerRoom): Answer {
  const parts = reading.queries.map((query) => answerQuery(query, room));
  const kind = kindOf(parts);
  const figures = unique(parts.flatMap((item) => item.figures));
  const across = reading.queries.some(({ intent, operation }) => intent === 'show' && operation === 'difference');
  const outside = [
    ...(across ? [remark('windows_differ', 'premise')] : []),
    ...reading.outside.map((what) => remark('outside', 'hole', { what: text(what) })),
  ];
  const reason = kind === 'no-data' ? parts.find((item) => item.reason !== undefined)?.reason : undefined;
  return {
    ...base(reading, locale, room),
    kind,
    ...(reason === undefined ? {} : { reason }),
    readAs: readAs(reading, reading.queries[0]),
    queries: reading.queries,
    figures,
    related: unique(
      parts.flatMap((item) => item.related),
      new Set(figures.map(keyOf)),
    ),
    statements: [...new Set(parts.flatMap((item) => item.statements))],
    remarks: uniqueRemarks([...parts.flatMap((item) => item.remarks), ...outside]),
    choices: kind === 'help' ? openingChoices(room.library) : followUps(parts, room.library),
  };
}

/** What is nearest to something absent: what was asked about, in the windows there are; nothing where another market or name was meant. */
function nearestTo(reading: Absent, room: AnswerRoom): Shown[] {
  if (reading.foreign) return [];
  const found = reading.about.flatMap((query) => {
    const exact = findFigures(query, room.library).figures;
    return exact.length > 0 ? exact : findFigures({ ...query, windows: [] }, room.library).figures;
  });
  return unique(found.map(shownFigure));
}

function answerAbsent(reading: Absent, locale: Locale, room: AnswerRoom): Answer {
  const code = reading.reason === 'other-period' ? 'outside' : 'absent';
  const related = nearestTo(reading, room);
  const [query] = reading.about;
  return {
    ...base(reading, locale, room),
    kind: 'no-data',
    reason: reading.reason,
    queries: reading.about,
    related,
    // However often a thing is named, it is missing once.
    remarks: [...new Set(reading.what)].map((what) => remark(code, 'hole', { what: text(what) })),
    choices:
      related.length === 0 || query === undefined
        ? openingChoices(room.library)
        : followUps([{ kind: 'no-data', query, figures: [], related, statements: [], remarks: [] }], room.library),
  };
}

/** The answer to a question as it was read. */
export function answerReading(reading: Reading, locale: Locale, room: AnswerRoom): Answer {
  switch (reading.kind) {
    case 'asked':
      return answerAsked(reading, locale, room);
    case 'absent':
      return answerAbsent(reading, locale, room);
    case 'refused': {
      const remarks = [remark(reading.reason === 'advice' ? 'refuse_advice' : 'refuse_scope', 'answer')];
      return {
        ...base(reading, locale, room),
        kind: 'refusal',
        reason: reading.reason,
        queries: reading.about,
        remarks,
        choices: openingChoices(room.library),
      };
    }
    case 'unread': {
      const words = reading.words.map((word) => `“${word}”`).join(', ');
      const guesses = guessChoices(reading.guess);
      const remarks = [remark(guesses.length > 0 ? 'unread_guess' : 'unread', 'answer', { words: text(words) })];
      return {
        ...base(reading, locale, room),
        kind: 'clarify',
        remarks,
        choices: guesses.length > 0 ? guesses : openingChoices(room.library),
      };
    }
    case 'open': {
      const [key] = reading.windows;
      const remarks = [remark(reading.broken ? 'open_broken' : 'open', 'answer')];
      return {
        ...base(reading, locale, room),
        kind: 'clarify',
        remarks,
        choices: key === undefined ? openingChoices(room.library) : windowOpenings(key, room.library),
      };
    }
  }
}
