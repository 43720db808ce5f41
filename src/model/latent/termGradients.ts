import type { EncoderNoise } from "../../experiment/objective";
import type { Coefficients } from "../objective";
import { type Posteriors, sigmaOf } from "../posterior";

/** Gradient of one weighted term of the loss with respect to each image's own posterior, each [count, latentDim]. */
export interface TermGradient {
  readonly byMu: Float64Array;
  /** Null where σ is not learned. */
  readonly bySigma: Float64Array | null;
}

/** The gradient `factor` times as great. */
export function scaled({ byMu, bySigma }: TermGradient, factor: number): TermGradient {
  return { byMu: byMu.map((slope) => factor * slope), bySigma: bySigma?.map((slope) => factor * slope) ?? null };
}

/**
 * Gradient of `weight` times −log p(x|z) at z = μ + σ ε from that of −log p(x|z) with respect to z: ∂/∂μ = ∂/∂z and
 * ∂/∂σ = ε ∂/∂z (Rezende et al. 2014, section 3; Kingma and Welling 2014, section 2.4). Both arguments are
 * [count, latentDim].
 */
export function reconstructionGradient(
  byZ: Float32Array,
  epsilon: Float32Array,
  weight: number,
  noise: EncoderNoise,
): TermGradient {
  const byMu = Float64Array.from(byZ, (gradient) => weight * gradient);
  const bySigma = noise === "learned" ? byMu.map((gradient, place) => gradient * (epsilon[place] as number)) : null;
  return { byMu, bySigma };
}

/**
 * Gradient of the weighted KL of each image, `squares`·½Σ(μ² + σ² − 1) − `logs`·½Σ log σ²: `squares`·μ by μ and
 * `squares`·σ − `logs`/σ by σ, which for a divergence is 0 at the prior (Kingma and Welling 2014, appendix B, derived).
 */
export function klGradient(
  { mu, logVar }: Posteriors,
  { squares, logs }: Pick<Coefficients, "squares" | "logs">,
  noise: EncoderNoise,
): TermGradient {
  const byMu = Float64Array.from(mu, (mean) => squares * mean);
  if (noise !== "learned") return { byMu, bySigma: null };
  const bySigma = Float64Array.from(logVar, (value) => {
    const sigma = sigmaOf(value, noise);
    return squares * sigma - logs / sigma;
  });
  return { byMu, bySigma };
}
