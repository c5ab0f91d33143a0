import type { Compliance, Going, Permission, Wanted, Withheld } from '../ports.ts';

/** Where nobody told people and places apart: only what a request itself says of them counts. */
function permissionWithout({ hasOutsiders }: Going): Permission {
  return hasOutsiders === true ? { kind: 'refused', because: 'outsiders' } : { kind: 'allowed' };
}

/**
 * Why figures may not go there now; an approver is asked where one may decide. `undefined` where they may go.
 *
 * @param wanted Called only where an approver is to be asked. Absent: none is.
 */
export async function withholding(
  going: Going,
  wanted: (() => Omit<Wanted, 'act'>) | undefined,
  { compliance }: { readonly compliance?: Compliance },
): Promise<Withheld | undefined> {
  const permission = (await compliance?.mayPostThere(going)) ?? permissionWithout(going);
  if (permission.kind === 'allowed') return undefined;
  if (permission.kind === 'refused' || compliance === undefined || wanted === undefined) return permission.because;
  return compliance.ask({ ...wanted(), act: going.act });
}
