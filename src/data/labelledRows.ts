import { drawPermutation, Purpose } from "../model/random";

/**
 * Rows of at most `count` images whose labels may be known: the classes take turns, each with its own in the seed's order.
 * Of one seed, the rows of a smaller count are the first of those of a larger one.
 */
export function labelledRows(labels: Uint8Array, count: number, seed: number): number[] {
  const queues = new Map<number, number[]>();
  for (const row of drawPermutation(labels.length, { seed, counter: 0, purpose: Purpose.labelled })) {
    const label = labels[row] as number;
    const queue = queues.get(label);
    if (queue) queue.push(row);
    else queues.set(label, [row]);
  }
  const byLabel = [...queues].sort(([a], [b]) => a - b).map(([, queue]) => queue);
  const rows: number[] = [];
  for (let turn = 0; rows.length < count && byLabel.some((queue) => turn < queue.length); turn++) {
    for (const queue of byLabel) {
      const row = queue[turn];
      if (row !== undefined && rows.length < count) rows.push(row);
    }
  }
  return rows;
}
