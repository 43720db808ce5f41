import type { Strokes } from "../strokes";
import type { Means } from "./means";

/** Images that share an attribute: those of a class, some rows, or the rows that have least or most of a feature. */
export type ImageGroup =
  | { readonly kind: "class"; readonly label: number }
  | { readonly kind: "selection"; readonly rows: Uint32Array }
  | {
      readonly kind: "strokes";
      readonly feature: keyof Strokes;
      readonly end: "least" | "most";
      readonly rows: Uint32Array;
    };

/** The mean code of a group's images, [latentDim], and how many of them the model has looked at. */
export interface GroupMean {
  readonly mean: readonly number[];
  readonly count: number;
}

/** The mean code of a group's images; null where the model has looked at none of them. */
export function groupMean(
  group: ImageGroup | null,
  means: Means | null,
  labels: Uint8Array | null,
  latentDim: number,
): GroupMean | null {
  if (!group || !means || means.mu.length !== means.count * latentDim) return null;
  const sum = new Array<number>(latentDim).fill(0);
  let count = 0;
  for (const row of rowsOf(group, means.count, labels)) {
    for (let dimension = 0; dimension < latentDim; dimension++) {
      sum[dimension] = (sum[dimension] ?? 0) + (means.mu[row * latentDim + dimension] ?? 0);
    }
    count += 1;
  }
  return count === 0 ? null : { mean: sum.map((total) => total / count), count };
}

/**
 * The attribute vector between two groups, [latentDim], the mean code of group B minus that of group A (Larsen et al. 2016,
 * "visual attribute vectors"; White, "Sampling Generative Networks", 2016); null where one has no image.
 */
export function attributeVector(
  groups: readonly [ImageGroup | null, ImageGroup | null],
  means: Means | null,
  labels: Uint8Array | null,
  latentDim: number,
): readonly number[] | null {
  const from = groupMean(groups[0], means, labels, latentDim);
  const to = groupMean(groups[1], means, labels, latentDim);
  if (!from || !to) return null;
  return to.mean.map((coordinate, dimension) => coordinate - (from.mean[dimension] ?? 0));
}

/** The code z + amount · vector, [latentDim]. */
export function codeAlong(z: ArrayLike<number>, vector: readonly number[], amount: number): number[] {
  return Array.from(z, (coordinate, dimension) => coordinate + amount * (vector[dimension] ?? 0));
}

/** Codes z + amount · vector, one for each amount, [amounts.length, latentDim]. */
export function codesAlong(z: ArrayLike<number>, vector: readonly number[], amounts: readonly number[]): Float32Array {
  const codes = new Float32Array(amounts.length * z.length);
  for (const [index, amount] of amounts.entries()) codes.set(codeAlong(z, vector, amount), index * z.length);
  return codes;
}

function* rowsOf(group: ImageGroup, count: number, labels: Uint8Array | null): Generator<number> {
  if (group.kind === "class") {
    for (let row = 0; row < count; row++) if (labels?.[row] === group.label) yield row;
  } else {
    for (const row of group.rows) if (row < count) yield row;
  }
}
