import { HIDDEN } from "../points/tones";
import type { MapScale } from "./coordinates";

/** Rows of the drawn points that lie on the map or within `margin` CSS pixels of it, in order. */
export function rowsInView(
  places: Float32Array,
  tones: Uint16Array,
  { width, height }: MapScale,
  margin = 0,
): Uint32Array {
  const rows = new Uint32Array(tones.length);
  let count = 0;
  for (let row = 0; row < tones.length; row++) {
    if (tones[row] === HIDDEN) continue;
    const x = places[2 * row] ?? 0;
    const y = places[2 * row + 1] ?? 0;
    if (x >= -margin && y >= -margin && x <= width + margin && y <= height + margin) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/**
 * At most `most` of the rows, spread over the map: in their order, each that keeps at least `leastGap` CSS pixels from
 * those taken before, or more where they crowd. The first rows are taken always, so that a picture of them hardly
 * changes from frame to frame.
 */
export function thinnedInView(
  rows: Uint32Array,
  places: Float32Array,
  { width, height }: MapScale,
  most: number,
  leastGap: number,
): Uint32Array {
  if (rows.length <= most && leastGap === 0) return rows;
  // Discs that keep apart by chance fill 0.55 of an area (Rényi's parking, in the plane).
  const crowdedGap = rows.length > most ? Math.sqrt((0.7 * width * height) / most) : 0;
  const gap = Math.max(1, leastGap, crowdedGap);
  const columns = Math.ceil(width / gap) + 3;
  const cells = new Map<number, number[]>();
  const taken: number[] = [];
  for (const row of rows) {
    const [x, y] = [places[2 * row] ?? 0, places[2 * row + 1] ?? 0];
    const cell = Math.floor(y / gap) * columns + Math.floor(x / gap);
    if (hasNeighbour(cells, columns, cell, places, x, y, gap)) continue;
    cells.set(cell, [...(cells.get(cell) ?? []), row]);
    taken.push(row);
    if (taken.length === most) break;
  }
  return Uint32Array.from(taken);
}

function hasNeighbour(
  cells: ReadonlyMap<number, readonly number[]>,
  columns: number,
  cell: number,
  places: Float32Array,
  x: number,
  y: number,
  gap: number,
): boolean {
  for (let down = -1; down <= 1; down++) {
    for (let across = -1; across <= 1; across++) {
      for (const other of cells.get(cell + down * columns + across) ?? []) {
        if (Math.hypot((places[2 * other] ?? 0) - x, (places[2 * other + 1] ?? 0) - y) < gap) return true;
      }
    }
  }
  return false;
}
