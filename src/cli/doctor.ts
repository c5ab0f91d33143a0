import { z } from 'zod';
import { readEnv, secretsOf } from '#src/config/env.ts';
import { toConfigFolder } from '#src/config/knowledge.ts';
import { createLogger } from '#src/config/logger.ts';
import { readYaml } from '#src/config/read-yaml.ts';
import { examineSlack, type Finding } from '#src/platform/slack/examine.ts';
import { readArgs, UsageError } from './args.ts';
import { check } from './check.ts';
import { EXIT, type Terminal } from './terminal.ts';

const MANIFEST_FILE = 'slack-manifest.yaml';

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

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

/** `smallcaps doctor`: `check`, then a live look at Slack. A line each; exit code 1 when there is anything to fix. */
export async function doctor(args: readonly string[], terminal: Terminal): Promise<number> {
  const channels = readChannels(args);
  const checked = await check([], terminal);
  const env = readEnv(terminal.env);
  if (!env.ok) return EXIT.failed;
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
  } = env.value;
  const manifest = readYaml(toConfigFolder(env.value.SMALLCAPS_CONFIG_DIR), MANIFEST_FILE, Manifest);
  const findings = await examineSlack({
    ...(botToken === undefined ? {} : { botToken }),
    ...(appToken === undefined ? {} : { appToken }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    scopes: manifest.ok ? manifest.value.data.oauth_config.scopes.bot : [],
    channels,
    log: createLogger({ level: 'silent', destination: process.stderr, secrets: secretsOf(env.value) }),
  });
  for (const finding of findings) await terminal.out(toLine(finding));
  return checked === EXIT.good && findings.every(({ ok }) => ok) ? EXIT.good : EXIT.failed;
}
