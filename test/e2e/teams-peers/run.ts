/**
 * The Teams app against the Agents Playground, which nobody here wrote: `npm run e2e:teams`. Prints a line for each journey; the last
 * line says how many passed. Skips with a reason where it cannot run, unless SMALLCAPS_TEAMS_PEER_REQUIRED is set. With
 * `--pictures FOLDER` it takes pictures of what a person sees.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTeams } from '#test/platform/teams/running-teams.ts';
import { startTeams } from '#test/stand-ins/teams-server.ts';
import { attempt } from '../slack-peers/attempt.ts';
import { JOURNEYS, type Scene } from './journeys.ts';
import { openPlayground } from './pictures.ts';
import { installPlayground, PEER, PORT, startPlayground } from './playground.ts';
import { startProxy } from './signing-proxy.ts';

const INSIDE = '--inside';
const PICTURES = '--pictures';
const ALONE = ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

function optionOf(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}

async function runInside(folder: string): Promise<boolean> {
  const standIn = await startTeams();
  const proxy = await startProxy(`http://127.0.0.1:${PORT}`, standIn.origin);
  const running = await runTeams({ teams: { ...standIn, origin: proxy.origin, serviceUrl: proxy.serviceUrl } });
  proxy.setBot(running.origin);
  const playground = await startPlayground(folder, `${proxy.origin}/api/messages`);
  const scene: Scene = { running, proxy };
  const pictures = optionOf(PICTURES);
  const page = pictures === undefined ? undefined : await openPlayground(PORT);
  let passed = 0;
  try {
    for (const [name, journey] of Object.entries(JOURNEYS)) passed += Number(await attempt(name, () => journey(scene)));
    if (pictures !== undefined) await page?.take(pictures);
  } finally {
    await page?.close();
    playground.kill();
    await once(playground, 'close');
    await running.stop();
    proxy.close();
    await standIn.close();
  }
  const all = Object.keys(JOURNEYS).length;
  console.log(`e2e:teams against ${PEER}: ${passed} of ${all} journeys passed`);
  return passed === all;
}

async function runOutside(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'smallcaps-playground-'));
  try {
    const isAlone = spawnSync('unshare', [...ALONE, 'true']).status === 0;
    const missing = isAlone
      ? installPlayground(folder)
      : 'there is no private network here, and the playground would listen to all others';
    if (missing !== undefined) {
      console.log(`e2e:teams skipped: ${missing}`);
      if (process.env['SMALLCAPS_TEAMS_PEER_REQUIRED'] !== undefined) process.exitCode = 1;
      return;
    }
    const command = [process.execPath, fileURLToPath(import.meta.url), INSIDE, folder, ...process.argv.slice(2)];
    const child = spawn('unshare', [...ALONE, ...command], { stdio: 'inherit' });
    const [code] = (await once(child, 'close')) as [number | null]; // exit code, null after a signal
    process.exitCode = code ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const inside = optionOf(INSIDE);
if (inside === undefined) await runOutside();
else process.exitCode = (await runInside(inside)) ? 0 : 1;
