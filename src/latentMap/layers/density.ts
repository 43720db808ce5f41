import { contours } from "d3-contour";
import { aggregateDensity, highestDensityLevels } from "../../model/latent/density";
import type { PlaneField } from "../../model/latent/planeField";
import type { PlaneNormals } from "../../model/latent/planeNormals";
import type { MapScale } from "../plane/coordinates";
import { gridInView } from "./grid";
import { SHARES } from "./shares";

/** Cells along the map's shorter side. */
const CELLS = 72;
/** The line around the densest part that holds a share of the density in view. */
export interface Contour {
  /** 0 to 1. */
  readonly share: number;
  /** Closed lines, each of places in prior standard deviations, [count, 2]. */
  readonly rings: readonly Float32Array[];
}

/** Contours of the aggregate posterior q(z), the mean of the rows' posteriors, over what a map shows. */
export function* densityContours(
  normals: PlaneNormals,
  rows: Uint32Array,
  scale: MapScale,
): Generator<void, Contour[]> {
  const field = yield* aggregateDensity(normals, rows, gridInView(scale, CELLS));
  yield;
  const levels = highestDensityLevels(field.values, SHARES);
  yield;
  const values = Array.from(field.values);
  const found: Contour[] = [];
  for (const [index, share] of SHARES.entries()) {
    found.push({ share, rings: ringsAt(field, values, levels[index] ?? 0) });
    yield;
  }
  return found;
}

function ringsAt({ columns, rows, cell, first }: PlaneField, values: number[], level: number): Float32Array[] {
  if (!(level > 0)) return [];
  const { coordinates } = contours().size([columns, rows]).contour(values, level);
  // d3-contour has element (i, j) at (i + ½, j + ½).
  return coordinates.flat().map((ring) => {
    const places = new Float32Array(2 * ring.length);
    for (const [index, [i = 0, j = 0]] of ring.entries()) {
      places[2 * index] = first[0] + (i - 0.5) * cell;
      places[2 * index + 1] = first[1] + (j - 0.5) * cell;
    }
    return places;
  });
}
