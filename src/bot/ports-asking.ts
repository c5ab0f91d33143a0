/** Who asks, and the names under which this one request may be delivered again. */
export interface Asking {
  readonly workspaceId: string;
  readonly person: string;
  /** Where it was asked: channel or thread. For the audit only. */
  readonly place: string;
  /** Every name of this request (`event:Ev01`, `message:C01:1756800000.000100`). Not empty. */
  readonly keys: readonly string[];
}
