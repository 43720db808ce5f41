import { affordableRows, evenField, type PlaneField, type PlaneGrid, visitWithin } from "./planeField";
import type { PlaneNormals } from "./planeNormals";

/** Standard deviations after which one place is as far as another. */
const REACH = 4;
/** Cells: a narrower posterior counts as that wide, or no cell's middle would meet it. */
const BLUR = 0.35;
/** Cells visited in all. */
const MOST_CELLS = 6e6;

/** The width at which a narrower posterior counts on a grid, in units of z. */
export function leastWidth({ cell }: Pick<PlaneGrid, "cell">): number {
  return BLUR * cell;
}

/**
 * Distance from the middle of each cell to the nearest posterior in that posterior's standard deviations, √(dᵀ Σ⁻¹ d)
 * (Mahalanobis 1936), at most 4. The generator pauses after every few milliseconds.
 */
export function* distanceToPosteriors(
  normals: PlaneNormals,
  rows: Uint32Array,
  grid: PlaneGrid,
): Generator<void, PlaneField> {
  const field = evenField(grid, REACH ** 2);
  const { values } = field;
  const chosen = affordableRows(rows, grid, normals, REACH, MOST_CELLS);
  yield* visitWithin(grid, normals, chosen, REACH, leastWidth(grid), (index, squaredDistance) => {
    if (squaredDistance < (values[index] ?? 0)) values[index] = squaredDistance;
  });
  for (let index = 0; index < values.length; index++) values[index] = Math.sqrt(values[index] ?? 0);
  return field;
}
