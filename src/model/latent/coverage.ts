import type { EncoderNoise } from "../../experiment/objective";
import { normalShareBelow } from "../normal";
import { type Posteriors, sigmaOf } from "../posterior";
import { isActive } from "./activity";
import { varianceAlong } from "./means";

/** Edges between the cells of an axis, half a prior standard deviation apart; the outermost cells have no end. */
const EDGES = Array.from({ length: 15 }, (_, index) => (index - 7) / 2);
const CELLS = EDGES.length + 1;
/** Most active dimensions that are paired: those with the largest variance of μ, at most six pairs. */
const MOST_PAIRED = 4;
/** Images between two pauses. */
const PIECE = 500;
/** Share of a posterior that is as good as none. */
const NEGLIGIBLE = 1e-9;

/**
 * Coverage of the prior, 0 to 1: ∫ min(q(z), p(z)) dz of the aggregate posterior q(z), the mean of all N(μ, σ²), with the
 * prior p(z) = N(0, I); 1 where they are the same, 0 where they share no place. It is taken on each plane of two active
 * dimensions, of at most four, and averaged; both masses are exact in every cell of half a prior standard deviation, so
 * that finer gaps are not seen. With one dimension it is taken on the line. Posteriors are [count, latentDim]; the
 * generator pauses after every few milliseconds.
 */
export function* coverage(
  { mu, logVar }: Posteriors,
  latentDim: number,
  noise: EncoderNoise,
): Generator<void, number, void> {
  const count = mu.length / latentDim;
  const dimensions = pairedDimensions(mu, latentDim);
  const planes = pairs(dimensions.length).map((axes) => new Plane(axes));
  const masses = dimensions.map(() => new Float64Array(CELLS));
  for (let row = 0; row < count; row++) {
    for (const [axis, dimension] of dimensions.entries()) {
      const place = row * latentDim + dimension;
      writeCellMasses(mu[place] as number, sigmaOf(logVar[place] as number, noise), masses[axis] as Float64Array);
    }
    for (const plane of planes) plane.add(masses);
    if ((row + 1) % PIECE === 0) yield;
  }
  return planes.reduce((sum, plane) => sum + plane.overlap(count), 0) / planes.length;
}

/** The one dimension or the two that there are; of more, the active ones of the largest variance, or else any two. */
function pairedDimensions(mu: Float32Array, latentDim: number): number[] {
  const all = Array.from({ length: latentDim }, (_, dimension) => ({
    dimension,
    spread: varianceAlong(mu, latentDim, dimension),
  }));
  if (latentDim <= 2) return all.map(({ dimension }) => dimension);
  all.sort((a, b) => b.spread - a.spread);
  const active = all.filter(({ spread }) => isActive(spread));
  return (active.length > 0 ? active.slice(0, MOST_PAIRED) : all.slice(0, 2)).map(({ dimension }) => dimension);
}

/** All pairs of so many axes; an axis by itself has no partner. */
function pairs(axes: number): [number, number | null][] {
  if (axes === 1) return [[0, null]];
  return Array.from({ length: axes }, (_, a) => a).flatMap((a) =>
    Array.from({ length: axes - a - 1 }, (_, more): [number, number] => [a, a + 1 + more]),
  );
}

/** All mass in one cell: the partner of an axis that has none. */
const undivided = Float64Array.from({ length: CELLS }, (_, cell) => (cell === 0 ? 1 : 0));
const priorMasses = new Float64Array(CELLS);
writeCellMasses(0, 1, priorMasses);

/** The aggregate posterior's mass in the cells of two axes. */
class Plane {
  readonly #axes: readonly [number, number | null];
  readonly #mass = new Float64Array(CELLS * CELLS);

  constructor(axes: readonly [number, number | null]) {
    this.#axes = axes;
  }

  /** Adds one posterior, whose mass in the cells of each axis is given: its dimensions are independent. */
  add(masses: readonly Float64Array[]): void {
    const [a, b] = this.#axes;
    const across = masses[a] as Float64Array;
    const along = b === null ? undivided : (masses[b] as Float64Array);
    const mass = this.#mass;
    for (let column = 0; column < CELLS; column++) {
      const share = across[column] as number;
      if (share < NEGLIGIBLE) continue;
      const first = column * CELLS;
      for (let row = 0; row < CELLS; row++)
        mass[first + row] = (mass[first + row] as number) + share * (along[row] as number);
    }
  }

  /** Overlap with the prior, 0 to 1, of the mean of `count` posteriors. */
  overlap(count: number): number {
    const along = this.#axes[1] === null ? undivided : priorMasses;
    return this.#mass.reduce((sum, mass, cell) => {
      const prior = (priorMasses[Math.floor(cell / CELLS)] as number) * (along[cell % CELLS] as number);
      return sum + Math.min(mass / count, prior);
    }, 0);
  }
}

/** Writes the mass of N(mean, sigma²) in each cell of an axis. */
function writeCellMasses(mean: number, sigma: number, masses: Float64Array): void {
  let below = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    const edge = EDGES[cell];
    const reached = edge === undefined ? 1 : normalShareBelow((edge - mean) / sigma);
    masses[cell] = reached - below;
    below = reached;
  }
}
