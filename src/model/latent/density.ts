import { affordableRows, evenField, type PlaneField, type PlaneGrid, visitWithin } from "./planeField";
import type { PlaneNormals } from "./planeNormals";

/** Standard deviations after which a posterior adds nothing: 0.2 % of it lie beyond. */
const REACH = 3.5;
/** Cells: a narrower posterior counts as that wide, so that lines stay smooth. */
const BLUR = 0.9;
/** Cells visited in all. */
const MOST_CELLS = 3e6;

/**
 * Density of the aggregate posterior q(z), the mean of the posteriors of some rows (Makhzani et al. 2016, section 2), in the
 * middle of each cell; those much narrower than a cell are blurred to one. The generator pauses after every few milliseconds.
 */
export function* aggregateDensity(
  normals: PlaneNormals,
  rows: Uint32Array,
  grid: PlaneGrid,
): Generator<void, PlaneField> {
  const field = evenField(grid, 0);
  const { values } = field;
  const chosen = affordableRows(rows, grid, normals, REACH, MOST_CELLS);
  yield* visitWithin(grid, normals, chosen, REACH, BLUR * grid.cell, (index, squaredDistance, height) => {
    values[index] = (values[index] ?? 0) + (height / chosen.length) * Math.exp(-squaredDistance / 2);
  });
  return field;
}

/** The densities above which the cells hold those shares of the sum of all (highest density regions, Hyndman 1996). */
export function highestDensityLevels(values: Float64Array, shares: readonly number[]): number[] {
  const sorted = values.toSorted().reverse();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const levels = shares.map(() => 0);
  let mass = 0;
  for (const value of sorted) {
    mass += value;
    for (const [index, share] of shares.entries()) {
      if (levels[index] === 0 && mass >= share * total) levels[index] = value;
    }
  }
  return levels;
}
