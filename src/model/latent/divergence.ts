import type { EncoderNoise } from "../../experiment/objective";
import type { Posteriors } from "./samples";

/** Log-variances are held within ± this, as the model holds them. */
const LOG_VARIANCE_LIMIT = 20;

/**
 * KL of every image's posterior from the prior, D(q(z|x) ‖ N(0, I)) in nats, [rows]: ½ Σ (μ² + σ² − 1 − log σ²), or
 * ½ Σ μ² where the encoder's noise is fixed.
 */
export function klOfImages({ mu, logVar }: Posteriors, latentDim: number, noise: EncoderNoise): Float32Array {
  return Float32Array.from({ length: mu.length / latentDim }, (_, row) => {
    let kl = 0;
    for (let index = row * latentDim; index < (row + 1) * latentDim; index++) {
      kl += klOfDimension(mu[index] ?? 0, noise === "learned" ? (logVar[index] ?? 0) : 0);
    }
    return kl;
  });
}

/** With σ = 1 what is left is ½μ². */
function klOfDimension(mu: number, logVar: number): number {
  const held = Math.min(LOG_VARIANCE_LIMIT, Math.max(-LOG_VARIANCE_LIMIT, logVar));
  return (mu * mu + Math.expm1(held) - held) / 2;
}
