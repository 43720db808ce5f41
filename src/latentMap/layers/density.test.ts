import { describe, expect, it } from "vitest";
import { planeOfDimensions } from "../../model/latent/projection";
import { scaleFor } from "../plane/coordinates";
import { surveyOf } from "../testSurvey";
import { aggregateDensity, densityContours, massLevels, SHARES } from "./density";
import { projectedPosteriors } from "./posteriors";

const plane = planeOfDimensions(2, [0, 1]);
const scale = scaleFor(600, 500, 5);

function finished<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function normals(mu: number[], sigma: number[]) {
  return projectedPosteriors(surveyOf(mu, sigma, 2), "learned", plane);
}

describe("the aggregate posterior's density", () => {
  it("holds one in all where all posteriors are in view", () => {
    const rows = Uint32Array.of(0, 1);
    const { values, cell } = finished(aggregateDensity(normals([0, 0, 2, -1], [1, 0.5, 0.1, 0.1]), rows, scale));
    expect(values.reduce((sum, value) => sum + value, 0) * cell ** 2).toBeCloseTo(1, 2);
  });

  it("is the mean of the posteriors' densities", () => {
    const { values, columns, cell, first } = finished(
      aggregateDensity(normals([0, 0, 2, -1], [0.8, 0.6, 0.5, 0.9]), Uint32Array.of(0, 1), scale),
    );
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

describe("the contours of a density", () => {
  it("are circles of radius σ √(−2 ln(1 − share)) around a normal distribution", () => {
    const found = finished(densityContours(normals([0.5, -0.5], [1, 1]), Uint32Array.of(0), scale));
    expect(found.map(({ share }) => share)).toEqual([...SHARES]);
    for (const { share, rings } of found) {
      expect(rings).toHaveLength(1);
      for (const ring of rings) {
        for (let index = 0; index < ring.length; index += 2) {
          const radius = Math.hypot((ring[index] ?? 0) - 0.5, (ring[index + 1] ?? 0) + 0.5);
          expect(Math.abs(radius - Math.sqrt(-2 * Math.log(1 - share)))).toBeLessThan(0.06);
        }
      }
    }
  });

  it("are none where there is nothing", () => {
    for (const { rings } of finished(densityContours(normals([], []), new Uint32Array(0), scale))) {
      expect(rings).toEqual([]);
    }
  });
});

describe("the levels that hold a share", () => {
  it("are those of the densest cells that reach it", () => {
    expect(massLevels(Float64Array.of(1, 5, 0, 4), [0.5, 0.9, 1])).toEqual([5, 4, 1]);
  });
});
