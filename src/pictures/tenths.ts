/** A coordinate in CSS pixels, rounded to tenths: what a path or a transform is written with. */
export function tenths(pixels: number): number {
  return Math.round(10 * pixels) / 10;
}
