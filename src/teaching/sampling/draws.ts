import { normalShareWithin, normalShareWithinEllipse } from "../../model/normal";
import { drawNormals, Purpose } from "../../model/random";

/** Dimensions that are drawn as a plane. */
const SHOWN = 2;

/** The noise of one draw: of so many dimensions, the same for the same seed and number. */
export function epsilonOf(seed: number, draw: number, latentDim: number): Float32Array {
  return drawNormals(latentDim, { seed, counter: draw, purpose: Purpose.prior });
}

/** The first two numbers of a code; of one number, that and 0. */
export function planeOf(code: ArrayLike<number>): readonly [number, number] {
  return [code[0] ?? 0, code[1] ?? 0];
}

/** How many of some draws lie within one standard deviation of the mean, in the plane of their first two numbers. */
export function countInside(epsilons: readonly ArrayLike<number>[]): number {
  return epsilons.filter((epsilon) => Math.hypot(...planeOf(epsilon)) <= 1).length;
}

/** What share is expected there. */
export function expectedInside(latentDim: number): number {
  return latentDim < SHOWN ? normalShareWithin(1) : normalShareWithinEllipse(1);
}
