/** The real program with Slack, Teams and its page at once, as `npm start` has it: one process for the whole table. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIG } from '#test/bundled.ts';
import { startProgram } from '#test/e2e/program.ts';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';
import { SIGNING_SECRET } from '#test/stand-ins/slack-payloads.ts';
import { startTeams, type TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import { CLIENT_ID, CLIENT_SECRET, TENANT } from '#test/stand-ins/teams-tokens.ts';

export interface Running {
  readonly slack: SlackStandIn;
  readonly teams: TeamsStandIn;
  /** `http://127.0.0.1:…` of the public side. */
  readonly origin: string;
  /** Of the page, with a slash at its end. */
  readonly page: string;
  /** Puts a version of the bundled report beside it, with another return of micro caps in the month. */
  publish(version: number, value: string): void;
  stop(): Promise<void>;
}

/** The sign-in name of who administers the bot in Teams. */
export const ADMIN = 'boss@desk.example';
/** Where Teams would fetch pictures and files: the stand-in of the proxy is left out, only the path is used. */
export const PUBLIC_URL = 'https://desk.example';

function versionOf(version: number, value: string): string {
  const reason = '{ en: A slip of the point., zh: 小数点有误。 }';
  return readFileSync(join(CONFIG, 'reports', '2025-08-jefferies.yaml'), 'utf8')
    .replace('version: 1', `version: ${version}`)
    .replace('segment: micro_cap, value: 9.3', `segment: micro_cap, value: ${value}`)
    .concat(`\ncorrections:\n  - { metric: return, segment: micro_cap, window: month, reason: ${reason} }\n`);
}

/** Starts it. */
export async function startRunning(): Promise<Running> {
  const [slack, teams] = [await startSlack(), await startTeams()];
  teams.settings.graphConsent = true;
  slack.scopes.add('files:write');
  const folder = mkdtempSync(join(tmpdir(), 'smallcaps-parity-'));
  cpSync(CONFIG, join(folder, 'config'), { recursive: true });
  const program = startProgram({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    CLIENT_ID,
    CLIENT_SECRET,
    TENANT_ID: TENANT,
    TEAMS_ADMINS: ADMIN,
    TEAMS_READ_BACK: 'yes',
    TEAMS_EMULATOR_URL: teams.origin,
    SMALLCAPS_PUBLIC_URL: PUBLIC_URL,
    SMALLCAPS_CONFIG_DIR: join(folder, 'config'),
    SMALLCAPS_DATA_DIR: join(folder, 'data'),
    SMALLCAPS_PORT: '0',
  });
  await program.greeted;
  const origin = /requests at (http:\/\/[^/\s]+)\/api\/messages/.exec(program.output())?.[1] ?? 'none was said';
  return {
    slack,
    teams,
    origin,
    page: await program.address,
    publish: (version, value) =>
      writeFileSync(join(folder, 'config', 'reports', `2025-08-jefferies-${version}.yaml`), versionOf(version, value)),
    stop: async () => {
      program.child.kill('SIGTERM');
      await program.ended;
      await Promise.all([slack.close(), teams.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PATIENCE_MS = 8_000;
const LOOK_MS = 20;

/** Looks until something is there. */
export async function waitFor<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`${what} did not come`);
    await sleep(LOOK_MS);
  }
}
