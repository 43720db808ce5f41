/** The first of some codes, [count, latent size], that is a point; −1 where none is. */
export function indexOfCode(codes: Float32Array, z: readonly number[]): number {
  for (let start = 0; start < codes.length; start += z.length) {
    if (z.every((coordinate, dimension) => coordinate === codes[start + dimension])) return start / z.length;
  }
  return -1;
}
