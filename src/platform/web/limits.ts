/** What the page's server takes, and where each bound comes from. */
export const LIMITS = {
  /** Characters of a question: twice the longest canonical string, and far more than anybody types. */
  questionCharacters: 4000,
  /** Earlier questions of a thread. The page sends the newest ones where a thread is longer. */
  threadQuestions: 50,
  /** Bytes of a request's body. */
  bodyBytes: 64 * 1024,
  /** How long a client may take to send its request, in milliseconds. */
  requestMs: 10_000,
  /** How long a stop waits for answers under way, in milliseconds. */
  drainMs: 5_000,
} as const;
