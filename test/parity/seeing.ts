import type { Seen } from './platform.ts';

/** Whether all of it can be read there. */
export const has = (seen: Seen, ...words: readonly (string | RegExp)[]): boolean =>
  words.every((word) => (typeof word === 'string' ? seen.text.includes(word) : word.test(seen.text)));

/** What the platform has no form for throws. */
export function form<T>(of: T | undefined, what: string): T {
  if (of === undefined) throw new Error(`there is no ${what}`);
  return of;
}

/** The button whose name fits. */
export function named(seen: Seen, name: RegExp): string {
  const found = seen.buttons.find((each) => name.test(each));
  if (found === undefined) throw new Error(`no button like ${name} among ${seen.buttons.join(', ')}`);
  return found;
}
