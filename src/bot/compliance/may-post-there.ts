import type { Directory, Going, Obstacle, Permission, WorkspaceSettings } from '../ports.ts';

async function personInTheWay(person: string, directory: Directory): Promise<Obstacle | undefined> {
  const { kind } = await directory.person(person);
  if (kind === 'member' || kind === 'admin') return undefined;
  return kind === 'unknown' ? 'unsaid' : 'guest';
}

async function placeInTheWay(place: string, directory: Directory): Promise<Obstacle | undefined> {
  const { kind } = await directory.place(place);
  if (kind === 'own' || kind === 'direct') return undefined;
  return kind === 'unknown' ? 'unsaid' : 'outsiders';
}

async function inTheWay({ person, place, hasOutsiders }: Going, directory: Directory): Promise<Obstacle | undefined> {
  if (hasOutsiders === true) return 'outsiders';
  const [of, at] = await Promise.all([
    person === undefined ? undefined : personInTheWay(person, directory),
    place === undefined ? undefined : placeInTheWay(place, directory),
  ]);
  // What nobody can say outweighs what may be allowed.
  if (of === 'unsaid' || at === 'unsaid') return 'unsaid';
  return at ?? of;
}

/**
 * Whether figures may go there: always within the organisation, else by the rule that is set.
 *
 * Where the platform does not say who reads, no approval helps, as nobody could say what is approved.
 */
export async function mayPostThere(
  going: Going,
  { rules, approvedFor }: WorkspaceSettings,
  directory: Directory,
): Promise<Permission> {
  const rule = rules[going.act];
  if (rule === 'allowed') return { kind: 'allowed' };
  const because = await inTheWay(going, directory);
  if (because === undefined) return { kind: 'allowed' };
  if (rule === 'refused' || because === 'unsaid') return { kind: 'refused', because };
  const isApproved = going.act === 'digests' && going.place !== undefined && approvedFor.includes(going.place);
  return isApproved ? { kind: 'allowed' } : { kind: 'approval', because };
}
