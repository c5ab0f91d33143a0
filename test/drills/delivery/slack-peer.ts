import { z } from 'zod';
import { startSlack } from '#test/stand-ins/slack-api.ts';
import type { StartPeer } from './peer.ts';
import { SLACK } from './plan.ts';
import { createWeather } from './weather.ts';

const Metadata = z.object({ event_payload: z.object({ delivery_id: z.string() }) });

export const startSlackPeer: StartPeer = async (now, random) => {
  const slack = await startSlack({ now, decide: createWeather(random).decide });
  for (const { target } of SLACK.subscriptions) slack.channels.add(target);
  slack.channels.add(SLACK.direct);
  return {
    reach: { platform: 'slack', apiUrl: slack.apiUrl },
    held: () =>
      slack.messages.map(({ ts, channel, metadata }) => ({
        target: channel,
        deliveryId: Metadata.parse(metadata).event_payload.delivery_id,
        messageId: ts,
      })),
    injected: () => slack.injected.count,
    close: () => slack.close(),
  };
};
