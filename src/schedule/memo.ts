/** The same function, whose answers are kept for arguments asked again; at the limit the oldest goes. For functions without effects. */
export function createMemo<Answer>(limit: number, answer: (key: string) => Answer): (key: string) => Answer {
  const kept = new Map<string, { readonly answer: Answer }>();
  return (key) => {
    const before = kept.get(key);
    if (before !== undefined) return before.answer;
    const made = answer(key);
    const [oldest] = kept.keys();
    if (kept.size >= limit && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { answer: made });
    return made;
  };
}
