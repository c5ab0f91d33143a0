import { SmallcapsError } from '#src/core/errors.ts';

/** Primary result codes of SQLite. */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** Extended codes carry more in their upper bits. */
const PRIMARY = 0xff;

function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & PRIMARY;
}

/** Whether somebody else holds the lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === BUSY;
}

/** Runs it; when SQLite finds its file damaged, that is a `STORE_DAMAGED`. */
export function noticingDamage<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const code = codeOf(error);
    if (code !== CORRUPT && code !== NOT_A_DATABASE) throw error;
    throw new SmallcapsError('STORE_DAMAGED', {}, { cause: error });
  }
}
