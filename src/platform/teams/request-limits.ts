/** Bounds of what comes in and how long is waited. [docs] Microsoft's pages; [ours] for a reason that stands beside it. */
export const REQUEST = {
  /** Bytes of a body: a message of Teams is below 100 KB [docs], and the SDK reads no more. */
  bodyBytes: 100 * 1_024,
  /** Bytes of an authorization header [ours]: a service token has about 1,000. */
  tokenBytes: 8_192,
  /** Time for one request of ours [ours]; Teams delivers again after 15 s, which never waits for one. */
  timeoutMs: 10_000,
  /** Characters of a message that are looked at [ours]: a question that can be read is far shorter. */
  question: 4_000,
  /** How long a stop waits for answers under way [ours]. */
  drainMs: 10_000,
} as const;
