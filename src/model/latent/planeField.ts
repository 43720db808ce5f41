import type { PlaneNormals } from "./planeNormals";
import type { PlanePoint } from "./projection";

/** A grid of square cells over a part of a plane of latent space. */
export interface PlaneGrid {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in prior standard deviations. */
  readonly cell: number;
  /** Middle of the first cell; columns lead across, rows up. */
  readonly first: PlanePoint;
}

/** A value in the middle of each cell of a grid. */
export interface PlaneField extends PlaneGrid {
  /** [rows, columns]. */
  readonly values: Float64Array;
}

/** Cells that are looked at before other work gets its turn. */
const CELLS_IN_A_ROW = 4000;

/** A field that has one value everywhere. */
export function evenField(grid: PlaneGrid, value: number): PlaneField {
  return { ...grid, values: new Float64Array(grid.columns * grid.rows).fill(value) };
}

/**
 * Visits every cell of a grid that lies within `reach` standard deviations of a normal distribution, for each of the
 * rows, with the squared distance in standard deviations (Mahalanobis) and the distribution's height 1 / (2π √|Σ|).
 * Distributions narrower than `least` prior standard deviations count as that wide.
 */
export function* visitWithin(
  grid: PlaneGrid,
  { at, covariance }: PlaneNormals,
  chosen: Uint32Array,
  reach: number,
  least: number,
  visit: (index: number, squaredDistance: number, height: number) => void,
): Generator<void, void> {
  const { columns, rows, cell, first } = grid;
  let visited = 0;
  for (const row of chosen) {
    const a = (covariance[3 * row] ?? 0) + least ** 2;
    const b = covariance[3 * row + 1] ?? 0;
    const c = (covariance[3 * row + 2] ?? 0) + least ** 2;
    const determinant = a * c - b * b;
    const height = 1 / (2 * Math.PI * Math.sqrt(determinant));
    const [x, y] = [((at[2 * row] ?? 0) - first[0]) / cell, ((at[2 * row + 1] ?? 0) - first[1]) / cell];
    const [wide, high] = [(reach * Math.sqrt(a)) / cell, (reach * Math.sqrt(c)) / cell];
    const [left, right] = [Math.max(0, Math.ceil(x - wide)), Math.min(columns - 1, Math.floor(x + wide))];
    const [low, top] = [Math.max(0, Math.ceil(y - high)), Math.min(rows - 1, Math.floor(y + high))];
    for (let j = low; j <= top; j++) {
      const up = (j - y) * cell;
      for (let i = left; i <= right; i++) {
        const across = (i - x) * cell;
        visit(j * columns + i, (c * across * across - 2 * b * across * up + a * up * up) / determinant, height);
      }
    }
    visited += 8 + Math.max(0, right - left + 1) * Math.max(0, top - low + 1);
    if (visited >= CELLS_IN_A_ROW) {
      visited = 0;
      yield;
    }
  }
}

/** Every so manieth of the rows that no more than about `most` cells are visited: the wide ones hardly differ. */
export function affordableRows(
  rows: Uint32Array,
  grid: PlaneGrid,
  normals: PlaneNormals,
  reach: number,
  most: number,
): Uint32Array {
  const whole = grid.columns * grid.rows;
  let cells = 0;
  for (const row of rows) {
    const [a, c] = [normals.covariance[3 * row] ?? 0, normals.covariance[3 * row + 2] ?? 0];
    cells += Math.min(
      whole,
      ((2 * reach * Math.sqrt(a)) / grid.cell + 1) * ((2 * reach * Math.sqrt(c)) / grid.cell + 1),
    );
  }
  const stride = Math.ceil(cells / most);
  return stride <= 1 ? rows : rows.filter((_row, place) => place % stride === 0);
}
