/** A text of the message catalogue with its slots filled; the key itself where the catalogue lacks it, which the check at start-up rules out. */
export function fillWording(
  { wording }: { readonly wording: ReadonlyMap<string, string> },
  key: string,
  slots: Readonly<Record<string, string>>,
): string {
  return (wording.get(key) ?? key).replace(/\{([a-z_]+)\}/g, (_, name: string) => slots[name] ?? '');
}
