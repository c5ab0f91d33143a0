/** Moves marks on a line apart until none stands on another. */

/** Marks that touch, moved as one. */
interface Cluster {
  readonly members: readonly number[];
  /** Sum of the places that the members asked for. */
  readonly sum: number;
}

function startOf({ members, sum }: Cluster, step: number, from: number, to: number): number {
  const ideal = sum / members.length - ((members.length - 1) * step) / 2;
  return Math.max(from, Math.min(ideal, to - (members.length - 1) * step));
}

/**
 * Places as near as may be to those asked for, in the same order, at least `step` apart and between the bounds, if all fit there.
 */
export function spreadApart(
  places: readonly number[],
  step: number,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = places.map((_, at) => at).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const clusters: Cluster[] = [];
  for (const at of order) {
    let cluster: Cluster = { members: [at], sum: places[at] ?? 0 };
    for (let before = clusters.at(-1); before !== undefined; before = clusters.at(-1)) {
      const end = startOf(before, step, from, to) + before.members.length * step;
      if (end <= startOf(cluster, step, from, to)) break;
      cluster = { members: [...before.members, ...cluster.members], sum: before.sum + cluster.sum };
      clusters.pop();
    }
    clusters.push(cluster);
  }
  const moved: number[] = [];
  for (const cluster of clusters) {
    const start = startOf(cluster, step, from, to);
    cluster.members.forEach((member, at) => {
      moved[member] = start + at * step;
    });
  }
  return moved;
}
