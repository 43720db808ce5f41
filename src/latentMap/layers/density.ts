import { contours } from "d3-contour";
import type { Scale } from "../plane/coordinates";
import { affordable, type Field, fieldOver, visitWithin } from "./field";
import type { PlaneNormals } from "./posteriors";

/** Shares of the density in view that the contours hold. */
export const SHARES = [0.25, 0.5, 0.75, 0.95] as const;

/** Cells along the map's shorter side. */
const CELLS = 72;
/** Standard deviations after which a posterior adds nothing: 0.2 % of it lie beyond. */
const REACH = 3.5;
/** Cells: a narrower posterior counts as that wide, so that lines stay smooth. */
const BLUR = 0.9;
/** Cells visited in all. */
const MOST_CELLS = 3e6;

/** The line around the densest part that holds a share of the density in view. */
export interface Contour {
  /** 0 to 1. */
  readonly share: number;
  /** Closed lines, each of places in prior standard deviations, [count, 2]. */
  readonly rings: readonly Float32Array[];
}

/** Contours of the aggregate posterior q(z), the mean of the rows' posteriors, over what a map shows. */
export function* densityContours(normals: PlaneNormals, rows: Uint32Array, scale: Scale): Generator<void, Contour[]> {
  const field = yield* aggregateDensity(normals, rows, scale);
  yield;
  const levels = massLevels(field.values, SHARES);
  yield;
  const values = Array.from(field.values);
  const found: Contour[] = [];
  for (const [index, share] of SHARES.entries()) {
    found.push({ share, rings: ringsAt(field, values, levels[index] ?? 0) });
    yield;
  }
  return found;
}

/** Density q(z) in the middle of each cell; posteriors much narrower than a cell are blurred to one. */
export function* aggregateDensity(normals: PlaneNormals, rows: Uint32Array, scale: Scale): Generator<void, Field> {
  const field = fieldOver(scale, CELLS, 0);
  const { values } = field;
  const chosen = affordable(rows, field, normals, REACH, MOST_CELLS);
  yield* visitWithin(field, normals, chosen, REACH, BLUR * field.cell, (index, squaredDistance, height) => {
    values[index] = (values[index] ?? 0) + (height / chosen.length) * Math.exp(-squaredDistance / 2);
  });
  return field;
}

/** The densities above which the cells hold those shares of the sum of all (highest density regions, Hyndman 1996). */
export function massLevels(values: Float64Array, shares: readonly number[]): number[] {
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

function ringsAt({ columns, rows, cell, first }: Field, values: number[], level: number): Float32Array[] {
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
