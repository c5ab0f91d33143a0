/** What is wrong with one value, in words for the person who wrote the file. */
import type { z } from 'zod';

/** One thing to put right: the path it stands at, what it is, what was found there, what to do. */
export interface PlainIssue {
  readonly path: readonly PropertyKey[];
  readonly detail: string;
  /** Absent when nothing was found there, or something that is no text. */
  readonly value?: string;
  /** Absent where the error's own advice serves. */
  readonly next?: string;
}

type Issue = z.core.$ZodIssue;

const SHAPES: Readonly<Record<string, { readonly name: string; readonly next: string }>> = {
  array: { name: 'a list', next: 'Write it as a list: lines that start with "- ", or values in [ ].' },
  object: { name: 'a mapping', next: 'Write it as "key: value" lines.' },
  record: { name: 'a mapping', next: 'Write it as "key: value" lines.' },
  string: { name: 'a text', next: 'Write one value there.' },
};

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = Reflect.get(value, segment);
  }
  return value;
}

/** How a place is called: its key, or "entry 3 of figures". The line says the rest. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last !== 'number') return String(last);
  const list = path.at(-2);
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of ${String(list)}`;
}

function shapeOf(value: unknown): string {
  if (value === null || value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : 'a text';
}

/** The values that would have been taken, where the schema lists them. */
function allowedValues(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return issue.options.map(String);
  return [];
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `"${values[0]}"` : `one of ${values.join(', ')}`;
}

function describeMissing(issue: Issue, name: string): Omit<PlainIssue, 'path'> {
  const allowed = allowedValues(issue);
  return { detail: `${name} is missing`, next: allowed.length === 0 ? 'Add it.' : `Add it: ${oneOf(allowed)}.` };
}

function describeSize(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  name: string,
  value: unknown,
): Omit<PlainIssue, 'path'> {
  if (issue.code === 'too_small' && (value === '' || (Array.isArray(value) && value.length === 0))) {
    return { detail: `${name} is empty`, next: 'Fill it in, or remove the key where it may be left out.' };
  }
  const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  const unit = Array.isArray(value)
    ? ' entries'
    : typeof value === 'string' && issue.origin === 'string'
      ? ' characters'
      : '';
  return { detail: `${name} must have ${bound}${unit}` };
}

/** Our own schemas say what a value "is not"; the library's own words would not help a person. */
function ownWords(issue: Issue): string {
  return /^(is|has|must) /.test(issue.message) ? issue.message : 'does not have the form that is asked for';
}

function describe(issue: Issue, name: string, value: unknown): Omit<PlainIssue, 'path'> {
  const allowed = allowedValues(issue);
  if (allowed.length > 0) return { detail: `${name} is not one of the allowed values`, next: `Use ${oneOf(allowed)}.` };
  switch (issue.code) {
    case 'invalid_type': {
      const shape = SHAPES[issue.expected];
      if (/^must be /.test(issue.message)) return { detail: `${name} ${issue.message}`, next: 'Write it so.' };
      if (shape === undefined) return { detail: `${name} ${ownWords(issue)}` };
      return { detail: `${name} must be ${shape.name} and is ${shapeOf(value)}`, next: shape.next };
    }
    case 'too_small':
    case 'too_big':
      return describeSize(issue, name, value);
    case 'invalid_key': {
      const inner = issue.issues[0];
      return {
        detail: `the key ${inner === undefined ? 'is not allowed here' : ownWords(inner)}`,
        value: name,
        next: 'Rename it.',
      };
    }
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_value':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { detail: `${name} ${ownWords(issue)}` };
  }
}

/** The issue in plain words; one for each key where several are not known. */
export function toPlainIssues(issue: Issue, data: unknown): readonly PlainIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      detail: 'the key is not known here',
      value: key,
      next: 'Remove it, or correct its spelling.',
    }));
  }
  const value = valueAt(data, issue.path);
  const name = nameOf(issue.path);
  if (value === undefined) return [{ path: issue.path, ...describeMissing(issue, name) }];
  const found = typeof value === 'string' ? { value } : {};
  return [{ path: issue.path, ...found, ...describe(issue, name, value) }];
}
