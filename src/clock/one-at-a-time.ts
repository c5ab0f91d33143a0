/**
 * Makes a piece of work that is never done twice at once. Asked for while it is under way, it is done once more after that, however
 * often it is asked for meanwhile: what has changed since it began may not have been seen.
 *
 * @returns Ends when the work that covers the asking has ended, and fails as that does.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function begin(): Promise<void> {
    underWay = work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  function afterwards(before: Promise<void>): Promise<void> {
    const done = (): Promise<void> => {
      next = undefined;
      return begin();
    };
    return before.then(done, done);
  }

  return () => {
    if (underWay === undefined && next === undefined) return begin();
    next ??= afterwards(underWay ?? Promise.resolve());
    return next;
  };
}
