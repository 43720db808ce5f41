import type { Scale } from "../plane/coordinates";
import { affordable, type Field, fieldOver, visitWithin } from "./field";
import type { PlaneNormals } from "./posteriors";

/** Standard deviations from every posterior from which on the decoder has seen next to nothing. */
export const FAR = 3;

/** Cells along the map's shorter side. */
const CELLS = 96;
/** Standard deviations after which one place is as far as another. */
const REACH = 4;
/** Cells: a narrower posterior counts as that wide, or no cell's middle would meet it. */
const BLUR = 0.35;
/** Cells visited in all. */
const MOST_CELLS = 6e6;

/** Distance from each place to the nearest posterior in that posterior's standard deviations (Mahalanobis), at most 4. */
export function* distanceToPosteriors(normals: PlaneNormals, rows: Uint32Array, scale: Scale): Generator<void, Field> {
  const field = fieldOver(scale, CELLS, REACH ** 2);
  const { values } = field;
  const chosen = affordable(rows, field, normals, REACH, MOST_CELLS);
  yield* visitWithin(field, normals, chosen, REACH, BLUR * field.cell, (index, squaredDistance) => {
    if (squaredDistance < (values[index] ?? 0)) values[index] = squaredDistance;
  });
  for (let index = 0; index < values.length; index++) values[index] = Math.sqrt(values[index] ?? 0);
  return field;
}
