import { clamp } from "../../experiment/ranges";
import type { Point } from "./coordinates";

/** A distance from the origin, in prior standard deviations, that no map reaches: a guard against runaway keys. */
const FARTHEST = 1000;

/** z moved by `change` along the two axes, to hundredths; where both are the same axis, by the first change. */
export function movedAlong(z: readonly number[], axes: readonly [number, number], change: Point): number[] {
  const [first, second] = axes;
  return placedAt(z, axes, [(z[first] ?? 0) + change[0], (z[second] ?? 0) + change[1]]);
}

/** z with its coordinates along the two axes replaced, to hundredths; where both are the same axis, by the first. */
export function placedAt(z: readonly number[], [first, second]: readonly [number, number], point: Point): number[] {
  const next = [...z];
  next[second] = hundredths(point[1]);
  next[first] = hundredths(point[0]);
  return next;
}

function hundredths(value: number): number {
  return Math.round(clamp(value, { least: -FARTHEST, greatest: FARTHEST }) * 100) / 100;
}
