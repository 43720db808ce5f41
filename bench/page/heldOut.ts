import { sigmaOf } from "../../src/model/posterior";
import type { HeldOut } from "./protocol";

/** How means and spreads lie, of posteriors `mu` and `logVar` [count, latentDim]. */
export function describeCode(
  mu: readonly number[],
  logVar: readonly number[],
  latentDim: number,
): Omit<HeldOut, "losses"> {
  const sigmas = logVar.map((value) => sigmaOf(value, "learned")).sort((a, b) => a - b);
  const spreads = Array.from({ length: latentDim }, (_, dimension) =>
    standardDeviation(mu.filter((_, index) => index % latentDim === dimension)),
  );
  return {
    medianSigma: sigmas[Math.floor(sigmas.length / 2)] ?? Number.NaN,
    largestMu: mu.reduce((most, mean) => Math.max(most, Math.abs(mean)), 0),
    spreadOfMu: meanOf(spreads),
  };
}

function standardDeviation(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
