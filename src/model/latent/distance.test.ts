import { describe, expect, it } from "vitest";
import { distanceToPosteriors } from "./distance";
import type { PlaneField, PlaneGrid } from "./planeField";
import { projectedNormals } from "./planeNormals";
import { planeOfDimensions } from "./projection";

/** 96 × 96 cells from −4 to 4 and a little further. */
const grid: PlaneGrid = { columns: 112, rows: 112, cell: 8 / 96, first: [-4.625, -4.625] };

function distances(mu: number[], sigma: number[], plane = planeOfDimensions(2, [0, 1])): PlaneField {
  const normals = projectedNormals(Float32Array.from(mu), Float32Array.from(sigma), 2, plane);
  const rows = Uint32Array.from({ length: normals.count }, (_, row) => row);
  const work = distanceToPosteriors(normals, rows, grid);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function valueAt({ values, columns, cell, first }: PlaneField, x: number, y: number): number {
  return values[Math.round((y - first[1]) / cell) * columns + Math.round((x - first[0]) / cell)] ?? Number.NaN;
}

describe("the distance to the posteriors", () => {
  it("is counted in the posterior's own σ", () => {
    const field = distances([0, 0], [1, 0.5]);
    expect(valueAt(field, 0, 0)).toBeLessThan(0.15);
    expect(Math.abs(valueAt(field, 2, 0) - 2)).toBeLessThan(0.12);
    expect(Math.abs(valueAt(field, 0, 1) - 2)).toBeLessThan(0.12);
  });

  it("follows a posterior that lies aslant on a tilted plane", () => {
    const tilted = { origin: [0, 0], across: [Math.SQRT1_2, Math.SQRT1_2], up: [-Math.SQRT1_2, Math.SQRT1_2] };
    const field = distances([0, 0], [1, 0.4], tilted);
    // z₁ leads down to the right, z₂ up to the right.
    expect(Math.abs(valueAt(field, Math.SQRT1_2, -Math.SQRT1_2) - 1)).toBeLessThan(0.15);
    expect(Math.abs(valueAt(field, Math.SQRT1_2, Math.SQRT1_2) - 2.5)).toBeLessThan(0.2);
  });

  it("is that to the nearest of them", () => {
    const field = distances([-2, 0, 1, 0], [0.5, 0.5, 1, 1]);
    expect(Math.abs(valueAt(field, -1, 0) - 2)).toBeLessThan(0.12);
    expect(Math.abs(valueAt(field, 2, 0) - 1)).toBeLessThan(0.12);
  });

  it("is no more than 4 far from all", () => {
    expect(valueAt(distances([-3, -3], [0.1, 0.1]), 3, 3)).toBe(4);
  });
});
