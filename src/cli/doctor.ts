import type { Logger } from 'pino';
import { type Env, readEnv, secretsOf } from '#src/config/env.ts';
import { toConfigFolder } from '#src/config/knowledge.ts';
import { createLogger } from '#src/config/logger.ts';
import { readBotScopes } from '#src/config/slack-manifest.ts';
import { examineSlack, type Finding } from '#src/platform/slack/examine.ts';
import { readArgs, UsageError } from './args.ts';
import { check } from './check.ts';
import { EXIT, type Terminal } from './terminal.ts';

const CHANNEL = /^[CGD][A-Z0-9]{2,40}$/;

function toLine(finding: Finding): string {
  return finding.ok ? `ok    ${finding.what}\n` : `FIX   ${finding.problem.message}\n`;
}

function readChannels(args: readonly string[]): readonly string[] {
  const { positionals } = readArgs(args, {});
  const wrong = positionals.find((text) => !CHANNEL.test(text));
  if (wrong !== undefined) throw new UsageError(`not the id of a channel (C…, at the end of its address): ${wrong}`);
  return positionals;
}

async function findSlack(env: Env, channels: readonly string[], log: Logger): Promise<readonly Finding[]> {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SMALLCAPS_SECRET_KEY: secretKey,
    SLACK_API_URL: apiUrl,
  } = env;
  return examineSlack({
    ...(botToken === undefined ? {} : { botToken }),
    ...(appToken === undefined ? {} : { appToken }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(secretKey === undefined ? {} : { secretKey }),
    scopes: readBotScopes(toConfigFolder(env.SMALLCAPS_CONFIG_DIR)),
    channels,
    log,
  });
}

async function findTeams(env: Env, log: Logger): Promise<readonly Finding[]> {
  // Loaded only where it is used: Microsoft's library for tokens is large.
  const { examineTeams } = await import('#src/platform/teams/examine.ts');
  return examineTeams({
    clientId: env.CLIENT_ID,
    clientSecret: env.CLIENT_SECRET,
    tenantId: env.TENANT_ID,
    tenants: env.TEAMS_TENANTS,
    mayRead: env.TEAMS_READ_BACK === 'yes',
    publicUrl: env.SMALLCAPS_PUBLIC_URL,
    emulatorUrl: env.TEAMS_EMULATOR_URL,
    log,
  });
}

/** `smallcaps doctor`: `check`, then a live look at Slack and Teams. A line each; exit code 1 when there is anything to fix. */
export async function doctor(args: readonly string[], terminal: Terminal): Promise<number> {
  const channels = readChannels(args);
  const checked = await check([], terminal);
  const env = readEnv(terminal.env);
  if (!env.ok) return EXIT.failed;
  const log = createLogger({ level: 'silent', destination: process.stderr, secrets: secretsOf(env.value) });
  const findings = [...(await findSlack(env.value, channels, log)), ...(await findTeams(env.value, log))];
  for (const finding of findings) await terminal.out(toLine(finding));
  return checked === EXIT.good && findings.every(({ ok }) => ok) ? EXIT.good : EXIT.failed;
}
