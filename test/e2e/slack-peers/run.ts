/**
 * The program against two emulators that nobody here wrote: `npm run e2e:slack`. Prints a line for each journey; the last line
 * says how many passed, by emulator and mode. Skips with a reason where they cannot run, unless SMALLCAPS_SLACK_PEER_REQUIRED is set.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, startProgram } from '../program.ts';
import { attempt, type Tally } from './attempt.ts';
import { EMULATE, installEmulate } from './emulate.ts';
import { JOURNEYS } from './journeys.ts';
import { BOT_PORT, DESK, installPeer, type Mode, PEER, PORT, startPeer } from './local-slack.ts';
import { runEmulate } from './run-emulate.ts';

const INSIDE = '--inside';
const ALONE = ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const MODES: Readonly<Record<Mode, string>> = { socket: 'Socket Mode', events: 'signed requests' };

function start(mode: Mode, folder: string): Program {
  const door = mode === 'socket' ? { SLACK_APP_TOKEN: DESK.appToken } : { SLACK_SIGNING_SECRET: DESK.signingSecret };
  return startProgram({
    SLACK_BOT_TOKEN: DESK.botToken,
    SLACK_API_URL: `http://127.0.0.1:${PORT}/api`,
    SMALLCAPS_PORT: String(BOT_PORT),
    SMALLCAPS_DATA_DIR: join(folder, mode),
    ...door,
  });
}

/** All journeys in one mode, the clean stop among them. @returns how many passed, and of how many. */
async function runMode(mode: Mode, folder: string): Promise<Tally> {
  const peer = await startPeer(mode, folder);
  const program = start(mode, folder);
  let passed = 0;
  try {
    await program.greeted;
    for (const [name, journey] of Object.entries(JOURNEYS))
      passed += Number(await attempt(`${MODES[mode]}: ${name}`, journey));
    const stop = async (): Promise<void> => {
      program.child.kill('SIGTERM');
      const code = await program.ended;
      if (code !== 0) throw new Error(`exit code ${code}: ${program.output()}`);
    };
    passed += Number(await attempt(`${MODES[mode]}: it stops cleanly`, stop));
  } finally {
    program.child.kill('SIGKILL');
    peer.kill();
    await once(peer, 'close');
  }
  return [passed, Object.keys(JOURNEYS).length + 1];
}

async function runInside(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'smallcaps-e2e-'));
  try {
    const results: (readonly [Mode, number, number])[] = [];
    for (const mode of ['socket', 'events'] as const) results.push([mode, ...(await runMode(mode, folder))]);
    const counts = results.map(([mode, passed, all]) => `${MODES[mode]} ${passed} of ${all}`).join(', ');
    const [passed, all] = await runEmulate(folder);
    const installs = `against ${EMULATE}: installing ${passed} of ${all}`;
    console.log(`e2e:slack against ${PEER}: ${counts}; ${installs} journeys passed`);
    return passed === all && results.every(([, done, of]) => done === of);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function skip(reason: string): void {
  console.log(`e2e:slack skipped: ${reason}`);
  if (process.env['SMALLCAPS_SLACK_PEER_REQUIRED'] !== undefined) process.exitCode = 1;
}

if (process.argv.includes(INSIDE)) {
  process.exitCode = (await runInside()) ? 0 : 1;
} else {
  const missing = installPeer() ?? installEmulate();
  const isAlone = spawnSync('unshare', [...ALONE, 'true']).status === 0;
  if (missing !== undefined) skip(missing);
  else if (!isAlone) skip('there is no private network here, and the emulator would listen to all others');
  else {
    const command = [process.execPath, fileURLToPath(import.meta.url), INSIDE];
    const [code] = (await once(spawn('unshare', [...ALONE, ...command], { stdio: 'inherit' }), 'close')) as [
      number | null,
    ]; // exit code, null after a signal
    process.exitCode = code ?? 1;
  }
}
