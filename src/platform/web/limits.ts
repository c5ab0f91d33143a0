/** What the page's server takes, and where each bound comes from. */
export const LIMITS = {
  /** Characters of a question: twice the longest canonical string, and far more than anybody types. */
  questionCharacters: 4000,
  /** Earlier questions of a thread. The page sends the newest ones where a thread is longer. */
  threadQuestions: 50,
  /** Bytes of a request's body. */
  bodyBytes: 64 * 1024,
  /** Pages that may listen for changes at once; a browser keeps six connections to one server, so a few windows of it. */
  followers: 24,
  /** Charts that are remembered for their pictures, light and dark counted apart: those of the last fifty messages or so. */
  charts: 600,
  /** How long a client may take to send its request, in milliseconds. */
  requestMs: 10_000,
  /** How long a stop waits for answers under way, in milliseconds. */
  drainMs: 5_000,
} as const;
