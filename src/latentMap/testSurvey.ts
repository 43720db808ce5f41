import type { Survey } from "../state/view/viewState";

/** A survey of posteriors with these means and standard deviations, each [count, latentDim]; for tests. */
export function surveyOf(mu: readonly number[], sigma: readonly number[], latentDim: number): Survey {
  return {
    step: 0,
    count: mu.length / latentDim,
    mu: Float32Array.from(mu),
    logVar: Float32Array.from(sigma, (value) => 2 * Math.log(value)),
    neighbourAccuracy: 1,
    classVotes: [],
    coverage: 0,
  };
}
