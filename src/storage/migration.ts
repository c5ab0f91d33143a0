/** A step that the tables were changed by. Once released it is never edited: the next change is a new step. */
export interface Migration {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  readonly name: string;
  /** SQL that every database takes: see `schema.ts`. */
  readonly statements: readonly string[];
}
