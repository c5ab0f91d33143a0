import type { z } from 'zod';
import { SmallcapsError } from '#src/core/errors.ts';

/**
 * JSON that was stored, if it is still what the schema takes.
 *
 * @param what Named in the error: `the settings of slack:T0123`.
 * @throws {SmallcapsError} `STORE_DAMAGED`.
 */
export function readStoredJson<T>(text: string, schema: z.ZodType<T>, what: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new SmallcapsError('STORE_DAMAGED', { detail: `${what} cannot be read` }, { cause });
  }
}
