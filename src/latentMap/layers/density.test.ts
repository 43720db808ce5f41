import { describe, expect, it } from "vitest";
import { planeOfDimensions } from "../../model/latent/projection";
import { scaleFor } from "../plane/coordinates";
import { surveyOf } from "../testSurvey";
import { densityContours } from "./density";
import { projectedPosteriors } from "./posteriors";
import { SHARES } from "./shares";

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
