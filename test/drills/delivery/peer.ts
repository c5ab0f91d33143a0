/** The platform of a run: what it holds by its own record, and how it fails. */
import type { Random } from '#test/fuzz/random.ts';
import type { Life } from './orders.ts';

/** A message that the platform holds. */
export interface Held {
  readonly target: string;
  readonly deliveryId: string;
  readonly messageId: string;
}

export interface Peer {
  /** How a sender reaches it. */
  readonly reach: Life['reach'];
  held(): readonly Held[];
  /** Failures that came about. */
  injected(): number;
  close(): Promise<void>;
}

/** Starts one whose clock is the given one. */
export type StartPeer = (now: () => number, random: Random) => Promise<Peer>;
