import { clamp } from "../../experiment/ranges";
import { lifted, type Projection, projected } from "../../model/latent/projection";
import type { Point } from "./coordinates";

/** Distances from the origin, in prior standard deviations, that no map reaches: a guard against runaway keys. */
const EXTENT = { least: -1000, greatest: 1000 };

/** z moved by `change` on the map's plane, as `placedAt` rounds it. */
export function movedAlong(z: readonly number[], projection: Projection, change: Point): number[] {
  const [first, second] = projected(projection, z);
  return placedAt(z, projection, [first + change[0], second + change[1]]);
}

/**
 * z brought to a place on the map, what is not on its plane kept. Coordinates are rounded to hundredths where the plane
 * is one of two dimensions, and to ten thousandths on a tilted one, whose steps are shared among all dimensions.
 */
export function placedAt(z: readonly number[], projection: Projection, point: Point): number[] {
  const parts = isTilted(projection) ? 10_000 : 100;
  return lifted(projection, z, point).map((coordinate) => Math.round(clamp(coordinate, EXTENT) * parts) / parts);
}

function isTilted({ across, up }: Projection): boolean {
  return [...across, ...up].some((component) => component !== 0 && component !== 1);
}
