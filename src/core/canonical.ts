import { SmallcapsError } from './errors.ts';
import { Query } from './query.ts';

/** What a canonical string starts with: the version of its form. */
const PREFIX = 'q1:';

/** Longest canonical string: the value of a Slack button. */
export const CANONICAL_MAX = 2000;

const SHORT = {
  intent: 'i',
  reportId: 'r',
  metrics: 'm',
  segments: 's',
  windows: 'w',
  operation: 'op',
  order: 'o',
  top: 'n',
  skip: 'k',
  unitOut: 'u',
  amount: 'a',
  lookup: 'v',
  topics: 't',
  test: 'x',
  claim: 'c',
} as const satisfies Record<keyof Query, string>;

const LISTS: readonly (keyof Query)[] = ['metrics', 'segments', 'windows', 'topics'];
const NUMBERS: readonly (keyof Query)[] = ['top', 'skip'];
const RECORDS: readonly (keyof Query)[] = ['test', 'claim'];

function encodeValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, part]) => `${name}~${String(part)}`)
      .join(',');
  }
  return String(value);
}

/** The query as one line: for buttons, logs, cache keys and tests. Two queries that mean the same have the same string. */
export function toCanonical(query: Query): string {
  const parts = (Object.keys(SHORT) as (keyof Query)[])
    .map((field) => ({ field, text: query[field] === undefined ? '' : encodeValue(query[field]) }))
    .filter(({ text }) => text !== '')
    .map(({ field, text }) => `${SHORT[field]}=${text}`);
  return PREFIX + parts.join(';');
}

/** Whether a text claims to be a canonical string. */
export function isCanonical(text: string): boolean {
  return text.trimStart().startsWith(PREFIX);
}

function decodeValue(field: keyof Query, text: string): unknown {
  if (LISTS.includes(field)) return text.split(',');
  if (NUMBERS.includes(field)) return Number(text);
  if (!RECORDS.includes(field)) return text;
  return Object.fromEntries(
    text.split(',').map((part) => [part.split('~')[0] ?? '', part.slice(part.indexOf('~') + 1)]),
  );
}

/**
 * The query that a canonical string stands for. Ids are checked for form here and against the catalogue where it is answered.
 *
 * @throws {SmallcapsError} `CANONICAL_REFUSED` when it is malformed.
 */
export function parseCanonical(text: string): Query {
  const body = text.trim();
  const refused = (detail: string): SmallcapsError =>
    new SmallcapsError('CANONICAL_REFUSED', { detail, value: body.slice(0, 80) });
  if (!body.startsWith(PREFIX) || body.length > CANONICAL_MAX) throw refused('not a canonical question');
  const fields = new Map(Object.entries(SHORT).map(([field, short]) => [short as string, field as keyof Query]));
  const raw: Record<string, unknown> = {};
  for (const part of body.slice(PREFIX.length).split(';')) {
    const at = part.indexOf('=');
    const field = fields.get(part.slice(0, Math.max(at, 0)));
    if (field === undefined || Object.hasOwn(raw, field))
      throw refused('a part of the canonical question is unknown or stands twice');
    raw[field] = decodeValue(field, part.slice(at + 1));
  }
  const parsed = Query.safeParse(raw);
  if (!parsed.success) throw refused('a part of the canonical question has a value that is not allowed');
  return parsed.data;
}
