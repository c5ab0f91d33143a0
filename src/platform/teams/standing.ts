/** Of which organisation somebody is, by what Teams says of them in a conversation: the report's licence is for one only. */
import type { PersonKind } from '#src/bot/ports.ts';
import type { Member } from './link.ts';

/** Whose people are ours, and who of them administers the bot. */
export interface OwnPeople {
  readonly tenantId: string;
  /** Sign-in names or ids of accounts in Entra, in small letters. */
  readonly admins: ReadonlySet<string>;
}

/**
 * `unknown` where Teams named neither a tenant nor a sign-in name. The connector knows no administrators: whoever set the
 * bot up names them.
 */
export function standingOf(
  { role, tenantId, userPrincipalName, objectId }: Member,
  { tenantId: own, admins }: OwnPeople,
): PersonKind {
  if (tenantId !== undefined && tenantId.toLowerCase() !== own) return 'outsider';
  if (role !== undefined && /^(?:guest|anonymous)$/i.test(role)) return 'guest';
  if (/#EXT#/i.test(userPrincipalName ?? '')) return 'guest';
  if (tenantId === undefined && userPrincipalName === undefined) return 'unknown';
  const names = [userPrincipalName, objectId].map((name) => name?.toLowerCase());
  return names.some((name) => name !== undefined && admins.has(name)) ? 'admin' : 'member';
}

/** Whether somebody is certainly of another organisation, or its guest. */
export function isOutside(kind: PersonKind): boolean {
  return kind === 'guest' || kind === 'outsider';
}
