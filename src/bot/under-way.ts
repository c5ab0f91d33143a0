/** Work that has been started and not ended, so that other work can wait for what it leaves behind. */
export interface UnderWay {
  /** Counts the work in until it ends, however it does. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all that was under way at the call has ended; at once when nothing was. */
  settled(): Promise<void>;
}

/** Creates an empty one. */
export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    async run(work) {
      works.add(work);
      try {
        return await work;
      } finally {
        works.delete(work);
      }
    },
    async settled() {
      await Promise.allSettled([...works]);
    },
  };
}
