/** `/readyz` where Slack is part of being ready; everything else is the page's. */
import type { RequestListener } from 'node:http';
import type { SlackConnection } from './connect.ts';

/** The handler with its own answer to `/readyz`: 503 while questions from Slack do not reach us, and how it stands. */
export function tellReadiness(slack: SlackConnection, isReady: () => boolean, rest: RequestListener): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' || request.url !== '/readyz') return rest(request, response);
    const isUp = isReady() && slack.isConnected();
    response.writeHead(isUp ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    response.end(`${isUp ? 'ready' : 'not ready'}\nSlack: ${slack.isConnected() ? 'connected' : 'not connected'}\n`);
    return undefined;
  };
}
