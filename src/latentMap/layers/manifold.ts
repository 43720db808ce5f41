import { lifted, type Projection } from "../../model/latent/projection";
import { normalQuantile } from "../../model/normal";
import type { MapScale, Point } from "../plane/coordinates";
import { toPoint } from "../plane/coordinates";

/** A grid of cells over the map's plane, each to be filled with the image decoded from its middle. */
export interface CellGrid {
  /** Edges of the columns from left to right and of the rows from top to bottom, in prior standard deviations. */
  readonly across: readonly number[];
  readonly down: readonly number[];
  /** What the middles of the cells stand for, column by column and row by row. */
  readonly middles: readonly [across: readonly number[], down: readonly number[]];
  /** Whether all cells are equally large. */
  readonly even: boolean;
}

/** Square cells over all that a map shows, about `side`² of them; in one dimension a single row of `side`. */
export function gridOver(scale: MapScale, side: number, flat: boolean): CellGrid {
  const [wide, high] = [scale.width / scale.unit, scale.height / scale.unit];
  const cell = flat ? wide / side : Math.sqrt((wide * high) / side ** 2);
  const [middle, level] = toPoint(scale, [scale.width / 2, scale.height / 2]);
  const columns = Math.max(1, Math.round(wide / cell));
  const rows = flat ? 1 : Math.max(1, Math.round(high / cell));
  const across = evenEdges(middle - wide / 2, wide / columns, columns);
  const top = flat ? level + wide / columns / 2 : level + high / 2;
  const down = evenEdges(top, flat ? -wide / columns : -high / rows, rows);
  return { across, down, middles: [middlesOf(across), flat ? [0] : middlesOf(down)], even: true };
}

/** Cells of equal prior probability, side × side; the outermost, which have no end, are as wide as they need to look. */
export function quantileGrid(side: number, flat: boolean): CellGrid {
  const middles = Array.from({ length: side }, (_, index) => normalQuantile((index + 0.5) / side));
  const inner = Array.from({ length: side - 1 }, (_, index) => normalQuantile((index + 1) / side));
  const [least, greatest] = [middles[0] ?? 0, middles.at(-1) ?? 0];
  const across = [2 * least - (inner[0] ?? 0), ...inner, 2 * greatest - (inner.at(-1) ?? 0)];
  if (flat) return { across, down: [0.5, -0.5], middles: [middles, [0]], even: false };
  return { across, down: across.toReversed(), middles: [middles, middles.toReversed()], even: false };
}

/** Codes of a grid's images, row by row from the top, [cells, latentDim]; off the plane they are as `z` is. */
export function gridCodes({ middles }: CellGrid, projection: Projection, z: readonly number[]): Float32Array {
  const [columns, rows] = middles;
  const codes = new Float32Array(columns.length * rows.length * z.length);
  let offset = 0;
  for (const up of rows) {
    for (const across of columns) {
      const at: Point = [across, up];
      codes.set(lifted(projection, z, at), offset);
      offset += z.length;
    }
  }
  return codes;
}

function evenEdges(from: number, step: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, index) => from + index * step);
}

function middlesOf(edges: readonly number[]): number[] {
  return edges.slice(1).map((edge, index) => (edge + (edges[index] ?? 0)) / 2);
}
