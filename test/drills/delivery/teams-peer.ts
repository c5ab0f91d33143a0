import { z } from 'zod';
import { startTeams } from '#test/stand-ins/teams-server.ts';
import { CLIENT_ID, CLIENT_SECRET, TENANT } from '#test/stand-ins/teams-tokens.ts';
import type { StartPeer } from './peer.ts';
import { teamsPlan } from './plan.ts';
import { createTeamsWeather } from './teams-weather.ts';

const Card = z.object({ attachments: z.tuple([z.object({ content: z.object({ id: z.string() }) })]) });

/** @param consent Whether Graph shows the bot what stands in a channel. */
export function teamsPeer(consent: boolean): StartPeer {
  return async (now, random) => {
    const teams = await startTeams({ now });
    teams.settings.graphConsent = consent;
    for (const { channel, target } of teamsPlan(consent).subscriptions) {
      if (channel === 'archived') teams.closed.add(target);
    }
    teams.decide = createTeamsWeather(random);
    const { serviceUrl } = teams;
    return {
      reach: {
        platform: 'teams',
        origin: teams.origin,
        serviceUrl,
        consent,
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        tenantId: TENANT,
      },
      held: () =>
        teams.held.map(({ id, conversationId, activity }) => ({
          target: conversationId,
          deliveryId: Card.parse(activity).attachments[0].content.id,
          messageId: id,
        })),
      injected: () => teams.injected.count,
      close: () => teams.close(),
    };
  };
}
