/** Who owns a team, as Graph says where the team has consented to it. The connector does not tell. */
import { z } from 'zod';
import type { ReadBackDeps } from './read-back.ts';

const Page = z.object({
  value: z.array(z.object({ userId: z.string().nullish(), roles: z.array(z.string()).nullish() })),
  '@odata.nextLink': z.string().optional(),
});

/** Answers wait for it: without it owners count as anybody else for a while [ours]. */
const TIMEOUT_MS = 2_000;
/** Of some hundred people each; owners further back are not looked for [ours]. */
const PAGES = 3;
/** Each is asked for by name afterwards; a team has a few [ours]. */
const MOST_OWNERS = 10;

/** Ids of the owners' accounts in Entra; `undefined` where Graph does not say. Never throws. */
export async function ownersOf(
  groupId: string,
  { cloud, token, log }: ReadBackDeps,
): Promise<readonly string[] | undefined> {
  const owners: string[] = [];
  let url: string | undefined = `${cloud.graphUrl}/teams/${encodeURIComponent(groupId)}/members?$top=999`;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    for (let page = 0; page < PAGES && url !== undefined && cloud.mayReach(url); page += 1) {
      const headers = { authorization: `Bearer ${await token()}` };
      const response = await fetch(url, { headers, redirect: 'error', signal });
      if (!response.ok) throw new Error(`Graph says status ${response.status}`);
      const { value, '@odata.nextLink': next } = Page.parse(await response.json());
      owners.push(...value.flatMap(({ userId, roles }) => (roles?.includes('owner') === true ? (userId ?? []) : [])));
      url = next;
    }
    return owners.slice(0, MOST_OWNERS);
  } catch (error) {
    log.warn({ err: error }, 'Graph did not say who owns a team');
    return undefined;
  }
}
