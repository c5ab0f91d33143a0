/** One run of the drill: a morning, processes that are killed, a clock that is set, and a platform that falls over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { createRandom, type Random } from '#test/fuzz/random.ts';
import { type Examined, examine } from './examine.ts';
import { type Life, POINTS } from './orders.ts';
import type { Peer, StartPeer } from './peer.ts';
import { type DrillPlan, MADE_BEFORE_MS, MORNINGS, TIMES } from './plan.ts';
import { startSender } from './sender-process.ts';

/** What one run came to. */
export interface RunResult extends Examined {
  readonly kills: number;
  /** Failures of the platform that came about, and steps of the clock. */
  readonly injected: number;
}

const HOUR_MS = 3_600_000;
/** A random death comes within this time. */
const DEATH_WITHIN_MS = 900;
/** What takes longer than all of it together is stuck. */
const PATIENCE_MS = 240_000;

/** Where it is delivered to. */
export interface DrillPlatform {
  readonly plan: DrillPlan;
  readonly start: StartPeer;
}

/** Files that all runs share. */
export interface DrillHome {
  readonly shelf: string;
  /** Where compiled modules are kept from one process to the next. */
  readonly cache: string;
}

interface Scene {
  readonly random: Random;
  readonly peer: Peer;
  readonly folder: string;
  /** What all runs share. */
  readonly home: DrillHome;
  readonly from: number;
  /** What the true time is beyond the machine's own: the platform's clock, and a sender's as long as nobody sets it. */
  truth: number;
  kills: number;
  steps: number;
}

function lifeOf({ folder, peer, home, truth, from }: Scene): Life {
  return { folder, reach: peer.reach, shelf: home.shelf, offset: truth, from };
}

/** How a process is to die: at a point, or at some moment. */
function fateOf({ random }: Scene): Pick<Life, 'dies'> {
  return random.chance(0.6) ? { dies: { at: random.pick(POINTS), nth: random.below(6) } } : {};
}

/** A process that begins, and is killed on the way. */
async function liveAndDie(scene: Scene): Promise<void> {
  const { random } = scene;
  const fate = fateOf(scene);
  const sender = startSender({ ...lifeOf(scene), ...fate }, scene.home.cache);
  if (!(await sender.said('open'))) {
    scene.kills += 1;
    return;
  }
  sender.tell({ kind: 'finish' });
  const step = random.pick([0, 0, 0, 0, -HOUR_MS, HOUR_MS]);
  if (step !== 0) {
    await sleep(random.below(DEATH_WITHIN_MS / 2));
    scene.steps += 1;
    sender.tell({ kind: 'clock', offset: scene.truth + step });
  }
  const deathMs = fate.dies === undefined ? random.below(DEATH_WITHIN_MS) : 3 * DEATH_WITHIN_MS;
  await Promise.race([sleep(deathMs), sender.gone]);
  sender.kill();
  if (await sender.gone) scene.kills += 1;
}

/** Time goes on: for the platform, and for who sends. */
function letPass(scene: Scene, ms: number): void {
  scene.truth += ms;
}

/**
 * A process that may do all that is left to do. What was put off by a clock that was set waits for the hour to come; so it
 * comes, when nothing else is left.
 */
async function liveToTheEnd(scene: Scene): Promise<void> {
  const sender = startSender(lifeOf(scene), scene.home.cache);
  await sender.said('open');
  const finished = sender.said('finished');
  sender.tell({ kind: 'finish' });
  const late = sleep(PATIENCE_MS, 'late' as const, { ref: false }); // nothing waits for it once the run is over
  let ended: 'finished' | 'idle' | 'late' | undefined;
  while (ended === undefined || ended === 'idle') {
    const idle = sender.said('idle').then(() => 'idle' as const);
    ended = await Promise.race([finished.then(() => 'finished' as const), idle, late]);
    if (ended === 'idle') letPass(scene, HOUR_MS);
    sender.tell({ kind: 'clock', offset: scene.truth });
  }
  if (ended === 'finished') sender.tell({ kind: 'stop' });
  else sender.kill();
  await sender.gone;
}

/** Runs once. The same seed and number give the same chances; where a signal hits is left to the machine. */
export async function runDelivery(seed: number, run: number, home: DrillHome, on: DrillPlatform): Promise<RunResult> {
  const random = createRandom(seed, run);
  const folder = mkdtempSync(join(tmpdir(), 'smallcaps-delivery-'));
  const morning = random.pick(MORNINGS);
  const time = { truth: morning + 500 - Date.now() };
  const peer = await on.start(() => Date.now() + time.truth, random);
  const scene: Scene = Object.assign(time, {
    random,
    peer,
    folder,
    home,
    from: morning - MADE_BEFORE_MS,
    kills: 0,
    steps: 0,
  });
  try {
    for (let lives = 1 + random.below(2); lives > 0; lives -= 1) await liveAndDie(scene);
    await liveToTheEnd(scene);
    const now = () => new Date(Date.now() + time.truth);
    const stores = await openSqliteStores({ folder, now, readBackAfterMs: TIMES.readBackAfterMs });
    const examined = await examine(stores, peer.held(), on.plan);
    await stores.close();
    return { ...examined, kills: scene.kills, injected: peer.injected() + scene.steps };
  } finally {
    await peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
