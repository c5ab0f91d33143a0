/** Activities as Teams sends them, with what a test changes in front. */
import { TENANT } from './teams-tokens.ts';

type Fields = Readonly<Record<string, unknown>>;

export const BOT = { id: '28:bot-id', name: 'Smallcaps' };
export const ALICE = { id: '29:alice', name: 'Alice', aadObjectId: '0a11ce00-0000-0000-0000-000000000000' };
export const CHANNEL = '19:general@thread.tacv2';
export const GROUP_CHAT = '19:group@thread.v2';
export const PERSONAL = 'a:personal-alice';
export const TEAM = { id: CHANNEL, aadGroupId: '9e0e9e0e-0000-0000-0000-000000000000' };

let serial = 0;

/** An id that no other activity has. */
export function newId(): string {
  serial += 1;
  return String(1_700_000_000_000 + serial);
}

function activity(serviceUrl: string, fields: Fields): Fields {
  return {
    id: newId(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: ALICE,
    recipient: BOT,
    locale: 'en-US',
    ...fields,
  };
}

/** Where something is said. */
export type Place = 'channel' | 'group' | 'personal';

function placed(place: Place, threadId?: string): Fields {
  const tenant = { id: TENANT };
  if (place === 'personal') {
    return {
      conversation: { id: PERSONAL, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant },
    };
  }
  if (place === 'group') {
    return {
      conversation: { id: GROUP_CHAT, conversationType: 'groupChat', isGroup: true, tenantId: TENANT },
      channelData: { tenant },
    };
  }
  const id = threadId === undefined ? CHANNEL : `${CHANNEL};messageid=${threadId}`;
  return {
    conversation: { id, conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: { tenant, team: TEAM, channel: { id: CHANNEL }, teamsChannelId: CHANNEL, teamsTeamId: TEAM.id },
  };
}

/** What somebody says to the bot: with a mention where others read along. `threadId`: a reply below that message. */
export function said(text: string, serviceUrl: string, place: Place = 'channel', fields: Fields = {}): Fields {
  const id = newId();
  const threadId = typeof fields['threadId'] === 'string' ? fields['threadId'] : id;
  const { threadId: _, ...rest } = fields;
  const isPersonal = place === 'personal';
  const mention = '<at>Smallcaps</at>';
  return activity(serviceUrl, {
    type: 'message',
    id,
    textFormat: 'plain',
    text: isPersonal ? text : `${mention} ${text}`,
    entities: isPersonal ? [] : [{ type: 'mention', mentioned: BOT, text: mention }],
    ...placed(place, place === 'channel' ? threadId : undefined),
    ...rest,
  });
}

/** The same words without naming the bot. */
export function overheard(text: string, serviceUrl: string, place: Place, fields: Fields = {}): Fields {
  return said(text, serviceUrl, place, { text, entities: [], ...fields });
}

/** The bot is put into a conversation, or taken out. */
export function installed(
  action: 'add' | 'remove',
  serviceUrl: string,
  place: Place = 'channel',
  fields: Fields = {},
): Fields {
  return activity(serviceUrl, { type: 'installationUpdate', action, ...placed(place), ...fields });
}

/** What becomes of the team or the channel: `conversationUpdate`, which names the first channel of the team as its conversation. */
export function teamChanged(eventType: string, serviceUrl: string, channel?: { id: string; name?: string }): Fields {
  const channelData = { tenant: { id: TENANT }, team: TEAM, eventType, ...(channel === undefined ? {} : { channel }) };
  return activity(serviceUrl, { type: 'conversationUpdate', ...placed('channel'), channelData });
}

/** A pressed button of a card, as most come: a message without words. */
export function pressed(data: unknown, serviceUrl: string, place: Place = 'channel', fields: Fields = {}): Fields {
  return said('', serviceUrl, place, { text: '', entities: [], value: data, ...fields });
}

/** A button that waits for an answer. */
export function tapped(data: unknown, serviceUrl: string, place: Place = 'channel', fields: Fields = {}): Fields {
  const { threadId, ...rest } = fields;
  return activity(serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', title: 'More', data }, trigger: 'manual' },
    replyToId: threadId,
    ...placed(place, typeof threadId === 'string' ? threadId : undefined),
    ...rest,
  });
}
