import { describe, expect, test } from "vitest";
import { klOfImages } from "./divergence";

describe("the KL of images", () => {
  test("is 0 for the prior itself, and half a nat where one mean is a σ off", () => {
    const posteriors = { mu: new Float32Array([0, 0, 1, 0]), logVar: new Float32Array(4) };
    expect([...klOfImages(posteriors, 2, "learned")]).toEqual([0, 0.5]);
  });

  test("is ln(1/σ) + (σ² − 1) / 2 for a width σ around the origin, summed over dimensions", () => {
    const sigma = 0.2;
    const posteriors = { mu: new Float32Array(2), logVar: new Float32Array(2).fill(2 * Math.log(sigma)) };
    expect(klOfImages(posteriors, 1, "learned")[1]).toBeCloseTo(-Math.log(sigma) + (sigma ** 2 - 1) / 2, 5);
    expect(klOfImages(posteriors, 2, "learned")[0]).toBeCloseTo(2 * (-Math.log(sigma) + (sigma ** 2 - 1) / 2), 5);
  });

  test.each(["zero", "one"] as const)("counts the means alone with noise %s", (noise) => {
    const posteriors = { mu: new Float32Array([3, 4]), logVar: new Float32Array([-7, 2]) };
    expect([...klOfImages(posteriors, 2, noise)]).toEqual([12.5]);
  });

  test("stays finite where a log-variance is beyond all bounds", () => {
    const posteriors = { mu: new Float32Array(2), logVar: new Float32Array([1e9, -1e9]) };
    for (const kl of klOfImages(posteriors, 1, "learned")) expect(Number.isFinite(kl)).toBe(true);
  });
});
