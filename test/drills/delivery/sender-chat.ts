/** The way out of a sender: the platform's own client, with less patience than in use. */
import type { Logger } from 'pino';
import type { Chat, ConversationStore } from '#src/bot/ports.ts';
import type { Life } from './orders.ts';
import { type DrillPlan, TIMES } from './plan.ts';

interface OpenDeps {
  readonly conversations: ConversationStore;
  readonly log: Logger;
  readonly now: () => number;
}

type TeamsReach = Extract<Life['reach'], { readonly platform: 'teams' }>;

async function openSlack(apiUrl: string, { log }: OpenDeps): Promise<Chat> {
  const { createClients } = await import('#src/platform/slack/clients.ts');
  const { createChat } = await import('#src/platform/slack/outbound.ts');
  const { BOT_TOKEN } = await import('#test/stand-ins/slack-methods.ts');
  return createChat({ ...createClients({ botToken: BOT_TOKEN, apiUrl, requestMs: TIMES.requestMs, log }), log });
}

/** The bot was put into all conversations but those it left, and into the owner's own. */
async function keepConversations(reach: TeamsReach, plan: DrillPlan, { conversations }: OpenDeps): Promise<void> {
  const { workspaceId, owner, direct } = plan;
  const { serviceUrl } = reach;
  const known = new Set((await conversations.list(workspaceId)).map(({ conversationKey }) => conversationKey));
  for (const { channel, target } of plan.subscriptions) {
    if (channel === 'left' || known.has(target)) continue;
    const kind = channel === 'unreadable' ? ('group' as const) : ('channel' as const);
    const team = kind === 'channel' ? { teamId: target, groupId: '9e0e9e0e-0000-0000-0000-000000000000' } : {};
    await conversations.keep({ workspaceId, conversationKey: target, kind, serviceUrl, ...team });
  }
  await conversations.keep({ workspaceId, conversationKey: direct, kind: 'personal', serviceUrl, person: owner });
}

async function openTeams(reach: TeamsReach, plan: DrillPlan, deps: OpenDeps): Promise<Chat> {
  const { createCloud } = await import('#src/platform/teams/cloud.ts');
  const { createChat } = await import('#src/platform/teams/outbound.ts');
  const { createSdkLink } = await import('#src/platform/teams/sdk-link.ts');
  const { createTokens } = await import('#src/platform/teams/tokens.ts');
  const { log } = deps;
  const { clientId, tenantId } = reach;
  await keepConversations(reach, plan, deps);
  const cloud = createCloud([], reach.origin);
  const tokens = createTokens(reach, cloud, log);
  const { requestMs } = TIMES;
  const link = createSdkLink({ clientId, tenantId, token: () => tokens.bot(), cloud, log, requestMs });
  const reading = reach.consent ? { reading: { cloud, token: () => tokens.graph(tenantId), log } } : {};
  return createChat({ workspaceId: plan.workspaceId, link, cloud, ...deps, ...reading });
}

export function openChat(reach: Life['reach'], plan: DrillPlan, deps: OpenDeps): Promise<Chat> {
  return reach.platform === 'slack' ? openSlack(reach.apiUrl, deps) : openTeams(reach, plan, deps);
}
