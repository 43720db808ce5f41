/**
 * How far two numbers of the same things rise together, −1 to 1: the correlation of their ranks, equal ones given the mean
 * of theirs (Spearman 1904); NaN where all of one are equal.
 */
export function rankCorrelation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [ranks, others] = [ranksOf(one), ranksOf(other)];
  const middle = (one.length - 1) / 2;
  let [both, squares, otherSquares] = [0, 0, 0];
  for (const [place, rank] of ranks.entries()) {
    const [a, b] = [rank - middle, (others[place] as number) - middle];
    both += a * b;
    squares += a * a;
    otherSquares += b * b;
  }
  return both / Math.sqrt(squares * otherSquares);
}

/** Each value's rank, counted from 0. */
function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (value, place) => [value, place] as const).sort(([a], [b]) => a - b);
  const ranks = new Float64Array(values.length);
  for (let from = 0, end = 0; from < order.length; from = end) {
    while (end < order.length && order[end]?.[0] === order[from]?.[0]) end += 1;
    for (const [, place] of order.slice(from, end)) ranks[place] = (from + end - 1) / 2;
  }
  return ranks;
}
