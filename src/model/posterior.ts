import type { EncoderNoise } from "../experiment/objective";

/**
 * logVar is read as if held between −20 and 20, so that σ stays between 4.5e-5 and 22,026. The gradient passes
 * through the clamp unchanged: a value outside can always come back.
 */
export const LOG_VARIANCE_LIMIT = 20;

export function clampLogVar(logVar: number): number {
  return Math.min(LOG_VARIANCE_LIMIT, Math.max(-LOG_VARIANCE_LIMIT, logVar));
}

/** Standard deviation σ = exp(logVar / 2). */
export function sigmaOf(logVar: number): number {
  return Math.exp(clampLogVar(logVar) / 2);
}

/**
 * A sample of the posterior as a function of noise from N(0, 1) (Kingma and Welling 2014, section 2.4), [latentDim]:
 * z = μ + σ ε where σ is learned, μ + ε where it is 1, μ where it is 0.
 */
export function reparameterised(
  mu: ArrayLike<number>,
  logVar: ArrayLike<number>,
  epsilon: ArrayLike<number>,
  noise: EncoderNoise,
): number[] {
  return Array.from(mu, (mean, dimension) => {
    const sigma = spreadOf(logVar[dimension] as number, noise);
    return mean + sigma * (epsilon[dimension] as number);
  });
}

/** σ that the noise is multiplied with. */
export function spreadOf(logVar: number, noise: EncoderNoise): number {
  if (noise === "learned") return sigmaOf(logVar);
  return noise === "one" ? 1 : 0;
}
