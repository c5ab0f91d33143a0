import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

/** What the queries need to know of the database that they run on. */
export interface StoreContext {
  readonly db: Kysely<Schema>;
  /** The instant, as SQL: of the one process that has the database, or the database's own clock where several share it. */
  readonly now: () => RawBuilder<number>;
  /** Whether rows can be locked one by one, and others passed over: the only place where databases differ. */
  readonly skipLocked: boolean;
  /** A new id that sorts after the earlier ones of this process. */
  readonly newId: () => string;
  /** How long a try that may have posted is left alone before it is read back: a request's timeout, and time to settle. */
  readonly readBackAfterMs: number;
}
