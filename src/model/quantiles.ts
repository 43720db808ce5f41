/** Middle value, or the mean of the two middle ones; NaN of none. */
export function median(values: Float32Array): number {
  const sorted = values.slice().sort();
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The value that a share of the values, 0 to 1, does not exceed; 0 of none. */
export function quantile(values: Float32Array, share: number): number {
  return quantiles(values, [share])[0] ?? 0;
}

/** For each share, 0 to 1, the value that it of the values does not exceed; 0 of none. */
export function quantiles(values: Float32Array, shares: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return shares.map((share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] ?? 0);
}

/** How many of some values lie in each of equal bins, and how many beyond the last. */
export interface Binned {
  readonly counts: readonly number[];
  readonly over: number;
}

/** Counts of values in `bins` equal bins from 0 to `limit`, and of those over it. */
export function histogram(values: Float32Array, limit: number, bins: number): Binned {
  const counts = new Array<number>(bins).fill(0);
  let over = 0;
  for (const value of values) {
    if (value > limit) {
      over += 1;
      continue;
    }
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value / limit) * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { counts, over };
}
