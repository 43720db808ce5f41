import { deviationAlong, meanAlong } from "../../model/latent/means";
import { median } from "../../model/quantiles";

/** What a class's images are on the map, in numbers. */
export interface ClassRow {
  readonly name: string;
  readonly count: number;
  /** Mean of the posterior means along each axis of the map, and their standard deviation, in prior σ. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  /** Median σ over the class's images and all latent dimensions. */
  readonly medianSigma: number;
}

/** What the rows of the table are taken of: places `at` [count, 2] on the map and `sigma` [count, latentDim]. */
export interface Measured {
  readonly at: Float32Array;
  readonly sigma: Float32Array;
  readonly labels: Uint8Array;
  readonly classNames: readonly string[];
}

/** One row a class, along so many axes. */
export function classTable({ at, sigma, labels, classNames }: Measured, axes: number): ClassRow[] {
  const count = at.length / 2;
  const latentDim = sigma.length / count;
  const rows = classNames.map((): number[] => []);
  for (let row = 0; row < count; row++) rows[labels[row] ?? -1]?.push(row);
  return rows.map((ofClass, label) => {
    const along = Array.from({ length: axes }, (_, axis) =>
      Float32Array.from(ofClass, (row) => at[2 * row + axis] ?? 0),
    );
    const widths = new Float32Array(ofClass.length * latentDim);
    for (const [place, row] of ofClass.entries())
      widths.set(sigma.subarray(row * latentDim, (row + 1) * latentDim), place * latentDim);
    return {
      name: classNames[label] ?? "?",
      count: ofClass.length,
      mean: along.map((values) => meanAlong(values, 1, 0)),
      spread: along.map((values) => deviationAlong(values, 1, 0)),
      medianSigma: median(widths),
    };
  });
}
