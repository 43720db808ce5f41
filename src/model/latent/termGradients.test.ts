import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { negativeElboObjective } from "../../experiment/objective";
import { klOf } from "../kl";
import { coefficientsOf } from "../objective";
import { klGradient, reconstructionGradient } from "./termGradients";

const mean = fc.double({ min: -4, max: 4, noNaN: true });
const width = fc.double({ min: 0.05, max: 3, noNaN: true });
const factor = fc.double({ min: 0.1, max: 10, noNaN: true });

/** Derivative of a function of one number by central differences. */
function derivative(of: (at: number) => number, at: number): number {
  const h = 1e-5;
  return (of(at + h) - of(at - h)) / (2 * h);
}

describe("the gradient of KL", () => {
  it("is that of finite differences in μ and in σ", () => {
    fc.assert(
      fc.property(mean, width, factor, (mu, sigma, weight) => {
        const kl = (m: number, s: number) => weight * klOf([m], [2 * Math.log(s)], "learned");
        const posterior = { mu: Float32Array.of(mu), logVar: Float32Array.of(2 * Math.log(sigma)) };
        const { byMu, bySigma } = klGradient(posterior, { squares: weight, logs: weight }, "learned");
        expect(byMu[0]).toBeCloseTo(
          derivative((m) => kl(m, sigma), mu),
          3,
        );
        expect(bySigma?.[0]).toBeCloseTo(
          derivative((s) => kl(mu, s), sigma),
          3,
        );
      }),
    );
  });

  it("vanishes at the prior", () => {
    const prior = { mu: new Float32Array(3), logVar: new Float32Array(3) };
    const { byMu, bySigma } = klGradient(prior, { squares: 7, logs: 7 }, "learned");
    expect([...byMu, ...(bySigma ?? [])]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("vanishes at σ = 0.71, not at 1, under the formula that is no divergence", () => {
    const sizes = { pixels: 784, latentDim: 1, batchSize: 128 };
    const coefficients = coefficientsOf({ ...negativeElboObjective, convention: "william-hu" }, sizes);
    const bySigma = (sigma: number) => {
      const posterior = { mu: new Float32Array(1), logVar: Float32Array.of(2 * Math.log(sigma)) };
      return klGradient(posterior, coefficients, "learned").bySigma?.[0];
    };
    expect(bySigma(Math.SQRT1_2)).toBeCloseTo(0, 6);
    expect(bySigma(1)).toBeCloseTo(1, 12);
  });

  it("says nothing of a σ that is fixed", () => {
    const posterior = { mu: Float32Array.of(2), logVar: Float32Array.of(-3) };
    for (const noise of ["zero", "one"] as const) {
      expect(klGradient(posterior, { squares: 3, logs: 3 }, noise)).toEqual({
        byMu: Float64Array.of(6),
        bySigma: null,
      });
    }
  });
});

describe("the gradient of the reconstruction", () => {
  /** −log p(x|z) of a linear decoder with Gaussian pixels: ½ (x − a z)². */
  const loss = (z: number) => (0.3 - 1.7 * z) ** 2 / 2;

  it("is that of finite differences in μ and in σ through z = μ + σ ε", () => {
    fc.assert(
      fc.property(mean, width, fc.double({ min: -2, max: 2, noNaN: true }).map(Math.fround), (mu, sigma, epsilon) => {
        const byZ = derivative(loss, mu + sigma * epsilon);
        const found = reconstructionGradient(Float32Array.of(byZ), Float32Array.of(epsilon), 2, "learned");
        expect(found.byMu[0]).toBeCloseTo(
          derivative((m) => 2 * loss(m + sigma * epsilon), mu),
          3,
        );
        expect(found.bySigma?.[0]).toBeCloseTo(
          derivative((s) => 2 * loss(mu + s * epsilon), sigma),
          3,
        );
      }),
    );
  });

  it("says nothing of a σ that is fixed", () => {
    expect(reconstructionGradient(Float32Array.of(5), Float32Array.of(1), 2, "one")).toEqual({
      byMu: Float64Array.of(10),
      bySigma: null,
    });
  });
});
