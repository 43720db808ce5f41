import type { Pixel } from "./coordinates";

/** A rectangle of the map by two opposite corners, in CSS pixels. */
export type PixelBox = readonly [from: Pixel, to: Pixel];

/** Says whether the image of a row is on the map. */
export type IsShown = (row: number) => boolean;

/** Row of the shown place nearest to a pixel, of `places` [count, 2]; −1 where none is within `reach` CSS pixels. */
export function rowNear(places: Float32Array, [x, y]: Pixel, reach: number, isShown: IsShown): number {
  let nearest = -1;
  let least = reach * reach;
  for (let row = 0; 2 * row < places.length; row++) {
    const across = (places[2 * row] ?? 0) - x;
    if (across > reach || across < -reach) continue;
    const distance = across ** 2 + ((places[2 * row + 1] ?? 0) - y) ** 2;
    if (distance <= least && isShown(row)) {
      least = distance;
      nearest = row;
    }
  }
  return nearest;
}

/** Rows of the shown places within a rectangle, of `places` [count, 2]. */
export function rowsWithin(places: Float32Array, [from, to]: PixelBox, isShown: IsShown): Uint32Array {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  const rows: number[] = [];
  for (let row = 0; 2 * row < places.length; row++) {
    const [x, y] = [places[2 * row] ?? 0, places[2 * row + 1] ?? 0];
    if (x >= left && x <= right && y >= top && y <= bottom && isShown(row)) rows.push(row);
  }
  return Uint32Array.from(rows);
}
