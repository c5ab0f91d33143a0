/** Whether a message of ours stands in a channel, by what Graph shows of it. It takes a consent that not every team gives. */
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Found } from '#src/bot/ports.ts';
import type { TeamsCloud } from './cloud.ts';
import { REQUEST } from './request-limits.ts';

/** Where, and what for. */
export interface Search {
  readonly groupId: string;
  readonly channelId: string;
  readonly threadId?: string;
  readonly deliveryId: string;
  /** Nothing before this instant is looked at. */
  readonly since: number;
}

export interface ReadBackDeps {
  readonly cloud: TeamsCloud;
  /** A token for Graph. */
  readonly token: () => Promise<string>;
  readonly log: Logger;
}

const Page = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      createdDateTime: z.string(),
      attachments: z.array(z.object({ content: z.string().nullish() })).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
type Page = z.infer<typeof Page>;

const PAGES = 5;
/** When reading back itself went wrong. */
const LOOK_AGAIN_MS = 1_000;
/** A clock of ours and Microsoft's may differ by so much. */
const SKEW_MS = 120_000;

type Read = { readonly page: Page } | { readonly found: Found };

function isCard(content: string | null | undefined, deliveryId: string): boolean {
  // A cheap look first: most messages are no card of ours.
  if (content == null || !content.includes(JSON.stringify(deliveryId))) return false;
  try {
    const card: unknown = JSON.parse(content);
    return typeof card === 'object' && card !== null && 'id' in card && card.id === deliveryId;
  } catch {
    return false;
  }
}

async function readPage(url: string, { cloud, token, log }: ReadBackDeps): Promise<Read> {
  if (!cloud.mayReach(url)) return { found: { kind: 'hidden', reason: 'Graph names an address that is not its own' } };
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${await token()}` },
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST.timeoutMs),
    });
    if (response.ok) return { page: Page.parse(await response.json()) };
    const reason = `Graph says status ${response.status}`;
    const isForNow = response.status === 429 || response.status >= 500;
    return { found: isForNow ? { kind: 'later', reason, retryInMs: LOOK_AGAIN_MS } : { kind: 'hidden', reason } };
  } catch (error) {
    log.warn({ err: error }, 'Graph did not answer as it should');
    return { found: { kind: 'later', reason: 'Graph did not answer as it should', retryInMs: LOOK_AGAIN_MS } };
  }
}

/** Ids newest first: the last one came first. */
function whatIsHeld(ids: readonly string[]): Found | undefined {
  const [messageId, ...laterIds] = ids.toReversed();
  if (messageId === undefined) return undefined;
  return { kind: 'there', messageId, ...(laterIds.length === 0 ? {} : { laterIds }) };
}

/** Looks through the newest messages, as far back as the first try. */
export async function readBack(search: Search, deps: ReadBackDeps): Promise<Found> {
  const { groupId, channelId, threadId, deliveryId, since } = search;
  const channel = `${deps.cloud.graphUrl}/teams/${encodeURIComponent(groupId)}/channels/${encodeURIComponent(channelId)}`;
  const thread = threadId === undefined ? '' : `/${encodeURIComponent(threadId)}/replies`;
  let url = `${channel}/messages${thread}?$top=50`;
  const held: string[] = [];
  for (let at = 0; at < PAGES; at += 1) {
    const read = await readPage(url, deps);
    if ('found' in read) return read.found;
    const { value, '@odata.nextLink': next } = read.page;
    const ours = value.filter(({ attachments }) => attachments?.some(({ content }) => isCard(content, deliveryId)));
    held.push(...ours.map(({ id }) => id));
    // Pages go back in time; an old thread with a new reply comes first all the same, so a whole page has to be older.
    const isOld = value.every(({ createdDateTime }) => Date.parse(createdDateTime) < since - SKEW_MS);
    if (next === undefined || isOld) return whatIsHeld(held) ?? { kind: 'absent' };
    url = next;
  }
  return whatIsHeld(held) ?? { kind: 'hidden', reason: 'too many messages to look through' };
}
