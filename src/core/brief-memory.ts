/** What was looked up is kept for a while; whoever asks at the same time waits for the same answer. */

/** How something is looked up. */
export interface BriefMemoryOptions<T> {
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  readonly keptMs: number;
  /** `isKnown`: whether it was said, and may be kept for so long. */
  readonly look: (key: string) => Promise<{ readonly value: T; readonly isKnown: boolean }>;
}

export interface BriefMemory<T> {
  read(key: string): Promise<T>;
}

/** What was not said is asked again, but not by every request [ours]. */
const UNKNOWN_KEPT_MS = 2_000;
const MOST_KEPT = 5_000;

/** Creates an empty one. An error of `look` is passed on and not kept. */
export function createBriefMemory<T>({ now, keptMs, look }: BriefMemoryOptions<T>): BriefMemory<T> {
  const kept = new Map<string, { readonly until: number; readonly found: Promise<T> }>();
  const lookUp = async (key: string): Promise<T> => {
    try {
      const { value, isKnown } = await look(key);
      const until = now() + (isKnown ? keptMs : UNKNOWN_KEPT_MS);
      kept.set(key, { until, found: Promise.resolve(value) });
      return value;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
  return {
    read: (key) => {
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.found;
      if (kept.size >= MOST_KEPT) kept.clear();
      const found = lookUp(key);
      // Until it is answered: the answer says how long it is kept.
      kept.set(key, { until: Number.POSITIVE_INFINITY, found });
      return found;
    },
  };
}
