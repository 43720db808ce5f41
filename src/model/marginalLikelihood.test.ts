import { describe, expect, test } from "vitest";
import { boundOf, effectiveDraws, logMeanExp, logPriorOverPosterior } from "./marginalLikelihood";
import { drawNormals, Purpose } from "./random";

/** A linear-Gaussian model with one latent dimension: x | z ~ N(loading · z, I), so that p(x) and p(z | x) are known. */
const loading = [1.5, -0.5];
const x = [1.2, 0.4];
const norm = loading.reduce((sum, part) => sum + part * part, 0);
const product = loading.reduce((sum, part, place) => sum + part * (x[place] ?? 0), 0);
const posteriorVariance = 1 / (1 + norm);
const posteriorMean = posteriorVariance * product;

function logLikelihoodAt(z: number): number {
  return loading.reduce(
    (sum, part, place) => sum - ((x[place] ?? 0) - part * z) ** 2 / 2 - Math.log(2 * Math.PI) / 2,
    0,
  );
}

/** log N(x; 0, I + w wᵀ), by the determinant and inverse of a matrix that differs from I by rank one. */
const exact =
  -Math.log(2 * Math.PI) -
  Math.log(1 + norm) / 2 -
  (x.reduce((sum, part) => sum + part * part, 0) - product ** 2 / (1 + norm)) / 2;

const epsilon = drawNormals(40_000, { seed: 3, counter: 0, purpose: Purpose.prior });
const fromPrior = Float64Array.from(epsilon, logLikelihoodAt);

/** Weights of draws from N(mean, variance), which need not be the true posterior. */
function weightsFrom(mean: number, variance: number): Float64Array {
  const logVar = [Math.log(variance)];
  return Float64Array.from(epsilon, (drawn) => {
    const z = mean + Math.sqrt(variance) * drawn;
    return logLikelihoodAt(z) + logPriorOverPosterior([z], [drawn], logVar, "learned");
  });
}

describe("log p(x) of a linear-Gaussian model", () => {
  test("is met by naive Monte Carlo within its error", () => {
    const { logLikelihood } = boundOf(fromPrior, fromPrior.length);
    expect(logLikelihood.error).toBeLessThan(0.01);
    expect(Math.abs(logLikelihood.mean - exact)).toBeLessThan(4 * logLikelihood.error);
  });

  test("is the weight of every draw from the true posterior", () => {
    const weights = weightsFrom(posteriorMean, posteriorVariance);
    for (const weight of weights.subarray(0, 1000)) expect(weight).toBeCloseTo(exact, 5);
    expect(boundOf(weights, 1).logLikelihood.mean).toBeCloseTo(exact, 5);
    expect(effectiveDraws(weights) / weights.length).toBeCloseTo(1, 5);
  });

  test("is bounded by the ELBO where the posterior is another, closer the more draws are averaged", () => {
    const [mean, variance] = [posteriorMean + 0.5, 2 * posteriorVariance];
    const weights = weightsFrom(mean, variance);
    const ratio = variance / posteriorVariance;
    const gap = (ratio - 1 - Math.log(ratio) + (mean - posteriorMean) ** 2 / posteriorVariance) / 2;
    const [elbo, ...closer] = [1, 10, 100, 40_000].map((draws) => boundOf(weights, draws).logLikelihood);
    expect(Math.abs((elbo?.mean ?? 0) - (exact - gap))).toBeLessThan(4 * (elbo?.error ?? 0));
    expect(elbo?.error).toBeLessThan(0.01);
    const means = [elbo, ...closer].map((bound) => bound?.mean ?? 0);
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    expect(Math.abs((closer.at(-1)?.mean ?? 0) - exact)).toBeLessThan(4 * (closer.at(-1)?.error ?? 0));
  });
});

test("means of exponentials keep what would underflow or overflow, and are told of parts", () => {
  expect(logMeanExp([-2000, -2000 + Math.log(3)])).toBeCloseTo(-2000 + Math.log(2), 10);
  expect(logMeanExp([900, Number.NEGATIVE_INFINITY])).toBeCloseTo(900 - Math.log(2), 10);
  expect(logMeanExp([5, 1, 1, 7], 1, 3)).toBeCloseTo(1, 12);
  expect(logMeanExp([Number.NEGATIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY);
});

test("one draw that outweighs all others is one effective draw; equal ones are as many as they are", () => {
  expect(effectiveDraws([0, -1000, -1000])).toBeCloseTo(1, 12);
  expect(effectiveDraws([-7, -7, -7, -7])).toBeCloseTo(4, 12);
  expect(boundOf([-7, -7, -7, -7], 4).logLikelihood).toEqual({ mean: -7, error: 0 });
});

test("a posterior without noise has no density", () => {
  expect(logPriorOverPosterior([1], [0.5], [0], "zero")).toBe(Number.NEGATIVE_INFINITY);
  expect(logPriorOverPosterior([1.5], [0.5], [9], "one")).toBeCloseTo((0.25 - 2.25) / 2, 12);
});
