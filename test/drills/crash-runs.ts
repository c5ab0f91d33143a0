import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Stores } from '#src/bot/ports.ts';
import { DATABASE_FILE, openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { createRandom } from '#test/fuzz/random.ts';
import { type Acknowledged, findLost, readAcknowledged } from './acknowledged.ts';
import { killWriter, type Word } from './kill-writer.ts';

/** What is counted. The first four say how much was tried, the last three must be 0. */
export interface CrashCounts {
  /** Writers killed while the folder and its tables were being made, while it was being opened again, while they wrote. */
  readonly kills: { creating: number; opening: number; writing: number };
  acknowledged: number;
  /** Acknowledged and not held any more. */
  lost: number;
  /** Would not open after the kill. */
  unopened: number;
  /** Opened, and not sound by the database's own check. */
  damaged: number;
}

/** The counts, how long opening took after each kill (ms), and what went wrong, in words. */
export interface CrashResult {
  readonly counts: CrashCounts;
  readonly openMs: number[];
  readonly faults: string[];
}

/** How a run kills: on a new folder or on the common one, after which word, within how many milliseconds. */
const KINDS: readonly { readonly isNew: boolean; readonly after: Word; readonly withinMs: number }[] = [
  { isNew: false, after: '}', withinMs: 800 },
  { isNew: true, after: 'loaded', withinMs: 30 },
  { isNew: false, after: 'open', withinMs: 60 },
  { isNew: false, after: 'loaded', withinMs: 30 },
];

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64');

/** Kills as many writers, one after the other, and opens what each left behind. */
export async function runCrashes(runs: number, seed: number): Promise<CrashResult> {
  const root = mkdtempSync(join(tmpdir(), 'smallcaps-drill-'));
  const result: CrashResult = {
    counts: { kills: { creating: 0, opening: 0, writing: 0 }, acknowledged: 0, lost: 0, unopened: 0, damaged: 0 },
    openMs: [],
    faults: [],
  };
  try {
    const common = join(root, 'common');
    const all: Acknowledged[] = [];
    for (let run = 0; run < runs; run += 1) {
      const random = createRandom(seed, run);
      const kind = KINDS[run % KINDS.length];
      if (!kind) break;
      const folder = kind.isNew ? join(root, String(run)) : common;
      const wasThere = existsSync(folder);
      const life = { folder, run, secretKey: SECRET_KEY, cache: join(root, 'cache') };
      const said = await killWriter({ ...life, after: kind.after, delayMs: random.below(kind.withinMs) });
      const acknowledged = readAcknowledged(said);
      result.counts.kills[said.includes('open\n') ? 'writing' : wasThere ? 'opening' : 'creating'] += 1;
      result.counts.acknowledged += acknowledged.length;
      if (!kind.isNew) all.push(...acknowledged);
      await examine(folder, acknowledged, result);
    }
    await examine(common, all, result); // nothing was lost by a later kill either
    return result;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function examine(folder: string, acknowledged: readonly Acknowledged[], result: CrashResult): Promise<void> {
  const { counts, openMs, faults } = result;
  const start = performance.now();
  let stores: Stores;
  try {
    stores = await openSqliteStores({ folder, now: () => new Date(), secretKey: SECRET_KEY });
  } catch (error) {
    counts.unopened += 1;
    faults.push(`did not open: ${String(error)}`);
    return;
  }
  openMs.push(performance.now() - start);
  const lost = await findLost(stores, acknowledged);
  await stores.close();
  counts.lost += lost.length;
  faults.push(...lost.map((one) => `lost: ${JSON.stringify(one)}`));
  const unsound = checkFile(join(folder, DATABASE_FILE));
  if (unsound.length > 0) counts.damaged += 1;
  faults.push(...unsound);
}

/** What the database finds wrong with its own file. */
function checkFile(file: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = [
      ...database.prepare('pragma integrity_check').all(),
      ...database.prepare('pragma foreign_key_check').all(),
    ];
    return rows.map((row) => JSON.stringify(row)).filter((row) => row !== '{"integrity_check":"ok"}');
  } finally {
    database.close();
  }
}

/** Whether nothing was lost, all opened, and all was sound. */
export function isGood({ lost, unopened, damaged }: CrashCounts): boolean {
  return lost + unopened + damaged === 0;
}
