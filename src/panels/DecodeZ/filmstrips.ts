import { roundedUp } from "../../pictures/roundedUp";
import type { Sheet } from "../../state/view/viewState";

/** Frames of a filmstrip, an odd number so that the middle one is the prior's mean 0. */
export const FRAMES = 9;

/** The filmstrip of one latent dimension as the decoder made it. */
interface Filmstrip {
  readonly dimension: number;
  /** Grey levels 0 to 255, [FRAMES, pixels]. */
  readonly images: Uint8ClampedArray;
}

/** Prior standard deviations between two frames that are easily read. */
const distances = [1, 2, 3, 4, 5];
/** Rounded to a slider's step, a coordinate on the edge must not ask for more. */
const ROUNDING = 0.005;

/**
 * How far filmstrips and sliders reach on either side of 0, in prior standard deviations: 4, and farther where the point
 * z [latentDim] lies beyond, so that frames are 1, 2, 3, 4, 5, 10, 20, … apart.
 */
export function reachOf(z: readonly number[]): number {
  const intervals = (FRAMES - 1) / 2;
  const needed = (Math.max(0, ...z.map(Math.abs).filter(Number.isFinite)) - ROUNDING) / intervals;
  return needed > 1 ? roundedUp(needed, distances) * intervals : intervals;
}

/** The coordinate of each frame, in prior standard deviations from −reach to reach, [FRAMES]. */
export function ticksOf(reach: number): number[] {
  return Array.from({ length: FRAMES }, (_, frame) => reach * ((2 * frame) / (FRAMES - 1) - 1));
}

/** Codes [dimensions × FRAMES, latentDim]: z with one coordinate after another led from −reach to reach. */
export function filmstripCodes(z: readonly number[], dimensions: readonly number[], reach: number): Float32Array {
  const ticks = ticksOf(reach);
  return Float32Array.from(dimensions.flatMap((dimension) => ticks.flatMap((tick) => z.with(dimension, tick))));
}

/**
 * The filmstrips on a sheet. It may be one of other dimensions than are asked for by now; it tells itself, since along a
 * strip one coordinate changes its sign.
 */
export function filmstripsOn({ z, latentDim, images }: Pick<Sheet, "z" | "latentDim" | "images">): Filmstrip[] {
  const codeLength = FRAMES * latentDim;
  const strips = Math.floor(z.length / codeLength);
  const imageLength = images.length / Math.max(1, strips);
  return Array.from({ length: strips }, (_, strip) => ({
    dimension: changing(z.subarray(strip * codeLength, (strip + 1) * codeLength), latentDim),
    images: images.subarray(strip * imageLength, (strip + 1) * imageLength),
  }));
}

/** The coordinate that differs between the first and last of codes [count, latentDim]; −1 where none does. */
function changing(codes: Float32Array, latentDim: number): number {
  const last = codes.subarray(codes.length - latentDim);
  return last.findIndex((coordinate, dimension) => coordinate !== codes[dimension]);
}
