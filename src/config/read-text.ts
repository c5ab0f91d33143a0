/** Reads one text file of the project's own data, or says why it cannot be read. */
import { readFileSync, statSync } from 'node:fs';
import { SmallcapsError } from '#src/core/errors.ts';

/** Largest file of config/ that is read, in bytes: far above any real one, far below what would fill the memory. */
const MAX_FILE_BYTES = 5_000_000;

/** A file's text, or the problem that it has. */
export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: SmallcapsError };

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why a file could not be opened, as a problem: missing, or there but closed to us. */
export function toFileProblem(file: string, error: unknown): SmallcapsError {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new SmallcapsError('FILE_MISSING', { file }, { cause: error });
  const detail = code === '' ? 'could not be read' : `could not be read (the system says ${code})`;
  return new SmallcapsError('FILE_UNREADABLE', { file, detail }, { cause: error });
}

function readBytes(path: string, file: string): Buffer | SmallcapsError {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) {
      return new SmallcapsError('FILE_UNREADABLE', {
        file,
        detail: 'is not a file',
        next: 'Put a file of that name there.',
      });
    }
    if (stats.size > MAX_FILE_BYTES) {
      const detail = `is larger than ${MAX_FILE_BYTES / 1_000_000} MB`;
      return new SmallcapsError('FILE_UNREADABLE', {
        file,
        detail,
        value: `${stats.size} bytes`,
        next: 'Split it into smaller files.',
      });
    }
    return readFileSync(path);
  } catch (error) {
    return toFileProblem(file, error);
  }
}

/**
 * The text of a UTF-8 file of at most `MAX_FILE_BYTES`, without its byte order mark.
 *
 * @param file How the file is called in problems (`config/metrics.yaml`).
 * @returns The problem has the code `FILE_MISSING` or `FILE_UNREADABLE`.
 */
export function readText(path: string, file: string): TextRead {
  const bytes = readBytes(path, file);
  if (bytes instanceof SmallcapsError) return { kind: 'problem', problem: bytes };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (cause) {
    const details = { file, detail: 'is not UTF-8 text', next: 'Save it as UTF-8.' };
    return { kind: 'problem', problem: new SmallcapsError('FILE_UNREADABLE', details, { cause }) };
  }
}
