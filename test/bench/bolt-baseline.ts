/** The least that a Bolt app can do with a command: acknowledge it, and respond with a fixed text. A process of its own. */
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';

const { BENCH_SIGNING_SECRET: signingSecret = '', BENCH_API_URL: slackApiUrl = '' } = process.env;

const receiver = new ExpressReceiver({ signingSecret, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  token: 'xoxb-1-stand-in',
  botId: 'B0BOT',
  botUserId: 'U0BOT',
  tokenVerificationEnabled: false,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl },
});

app.command('/smallcaps', async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'Micro caps: 9.3% | Aug 2025', response_type: 'ephemeral' });
});

const server = await receiver.start(0);
const bound = server.address();
process.send?.({ port: typeof bound === 'object' ? bound?.port : undefined });
process.on('SIGTERM', () => process.exit());
