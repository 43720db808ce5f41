/** Rows of the means `mu` [rows, latentDim] that lie nearest to z [latentDim], at most `count`, the nearest first. */
export function nearestRows(mu: Float32Array, z: ArrayLike<number>, count: number): number[] {
  const rows: number[] = [];
  const distances: number[] = [];
  for (let row = 0; row * z.length < mu.length; row++) {
    const distance = squaredDistance(mu, row * z.length, z);
    if (rows.length === count && distance >= (distances[count - 1] ?? 0)) continue;
    let place = Math.min(rows.length, count - 1);
    for (; place > 0 && distance < (distances[place - 1] ?? 0); place--) {
      distances[place] = distances[place - 1] ?? 0;
      rows[place] = rows[place - 1] ?? 0;
    }
    distances[place] = distance;
    rows[place] = row;
  }
  return rows;
}

/** The class that most of some rows have, and how many have it; of several, that of the earliest row. */
export function commonestClass(rows: readonly number[], labels: Uint8Array): { label: number; votes: number } | null {
  const votes = new Map<number, number>();
  for (const row of rows) votes.set(labels[row] ?? -1, (votes.get(labels[row] ?? -1) ?? 0) + 1);
  let best: { label: number; votes: number } | null = null;
  for (const [label, count] of votes) if (!best || count > best.votes) best = { label, votes: count };
  return best;
}

function squaredDistance(mu: Float32Array, offset: number, z: ArrayLike<number>): number {
  let sum = 0;
  for (let dimension = 0; dimension < z.length; dimension++) {
    sum += ((mu[offset + dimension] ?? 0) - (z[dimension] ?? 0)) ** 2;
  }
  return sum;
}
