import type { ImageShape } from "../experiment/architecture";

/** What is measured of the ink of an image. */
export interface Strokes {
  /** By how many pixels a row lies further right for each that it lies higher: the shear, 0 where the ink stands upright. */
  readonly slant: number;
  /** How wide a stroke is, in pixels. */
  readonly thickness: number;
  /** How high a bar of even ink is whose rows spread as far, in pixels. */
  readonly height: number;
}

/** The features by name. */
export const strokeFeatures = ["slant", "thickness", "height"] as const satisfies readonly (keyof Strokes)[];

/** Rows of the images that have least of a feature, and of those that have most. */
export interface StrokeThirds {
  readonly least: Uint32Array;
  readonly most: Uint32Array;
}

/** The rows of the third of some images that has least of a feature, and of the third that has most. */
export function thirdsBy(feature: keyof Strokes, measured: readonly Strokes[]): StrokeThirds {
  const valueAt = (row: number) => measured[row]?.[feature] ?? Number.NaN;
  const rows = Uint32Array.from(measured.keys()).sort((one, other) => valueAt(one) - valueAt(other));
  const third = Math.floor(rows.length / 3);
  return { least: rows.subarray(0, third), most: rows.subarray(rows.length - third) };
}

/**
 * Slant and height by the central moments of an image's ink (Teague, "Image analysis via the general theory of moments", 1980):
 * −μ₁₁ / μ₀₂ and √(12 μ₀₂ / m). Thickness is twice the ink by the length of its edge, ∫|∇x|, which the coarea formula makes the
 * same however soft the edge is (Federer 1959). `ink` holds [height, width] numbers, 0 of paper, in any unit; paper is around
 * it. NaN where there is no ink, and of the slant where it has no height.
 */
export function strokesOf(ink: ArrayLike<number>, [height, width]: ImageShape): Strokes {
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row >= height || column >= width ? 0 : (ink[row * width + column] as number);
  let [mass, rows, columns, edge] = [0, 0, 0, 0];
  for (let row = -1; row < height; row++) {
    for (let column = -1; column < width; column++) {
      const value = at(row, column);
      mass += value;
      rows += value * row;
      columns += value * column;
      edge += Math.hypot(at(row + 1, column) - value, at(row, column + 1) - value);
    }
  }
  let [vertical, mixed] = [0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      vertical += at(row, column) * (row - rows / mass) ** 2;
      mixed += at(row, column) * (row - rows / mass) * (column - columns / mass);
    }
  }
  return { slant: -mixed / vertical, thickness: (2 * mass) / edge, height: Math.sqrt((12 * vertical) / mass) };
}
