import { describe, expect, it } from "vitest";
import { clampLogVar, LOG_VARIANCE_LIMIT, posteriorsOfRows, reparameterised, sigmaOf, sigmasOf } from "./posterior";
import { drawNormals, Purpose } from "./random";

describe("σ", () => {
  it("is exp(logVar / 2)", () => {
    expect(sigmaOf(0, "learned")).toBe(1);
    expect(sigmaOf(2 * Math.log(3), "learned")).toBeCloseTo(3, 12);
  });

  it("is not the encoder's where it is fixed", () => {
    expect([sigmaOf(2, "learned"), sigmaOf(2, "zero"), sigmaOf(2, "one")]).toEqual([Math.E, 0, 1]);
  });

  it("is the same one by one and all at once", () => {
    const logVar = Float32Array.of(0, 2, -2);
    expect([...sigmasOf(logVar, "learned")]).toEqual([1, Math.fround(Math.E), Math.fround(1 / Math.E)]);
    expect([...sigmasOf(logVar, "one")]).toEqual([1, 1, 1]);
    expect([...sigmasOf(logVar, "zero")]).toEqual([0, 0, 0]);
  });

  it("stays between 4.5e-5 and 22,026", () => {
    expect(sigmaOf(-1e6, "learned")).toBeCloseTo(4.54e-5, 7);
    expect(sigmaOf(1e6, "learned")).toBeCloseTo(22026.47, 2);
  });

  it("lets NaN through, so that it is seen", () => {
    expect(clampLogVar(Number.NaN)).toBeNaN();
    expect(clampLogVar(LOG_VARIANCE_LIMIT + 1)).toBe(LOG_VARIANCE_LIMIT);
  });
});

describe("the reparameterised sample", () => {
  const mu = [0.5, -1];
  const logVar = [Math.log(4), Math.log(0.25)];
  const epsilon = [1, -2];

  it("is μ + σ ε where σ is learned, μ + ε where it is 1, μ where it is 0", () => {
    expect(reparameterised(mu, logVar, epsilon, "learned")).toEqual([2.5, -2]);
    expect(reparameterised(mu, logVar, epsilon, "one")).toEqual([1.5, -3]);
    expect(reparameterised(mu, logVar, epsilon, "zero")).toEqual(mu);
  });

  it("has the derivatives ∂z/∂μ = 1 and ∂z/∂logVar = ½ σ ε", () => {
    const step = 1e-5;
    const z = (mean: number, variance: number) => reparameterised([mean], [variance], [-0.7], "learned")[0] ?? 0;
    const byMu = (z(0.3 + step, -1.2) - z(0.3 - step, -1.2)) / (2 * step);
    const byLogVar = (z(0.3, -1.2 + step) - z(0.3, -1.2 - step)) / (2 * step);
    expect(byMu).toBeCloseTo(1, 8);
    expect(byLogVar).toBeCloseTo(0.5 * Math.exp(-0.6) * -0.7, 8);
  });

  it("gives the gradient of a mean over the posterior: that of E[z²] = μ² + σ² is 2 μ and σ²", () => {
    const noise = drawNormals(200_000, { seed: 1, counter: 0, purpose: Purpose.epsilon });
    const [mean, variance] = [0.8, Math.log(0.5)];
    let byMu = 0;
    let byLogVar = 0;
    for (const one of noise) {
      const z = reparameterised([mean], [variance], [one], "learned")[0] ?? 0;
      byMu += (2 * z) / noise.length;
      byLogVar += (2 * z * 0.5 * sigmaOf(variance, "learned") * one) / noise.length;
    }
    expect(byMu).toBeCloseTo(1.6, 1);
    expect(byLogVar).toBeCloseTo(0.5, 1);
  });
});

it("gives the posteriors of some rows without copying them", () => {
  const all = { mu: Float32Array.of(1, 2, 3, 4, 5, 6), logVar: Float32Array.of(0, 1, 0, 2, 0, 3) };
  const rows = posteriorsOfRows(all, 2, 1, 3);
  expect([[...rows.mu], [...rows.logVar]]).toEqual([
    [3, 4, 5, 6],
    [0, 2, 0, 3],
  ]);
  expect(rows.mu.buffer).toBe(all.mu.buffer);
});
