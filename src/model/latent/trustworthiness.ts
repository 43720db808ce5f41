import { nearestRows, squaredDistance } from "./neighbours";

/** Products between two pauses. */
const PRODUCTS = 4e6;

/**
 * The rank of each point among the neighbours of each, [count, count], of points [count, size]: 0 is the point itself, 1 its
 * nearest other; of equally near ones the earlier is the nearer.
 */
export function* neighbourRanks(points: Float32Array, size: number): Generator<void, Uint16Array, void> {
  const count = points.length / size;
  const ranks = new Uint16Array(count * count);
  const distances = new Float64Array(count);
  const pauseEvery = Math.max(1, Math.floor(PRODUCTS / points.length));
  for (let row = 0; row < count; row++) {
    for (let other = 0; other < count; other++) {
      distances[other] =
        other === row ? -1 : squaredDistance(points, row * size, points, other * size, size, Number.POSITIVE_INFINITY);
    }
    const order = Uint16Array.from({ length: count }, (_, place) => place);
    order.sort((a, b) => (distances[a] as number) - (distances[b] as number) || a - b);
    for (const [rank, other] of order.entries()) ranks[row * count + other] = rank;
    if ((row + 1) % pauseEvery === 0) yield;
  }
  return ranks;
}

/**
 * Trustworthiness of a map, 0 to 1 (Venna and Kaski 2001): 1 where whoever is among a point's nearest neighbours on the map,
 * `codes` [count, dimensions], is so among the points themselves, of which the ranks are known; each that is not counts by
 * its rank beyond theirs. NaN where there are too few points for so many neighbours.
 */
export function trustworthiness(
  ranks: Uint16Array,
  codes: Float32Array,
  dimensions: number,
  neighbours: number,
): number {
  const count = codes.length / dimensions;
  if (2 * count <= 3 * neighbours + 1) return Number.NaN;
  let beyond = 0;
  for (let row = 0; row < count; row++) {
    const code = codes.subarray(row * dimensions, (row + 1) * dimensions);
    const nearest = nearestRows(codes, code, neighbours + 1).filter((other) => other !== row);
    for (const other of nearest.slice(0, neighbours)) {
      beyond += Math.max(0, (ranks[row * count + other] as number) - neighbours);
    }
  }
  return 1 - (2 * beyond) / (count * neighbours * (2 * count - 3 * neighbours - 1));
}
