import type { EncoderNoise } from "../experiment/objective";
import { clampLogVar } from "./posterior";

/**
 * D(N(μ, σ²) ‖ N(0, I)) of one image in nats, ½ Σ (μ² + σ² − 1 − log σ²) over its latent dimensions (Kingma and Welling
 * 2014, appendix B); where σ is not learned, ½ Σ μ².
 */
export function klOf(mu: ArrayLike<number>, logVar: ArrayLike<number>, noise: EncoderNoise): number {
  let kl = 0;
  for (let dimension = 0; dimension < mu.length; dimension++) {
    const mean = mu[dimension] as number;
    kl += noise === "learned" ? klOfDimension(mean, logVar[dimension] as number) : (mean * mean) / 2;
  }
  return kl;
}

/** KL of one latent dimension with learned σ, in nats. */
function klOfDimension(mu: number, logVar: number): number {
  const held = clampLogVar(logVar);
  return (mu * mu + (Math.expm1(held) - held)) / 2;
}
