import type { PlaneGrid } from "../../model/latent/planeField";
import type { PlanePoint } from "../../model/latent/projection";
import { type MapScale, toPoint } from "../plane/coordinates";

/** Share of the map's width and height by which a grid reaches beyond it on every side. */
const MARGIN = 0.08;

/** A map's longer side has at most so many times the cells of a square one's. */
const LONGEST = 8;

/** A grid over what a map shows and a little more, `cells` along its shorter side; fewer where that is a mere strip. */
export function gridInView(scale: MapScale, cells: number): PlaneGrid {
  const { width, height } = scale;
  const cell = Math.max(Math.min(width, height), Math.max(width, height) / LONGEST) / scale.unit / cells;
  const [columns, rows] = [scale.width, scale.height].map((length) =>
    Math.max(1, Math.ceil((length / scale.unit / cell) * (1 + 2 * MARGIN))),
  ) as [number, number];
  const [left, bottom] = toPoint(scale, [scale.width / 2, scale.height / 2]);
  const first: PlanePoint = [left - ((columns - 1) / 2) * cell, bottom - ((rows - 1) / 2) * cell];
  return { columns, rows, cell, first };
}
