import { describe, expect, it } from "vitest";
import { aggregateDensity, highestDensityLevels } from "./density";
import type { PlaneField, PlaneGrid } from "./planeField";
import { projectedNormals } from "./planeNormals";
import { planeOfDimensions } from "./projection";

/** Cells from −5.9 to 5.9 and from −5 to 5. */
const grid: PlaneGrid = { columns: 84, rows: 72, cell: 10 / 72, first: [(-41.5 * 10) / 72, (-35.5 * 10) / 72] };

function density(mu: number[], sigma: number[]): PlaneField {
  const normals = projectedNormals(Float32Array.from(mu), Float32Array.from(sigma), 2, planeOfDimensions(2, [0, 1]));
  const work = aggregateDensity(normals, Uint32Array.of(0, 1), grid);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe("the aggregate posterior's density", () => {
  it("holds one in all where all posteriors are in view", () => {
    const { values, cell } = density([0, 0, 2, -1], [1, 0.5, 0.1, 0.1]);
    expect(values.reduce((sum, value) => sum + value, 0) * cell ** 2).toBeCloseTo(1, 2);
  });

  it("is the mean of the posteriors' densities", () => {
    const { values, columns, cell, first } = density([0, 0, 2, -1], [0.8, 0.6, 0.5, 0.9]);
    const [i, j] = [Math.round((1 - first[0]) / cell), Math.round((-0.5 - first[1]) / cell)];
    const [x, y] = [first[0] + i * cell, first[1] + j * cell];
    // A narrower posterior counts as 0.9 cells wide; here that widens each by less than 3 %.
    const wide = (sigma: number) => Math.sqrt(sigma ** 2 + (0.9 * cell) ** 2);
    const normal = (at: number, mean: number, sigma: number) =>
      Math.exp(-(((at - mean) / sigma) ** 2) / 2) / (sigma * Math.sqrt(2 * Math.PI));
    const expected =
      (normal(x, 0, wide(0.8)) * normal(y, 0, wide(0.6)) + normal(x, 2, wide(0.5)) * normal(y, -1, wide(0.9))) / 2;
    expect(values[j * columns + i]).toBeCloseTo(expected, 6);
  });
});

describe("the levels that hold a share", () => {
  it("are those of the densest cells that reach it", () => {
    expect(highestDensityLevels(Float64Array.of(1, 5, 0, 4), [0.5, 0.9, 1])).toEqual([5, 4, 1]);
  });
});
