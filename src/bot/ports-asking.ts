/** Who asks, and the names under which this one request may be delivered again. */
export interface Asking {
  readonly workspaceId: string;
  readonly person: string;
  /** Where it was asked: channel or thread. For the audit only. */
  readonly place: string;
  /** Every name of this request (`event:Ev01`, `message:C01:1756800000.000100`). Not empty. */
  readonly keys: readonly string[];
  /** The conversation that it was asked in, which can be posted into. Absent where there is none: a view, a page. */
  readonly conversation?: string;
  /** Conversations and people that the platform marked in the words: their keys and ids, by how they stand there ("#small-caps", "@mara"). */
  readonly marked?: ReadonlyMap<string, string>;
}
