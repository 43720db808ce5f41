import { describe, expect, test } from "vitest";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import { klOfImages } from "../../model/kl";
import { planeOfDimensions } from "../../model/latent/projection";
import { coefficientsOf } from "../../model/objective";
import type { LatentGradients } from "../../state/view/viewState";
import { forcesOf, forceUnit } from "./forces";

const sizes = { pixels: 784, latentDim: 2, batchSize: 128 };
const gradients: LatentGradients = {
  step: 3,
  mu: Float32Array.of(1.5, -0.5, 0, 2),
  logVar: Float32Array.of(-2, 0.5, 0, -4),
  draws: 16,
  byMu: { mean: Float32Array.of(10, -4, 0.5, 8), error: Float32Array.of(2, 1, 0.5, 0.5) },
  bySigma: { mean: Float32Array.of(5, 4, 1, 2), error: new Float32Array(4) },
};
const plane = planeOfDimensions(2, [0, 1]);
const forces = (change: Partial<Objective> = {}) => {
  const objective = { ...negativeElboObjective, ...change };
  return forcesOf(gradients, coefficientsOf(objective, sizes), objective.noise, plane);
};

describe("the forces on a posterior", () => {
  test("of the reconstruction go down its gradient, as sure as the less sure of both directions", () => {
    const [first] = forces();
    expect(first?.reconstruction).toEqual({ onMean: [-10, 4], error: 2, onSigma: [-5, -4] });
    expect(first?.kl?.error).toBe(0);
  });

  test("are as many times as great and as unsure as the convention weighs the reconstruction", () => {
    const [first] = forces({ convention: "pytorch" });
    expect(first?.reconstruction).toEqual({ onMean: [-1280, 512], error: 256, onSigma: [-640, -512] });
  });

  test("of one draw have no error that is known", () => {
    const once = { ...gradients, byMu: { ...gradients.byMu, error: new Float32Array(4).fill(Number.NaN) } };
    const [first] = forcesOf(once, coefficientsOf(negativeElboObjective, sizes), "learned", plane);
    expect(first?.reconstruction?.error).toBe(0);
  });

  test("of KL go down its gradient in μ and in σ", () => {
    const h = 1e-3;
    const klAt = (mu: number, sigma: number) =>
      klOfImages({ mu: Float32Array.of(mu), logVar: Float32Array.of(2 * Math.log(sigma)) }, 1, "learned")[0] ?? 0;
    const sigma = Math.exp(-1);
    const [first] = forces({ lambda: 3 });
    expect(first?.kl?.onMean[0]).toBeCloseTo((-3 * (klAt(1.5 + h, sigma) - klAt(1.5 - h, sigma))) / (2 * h), 2);
    expect(first?.kl?.onSigma?.[0]).toBeCloseTo((-3 * (klAt(1.5, sigma + h) - klAt(1.5, sigma - h))) / (2 * h), 2);
  });

  test("are none of a term that is left out", () => {
    expect(forces({ terms: "kl" }).every(({ reconstruction, kl }) => reconstruction === null && kl !== null)).toBe(
      true,
    );
    expect(forces({ terms: "reconstruction" }).every(({ kl }) => kl === null)).toBe(true);
    expect(forces({ lambda: 0 }).every(({ kl }) => kl === null)).toBe(true);
  });

  test("are none on a σ that is fixed", () => {
    for (const noise of ["zero", "one"] as const) {
      const [first] = forces({ noise });
      expect([first?.sigma, first?.kl?.onSigma, first?.reconstruction?.onSigma]).toEqual([null, null, null]);
    }
  });

  test("of the wrong formula rest at σ = 0.71, not at 1", () => {
    const onSigma = (sigma: number) => {
      const logVar = new Float32Array(4).fill(2 * Math.log(sigma));
      const weights = coefficientsOf({ ...negativeElboObjective, convention: "william-hu" }, sizes);
      return forcesOf({ ...gradients, logVar }, weights, "learned", plane)[0]?.kl?.onSigma?.[0];
    };
    expect(onSigma(Math.SQRT1_2)).toBeCloseTo(0, 5);
    expect(onSigma(1)).toBeCloseTo(-1, 5);
  });

  test("are told on μ alone where the map's axes are no dimensions", () => {
    const [across, up] = [
      [0.6, 0.8],
      [-0.8, 0.6],
    ];
    const tilted = { origin: [1, 1], across: across ?? [], up: up ?? [] };
    const [first] = forcesOf(gradients, coefficientsOf(negativeElboObjective, sizes), "learned", tilted);
    expect(first?.reconstruction?.onMean[0]).toBeCloseTo(-10 * 0.6 + 4 * 0.8, 5);
    expect(first?.reconstruction?.onMean[1]).toBeCloseTo(10 * 0.8 + 4 * 0.6, 5);
    expect(first?.sigma).toBeNull();
  });
});

describe("the scale of force arrows", () => {
  test("is a round number that draws most arrows some forty pixels long", () => {
    const unit = forceUnit(forces(), 60, null);
    expect([1, 2, 5]).toContain(unit / 10 ** Math.floor(Math.log10(unit)));
    expect((Math.hypot(10, 4) * 60) / unit).toBeLessThan(80);
    expect((Math.hypot(10, 4) * 60) / unit).toBeGreaterThan(15);
  });

  test("stays while arrows change little, and follows where they would vanish", () => {
    const before = forceUnit(forces(), 60, null);
    const strongest = forces({ terms: "reconstruction" });
    expect(forceUnit(strongest, 61, before)).toBe(before);
    expect(forceUnit(strongest, 6, before)).toBeLessThan(before);
  });
});
