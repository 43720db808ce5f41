/** Rows of the means `mu` [rows, latentDim] that lie nearest to z [latentDim], at most `count`, the nearest first. */
export function nearestRows(mu: Float32Array, z: ArrayLike<number>, count: number): number[] {
  const nearest = new NearestRows(count);
  for (let row = 0; row * z.length < mu.length; row++) {
    nearest.offer(row, squaredDistance(mu, row * z.length, z, 0, z.length, nearest.limit));
  }
  return nearest.rows;
}

/** Row of means `mu` [rows, latentDim] that lies nearest to z [latentDim] in all dimensions; −1 of none. */
export function nearestRow(mu: Float32Array, z: ArrayLike<number>): number {
  return nearestRows(mu, z, 1)[0] ?? -1;
}

/**
 * Euclidean distance from each of `queries` [count, size] to the nearest of `rows` [any number, size], [count]; infinite
 * where there is no row.
 */
export function distancesToNearest(queries: Float32Array, rows: Float32Array, size: number): Float32Array {
  const distances = new Float32Array(queries.length / size);
  for (let query = 0; query < distances.length; query++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < rows.length; at += size) {
      nearest = Math.min(nearest, squaredDistance(queries, query * size, rows, at, size, nearest));
    }
    distances[query] = Math.sqrt(nearest);
  }
  return distances;
}

/** The nearest of the rows offered so far, at most `count`, the nearest first; of equally near ones the earlier. */
export class NearestRows {
  readonly rows: number[] = [];
  /** Squared distance from which on a row is too far. */
  limit = Number.POSITIVE_INFINITY;
  readonly #count: number;
  readonly #distances: number[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  /** Takes a row at a squared distance, or not. */
  offer(row: number, distance: number): void {
    if (distance >= this.limit) return;
    let rank = Math.min(this.rows.length, this.#count - 1);
    for (; rank > 0 && distance < (this.#distances[rank - 1] as number); rank--) {
      this.#distances[rank] = this.#distances[rank - 1] as number;
      this.rows[rank] = this.rows[rank - 1] as number;
    }
    this.#distances[rank] = distance;
    this.rows[rank] = row;
    this.limit = this.#distances[this.#count - 1] ?? this.limit;
  }
}

/**
 * Squared distance ‖a − b‖² of the codes [latentDim] that begin at `atA` and `atB`; stops adding up where it reaches
 * `limit`.
 */
export function squaredDistance(
  a: ArrayLike<number>,
  atA: number,
  b: ArrayLike<number>,
  atB: number,
  latentDim: number,
  limit: number,
): number {
  let sum = 0;
  for (let dimension = 0; dimension < latentDim && sum < limit; dimension++) {
    const difference = (a[atA + dimension] as number) - (b[atB + dimension] as number);
    sum += difference * difference;
  }
  return sum;
}

/** A class, and how many of those asked have it. */
export interface Vote {
  readonly label: number;
  readonly votes: number;
}

/** The class that most of some rows have; of several, that of the earliest row; null of no rows. */
export function commonestClass(rows: readonly number[], labels: Uint8Array): Vote | null {
  const votes = new Map<number, number>();
  for (const row of rows) votes.set(labels[row] ?? -1, (votes.get(labels[row] ?? -1) ?? 0) + 1);
  let best: Vote | null = null;
  for (const [label, count] of votes) if (!best || count > best.votes) best = { label, votes: count };
  return best;
}
