import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeliveryCounts, NO_COUNTS } from './examine.ts';
import { SLACK, teamsPlan } from './plan.ts';
import { type DrillPlatform, type RunResult, runDelivery } from './run.ts';
import { fillShelf } from './shelf.ts';
import { startSlackPeer } from './slack-peer.ts';
import { teamsPeer } from './teams-peer.ts';

const ON_SLACK: DrillPlatform = { plan: SLACK, start: startSlackPeer };

/** @param consent Whether what stands in a channel may be read back. */
export function onTeams(consent: boolean): DrillPlatform {
  return { plan: teamsPlan(consent), start: teamsPeer(consent) };
}

/** All runs together, as the last line of the drill says it. */
export interface DrillResult {
  readonly line: DeliveryCounts & { readonly runs: number; kills: number; faults: number };
  /** What was wrong, in words, with the number of its run. */
  readonly wrong: string[];
}

function add(result: DrillResult, run: number, { counts, faults, kills, injected }: RunResult): readonly string[] {
  const { line, wrong } = result;
  const keys = Object.keys(NO_COUNTS) as (keyof DeliveryCounts)[]; // its own keys
  for (const key of keys) line[key] += counts[key];
  line.kills += kills;
  line.faults += injected;
  const named = faults.map((words) => `run ${run}: ${words}`);
  wrong.push(...named);
  return named;
}

/** Runs the drill, several runs side by side: most of their time is waiting. */
export async function runDeliveries(
  runs: number,
  seed: number,
  {
    atOnce = 3,
    platform = ON_SLACK,
    onRun = () => undefined,
  }: {
    readonly atOnce?: number;
    readonly platform?: DrillPlatform;
    readonly onRun?: (done: number, so: DrillResult['line'], wrong: readonly string[]) => void;
  } = {},
): Promise<DrillResult> {
  const root = mkdtempSync(join(tmpdir(), 'smallcaps-drill-'));
  const home = { shelf: join(root, 'shelf'), cache: join(root, 'cache') };
  fillShelf(home.shelf);
  const result: DrillResult = { line: { runs, ...NO_COUNTS, kills: 0, faults: 0 }, wrong: [] };
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < runs) {
      const run = next;
      next += 1;
      const wrong = add(result, run, await runDelivery(seed, run, home, platform));
      done += 1;
      onRun(done, result.line, wrong);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
    return result;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Whether nothing was lost, doubled or left open, and every owner knows what nobody can say. */
export function isGood({ lost, duplicate, unresolved, untold }: DeliveryCounts): boolean {
  return lost + duplicate + unresolved + untold === 0;
}
