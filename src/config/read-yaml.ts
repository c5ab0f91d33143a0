/** Reads one YAML file against a schema: checked data with its lines, or every problem it has. */
import { join } from 'node:path';
import type { z } from 'zod';
import { type ErrorCode, type ErrorDetails, SmallcapsError } from '#src/core/errors.ts';
import { toPlainIssues } from './plain-issue.ts';
import { readText } from './read-text.ts';
import { parseYaml, type YamlSource } from './yaml.ts';

/** A value, or the problems it was refused for. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly SmallcapsError[] };

/** Checked data and where in the file each part of it stands. */
export interface Sourced<T> {
  readonly data: T;
  readonly source: YamlSource;
}

/** A folder of configuration: where it is, and how it is called in problems (`config`). */
export interface ConfigFolder {
  readonly path: string;
  readonly name: string;
}

/** Enough to put a file right; a file that is wrong from top to bottom is not listed line by line. */
const MAX_PROBLEMS_PER_FILE = 100;

/** A problem at a path of a file, with its line. */
export function problemAt(
  source: YamlSource,
  path: readonly PropertyKey[],
  problem: { readonly code: ErrorCode } & Omit<ErrorDetails, 'file' | 'line'>,
): SmallcapsError {
  const { code, ...details } = problem;
  return new SmallcapsError(code, { ...details, file: source.file, line: source.lineOf(path) });
}

/** Checks a file's data against a schema; each issue becomes a problem `VALUE_REFUSED` with its line. */
function checkShape<Schema extends z.ZodType>(source: YamlSource, schema: Schema): Checked<Sourced<z.output<Schema>>> {
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return { ok: true, value: { data: parsed.data, source } };
  const problems = parsed.error.issues
    .slice(0, MAX_PROBLEMS_PER_FILE)
    .flatMap((issue) => toPlainIssues(issue, source.data))
    .slice(0, MAX_PROBLEMS_PER_FILE)
    .map(({ path, ...details }) => problemAt(source, path, { code: 'VALUE_REFUSED', ...details }));
  return { ok: false, problems };
}

/**
 * Reads a file below the configuration folder.
 *
 * @param file From the folder, with `/`: `reports/2025-08.yaml`.
 * @returns Problems have the codes `FILE_MISSING`, `FILE_UNREADABLE`, `YAML_SYNTAX`, `ID_TWICE` and `VALUE_REFUSED`.
 */
export function readYaml<Schema extends z.ZodType>(
  folder: ConfigFolder,
  file: string,
  schema: Schema,
): Checked<Sourced<z.output<Schema>>> {
  const name = `${folder.name}/${file}`;
  const read = readText(join(folder.path, file), name);
  if (read.kind === 'problem') return { ok: false, problems: [read.problem] };
  const parsed = parseYaml(read.text, name);
  return parsed.kind === 'yaml' ? checkShape(parsed.source, schema) : { ok: false, problems: parsed.problems };
}
