import { describe, expect, it } from "vitest";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import { coefficientsOf } from "../objective";
import { meanOverDimensions, partAlong, weighedBalance } from "./balance";
import { norms } from "./means";
import { klGradient } from "./termGradients";

const sizes = { pixels: 784, latentDim: 2, batchSize: 128 };
const mu = Float32Array.of(3, 4, 0, -2);
const logVar = Float32Array.of(Math.log(0.25), 0, Math.log(4), Math.log(0.04));
const exact = (mean: number) => ({ mean, error: 0 });
const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

function balance(change: Partial<Objective> = {}) {
  const terms = {
    outward: { mean: 5, error: 0.5 },
    narrowing: { mean: 0.8, error: 0.1 },
    distance: exact(meanOf(norms(mu, 2))),
    variance: exact(meanOf(logVar.map(Math.exp))),
  };
  return weighedBalance(terms, coefficientsOf({ ...negativeElboObjective, ...change }, sizes));
}

describe("the balance of the terms", () => {
  it.each([{}, { lambda: 3 }, { convention: "william-hu" }] as const)(
    "has KL's own gradient on its side: %o",
    (change) => {
      const weights = coefficientsOf({ ...negativeElboObjective, ...change }, sizes);
      const { byMu, bySigma } = klGradient({ mu, logVar }, weights, "learned");
      const byLogSigma = logVar.map((value, place) => Math.exp(value / 2) * (bySigma?.[place] ?? 0));
      const { inward, onSigma } = balance(change);
      expect(inward.mean).toBeCloseTo(meanOf(partAlong(byMu, mu, 2)), 5);
      expect(onSigma?.widening.mean).toBeCloseTo(-meanOf(meanOverDimensions(byLogSigma, 2)), 5);
    },
  );

  it("weighs the reconstruction and its error as the convention does", () => {
    const { outward, onSigma } = balance({ convention: "pytorch" });
    expect(outward).toEqual({ mean: 640, error: 64 });
    expect(onSigma?.narrowing.error).toBeCloseTo(12.8, 10);
  });

  it("has nothing on σ where that is not learned", () => {
    const terms = { outward: exact(1), narrowing: null, distance: exact(2), variance: null };
    expect(weighedBalance(terms, { reconstruction: 1, squares: 1, logs: 1 }).onSigma).toBeNull();
  });

  it("takes the part of a vector that points away from the origin, and none at the origin itself", () => {
    expect([...partAlong([1, 1, 5, 6], mu, 2)].map((part) => Math.round(1000 * part) / 1000)).toEqual([1.4, -6]);
    expect([...partAlong([1, 1], new Float32Array(2), 2)]).toEqual([0]);
  });
});
