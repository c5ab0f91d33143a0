import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SIGNING_SECRET } from '../../stand-ins/slack-payloads.ts';
import { startProgram } from '../program.ts';
import { attempt, type Tally } from './attempt.ts';
import { EMULATE_URL, INSTALLABLE, startEmulate } from './emulate.ts';
import { INSTALL_JOURNEYS } from './install-journeys.ts';

/** All journeys of installing, the clean stop among them. */
export async function runEmulate(folder: string): Promise<Tally> {
  const dataDir = join(folder, 'installed');
  mkdirSync(dataDir);
  const peer = await startEmulate(folder);
  const program = startProgram({
    SLACK_CLIENT_ID: INSTALLABLE.id,
    SLACK_CLIENT_SECRET: INSTALLABLE.secret,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${EMULATE_URL}/api`,
    SMALLCAPS_SECRET_KEY: INSTALLABLE.secretKey,
    SMALLCAPS_PORT: String(INSTALLABLE.botPort),
    SMALLCAPS_DATA_DIR: dataDir,
  });
  let passed = 0;
  try {
    await program.greeted;
    for (const [name, journey] of Object.entries(INSTALL_JOURNEYS))
      passed += Number(await attempt(`installing: ${name}`, () => journey({ program, dataDir })));
    const stop = async (): Promise<void> => {
      program.child.kill('SIGTERM');
      const code = await program.ended;
      if (code !== 0) throw new Error(`exit code ${code}: ${program.output()}`);
    };
    passed += Number(await attempt('installing: it stops cleanly', stop));
  } finally {
    program.child.kill('SIGKILL');
    peer.kill();
    await once(peer, 'close');
  }
  return [passed, Object.keys(INSTALL_JOURNEYS).length + 1];
}
