/** The two pages of Graph that reading back looks at: a channel's messages, and a thread's replies. */
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

/** Newest first, five on a page. */
export function answerGraph(url: URL, bearer: string, state: TeamsState): readonly [number, unknown] {
  if (bearer !== GRAPH_TOKEN) return [401, { error: { code: 'InvalidAuthenticationToken' } }];
  if (!state.settings.graphConsent) return [403, { error: { code: 'Forbidden' } }];
  const [, , , , , , channel = '', , root = ''] = decodeURIComponent(url.pathname).split('/');
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
