import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../e2e/program.ts';
import { startSlack } from '../stand-ins/slack-api.ts';
import { BOT_TOKEN } from '../stand-ins/slack-methods.ts';
import { SIGNING_SECRET } from '../stand-ins/slack-payloads.ts';
import { startTeams } from '../stand-ins/teams-server.ts';
import { CLIENT_ID, CLIENT_SECRET, TENANT } from '../stand-ins/teams-tokens.ts';
import { type Line, toLine } from './line.ts';
import { median } from './percentile.ts';

/** What a second platform in the same process may cost, of what Slack alone does. */
const START_UP_BAR = 1.4;
const MEMORY_BAR = 1.3;

/** What one start came to: until it greets, and what it holds then. */
interface Started {
  readonly ms: number;
  readonly residentMb: number;
}

const KB_A_MB = 1_024;

function residentMbOf(pid: number | undefined): number {
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb) / KB_A_MB;
}

async function startOnce(env: Readonly<Record<string, string>>): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'smallcaps-both-'));
  const start = performance.now();
  const program = startProgram({ ...env, SMALLCAPS_DATA_DIR: folder, SMALLCAPS_PORT: '0' });
  try {
    await program.greeted;
    return { ms: performance.now() - start, residentMb: residentMbOf(program.child.pid) };
  } finally {
    program.child.kill('SIGKILL');
    await program.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program with Slack and Teams against the same with Slack alone, in turns, as processes of their own. The first round does not count. */
export async function benchBothPlatforms(rounds = 7): Promise<readonly Line[]> {
  const slack = await startSlack();
  const teams = await startTeams();
  const slackAlone = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slack.apiUrl };
  const both = { ...slackAlone, CLIENT_ID, CLIENT_SECRET, TENANT_ID: TENANT, TEAMS_EMULATOR_URL: teams.origin };
  const alone: Started[] = [];
  const together: Started[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const [one, two] = [await startOnce(slackAlone), await startOnce(both)];
      if (round === 0) continue;
      alone.push(one);
      together.push(two);
    }
  } finally {
    await slack.close();
    await teams.close();
  }
  const of = (key: keyof Started) => ({
    slack: median(alone.map((started) => started[key])),
    both: median(together.map((started) => started[key])),
  });
  const [ms, mb] = [of('ms'), of('residentMb')];
  return [
    toLine(
      'start-up with Slack and Teams against Slack alone',
      { ratio: ms.both / ms.slack, bar: START_UP_BAR },
      { slackMs: ms.slack, bothMs: ms.both, rounds },
    ),
    toLine(
      'memory with Slack and Teams against Slack alone',
      { ratio: mb.both / mb.slack, bar: MEMORY_BAR },
      { slackMb: mb.slack, bothMb: mb.both, rounds },
    ),
  ];
}
