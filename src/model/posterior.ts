import type { EncoderNoise } from "../experiment/objective";

/**
 * logVar is read as if held between −20 and 20, so that σ stays between 4.5e-5 and 22,026. The gradient passes
 * through the clamp unchanged: a value outside can always come back.
 */
export const LOG_VARIANCE_LIMIT = 20;

/**
 * Posteriors q(z|x) = N(μ, diag σ²) of some images, each array [count, latentDim]; one image's is that of count 1. The
 * `logVar` = log σ² of a value of this type is already clamped to ±`LOG_VARIANCE_LIMIT`: engines do so before they hand it
 * out. The formulas of this folder clamp what they are given all the same, which changes nothing of a clamped value.
 */
export interface Posteriors {
  readonly mu: Float32Array;
  readonly logVar: Float32Array;
}

/** The posteriors of the images from row `from` to before row `end`; views of the same numbers. */
export function posteriorsOfRows({ mu, logVar }: Posteriors, latentDim: number, from: number, end: number): Posteriors {
  return {
    mu: mu.subarray(from * latentDim, end * latentDim),
    logVar: logVar.subarray(from * latentDim, end * latentDim),
  };
}

/** A log-variance held within ±`LOG_VARIANCE_LIMIT`; NaN stays NaN, so that it is seen. */
export function clampLogVar(logVar: number): number {
  return Math.min(LOG_VARIANCE_LIMIT, Math.max(-LOG_VARIANCE_LIMIT, logVar));
}

/** The σ that noise is multiplied with: exp(logVar / 2) where it is learned, or the 0 or 1 that stands in its place. */
export function sigmaOf(logVar: number, noise: EncoderNoise): number {
  if (noise === "learned") return Math.exp(clampLogVar(logVar) / 2);
  return noise === "one" ? 1 : 0;
}

/** The σ of every log-variance, of the same shape. */
export function sigmasOf(logVar: Float32Array, noise: EncoderNoise): Float32Array {
  return logVar.map((value) => sigmaOf(value, noise));
}

/**
 * A sample of one posterior as a function of noise from N(0, 1) (Kingma and Welling 2014, section 2.4), [latentDim]:
 * z = μ + σ ε.
 */
export function reparameterised(
  mu: ArrayLike<number>,
  logVar: ArrayLike<number>,
  epsilon: ArrayLike<number>,
  noise: EncoderNoise,
): number[] {
  return Array.from(mu, (mean, place) => {
    return mean + sigmaOf(logVar[place] as number, noise) * (epsilon[place] as number);
  });
}
