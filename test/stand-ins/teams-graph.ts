/** The pages of Graph that are read: a channel's messages, a thread's replies, and the members of a team. */
import type { HeldActivity, TeamsState } from './teams-state.ts';
import { accessToken } from './teams-tokens.ts';

const GRAPH_TOKEN = accessToken('https://graph.microsoft.com/.default');
const PAGE = 5;

function toMessage({ id, activity, createdAt }: HeldActivity): object {
  const attachments = (activity['attachments'] ?? []) as { contentType: string; content: unknown }[];
  return {
    id,
    createdDateTime: new Date(createdAt).toISOString(),
    attachments: attachments.map(({ contentType, content }, at) => ({
      id: String(at),
      contentType,
      content: JSON.stringify(content), // Graph gives a card as text
    })),
  };
}

/** Its owners, and a member who is none. */
function membersOf(groupId: string, { owners }: TeamsState): readonly object[] {
  const none = { userId: 'c0113a90-0000-0000-0000-000000000000', roles: [] };
  return [none, ...(owners.get(groupId) ?? []).map((userId) => ({ userId, roles: ['owner'] }))];
}

/** Newest first, five on a page. */
export function answerGraph(url: URL, bearer: string, state: TeamsState): readonly [number, unknown] {
  if (bearer !== GRAPH_TOKEN) return [401, { error: { code: 'InvalidAuthenticationToken' } }];
  if (!state.settings.graphConsent) return [403, { error: { code: 'Forbidden' } }];
  const [, , , , groupId = '', part, channel = '', , root = ''] = decodeURIComponent(url.pathname).split('/');
  if (part === 'members') return [200, { value: membersOf(groupId, state) }];
  const conversationId = root === '' ? channel : `${channel};messageid=${root}`;
  const found = state.held.filter((held) => held.conversationId === conversationId).toReversed();
  const from = Number(url.searchParams.get('$skiptoken') ?? '0');
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(from + PAGE));
  return [
    200,
    {
      value: found.slice(from, from + PAGE).map(toMessage),
      ...(found.length > from + PAGE ? { '@odata.nextLink': next.href } : {}),
    },
  ];
}
