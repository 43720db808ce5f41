/** Neighbours that vote on a class. */
const NEIGHBOURS = 10;
/** Most codes whose class is voted on; more would not change the share by much. */
const QUERIES = 1000;

/**
 * Share, 0 to 1, of codes whose class is the commonest among their ten nearest other codes: what a classifier that
 * sees only `mu` [count, latentDim] knows of the classes. Asked of the first thousand codes, among all of them.
 */
export function neighbourAccuracy(mu: Float32Array, labels: Uint8Array, latentDim: number): number {
  const count = mu.length / latentDim;
  const queries = Math.min(QUERIES, count);
  let right = 0;
  for (let query = 0; query < queries; query++) {
    if (vote(nearestTo(query, mu, latentDim, count), labels) === labels[query]) right += 1;
  }
  return right / queries;
}

/** Rows of the codes nearest to a row's, the nearest first, itself left out. */
function nearestTo(query: number, mu: Float32Array, latentDim: number, count: number): number[] {
  const rows: number[] = [];
  const distances: number[] = [];
  for (let row = 0; row < count; row++) {
    if (row === query) continue;
    const limit = rows.length < NEIGHBOURS ? Number.POSITIVE_INFINITY : (distances[NEIGHBOURS - 1] as number);
    const distance = squaredDistance(mu, query * latentDim, row * latentDim, latentDim, limit);
    if (distance < limit) insert(rows, distances, row, distance);
  }
  return rows;
}

/** Stops adding up where the limit is passed. */
function squaredDistance(mu: Float32Array, a: number, b: number, latentDim: number, limit: number): number {
  let sum = 0;
  for (let dimension = 0; dimension < latentDim && sum < limit; dimension++) {
    const difference = (mu[a + dimension] as number) - (mu[b + dimension] as number);
    sum += difference * difference;
  }
  return sum;
}

function insert(rows: number[], distances: number[], row: number, distance: number): void {
  let place = rows.length;
  while (place > 0 && (distances[place - 1] as number) > distance) place -= 1;
  rows.splice(place, 0, row);
  distances.splice(place, 0, distance);
  rows.length = Math.min(rows.length, NEIGHBOURS);
  distances.length = rows.length;
}

/** The commonest class; of several, the one whose first member is nearest. */
function vote(rows: readonly number[], labels: Uint8Array): number {
  const votes = new Map<number, number>();
  for (const row of rows) votes.set(labels[row] as number, (votes.get(labels[row] as number) ?? 0) + 1);
  let winner = -1;
  for (const [label, count] of votes) if (count > (votes.get(winner) ?? 0)) winner = label;
  return winner;
}
