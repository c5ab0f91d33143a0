import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of a tick of `/proc/PID/stat` (USER_HZ is 100 on every Linux that Node runs on). */
const TICK_MS = 10;

/** Fields of a process's line after its name: own and reaped children's time, user and system. */
const TIMES = [11, 12, 13, 14];

/**
 * CPU time of a process and of all its children, those that ended included, in milliseconds; a tick is 10 ms. Linux only: 0
 * elsewhere and for a process that is gone.
 */
export function treeCpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const own = TIMES.reduce((sum, at) => sum + Number(fields[at]) * TICK_MS, 0);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + treeCpuMs(Number(child)), own);
  } catch {
    return 0;
  }
}

/** CPU time of this process without its children, in milliseconds. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
