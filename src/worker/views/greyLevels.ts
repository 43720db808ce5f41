/** Grey levels 0 to 255 of means from 0 to 1. */
export function greyLevels(means: Float32Array): Uint8ClampedArray {
  return Uint8ClampedArray.from(means, (mean) => 255 * mean);
}
