/** Slack's word that the bot was taken out of a workspace. */
import { z } from 'zod';
import type { Source } from './workspaces.ts';

/** Where it was taken out of, and when. */
export interface Gone extends Source {
  /** Of an organisation as a whole. */
  readonly isWholeOrganisation: boolean;
  /** In milliseconds since 1970. */
  readonly at: number;
}

const Id = z.string().regex(/^[A-Z0-9]{1,40}$/);

const Taken = z.object({
  type: z.literal('event_callback'),
  team_id: Id.nullish(),
  enterprise_id: Id.nullish(),
  event_time: z.number().int().nonnegative(),
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean().nullish() })).nullish(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).nullish() }) }),
  ]),
});

/** `undefined` for every other payload, and where only tokens of people were revoked: we keep none. Pure. */
export function parseGone(body: unknown): Gone | undefined {
  const { data } = Taken.safeParse(body);
  if (data === undefined) return undefined;
  const { event, team_id: teamId, enterprise_id: enterpriseId, authorizations } = data;
  if (event.type === 'tokens_revoked' && (event.tokens.bot ?? []).length === 0) return undefined;
  return {
    teamId: teamId ?? undefined,
    enterpriseId: enterpriseId ?? undefined,
    isWholeOrganisation: authorizations?.[0]?.is_enterprise_install === true || (teamId ?? undefined) === undefined,
    at: data.event_time * 1_000,
  };
}
