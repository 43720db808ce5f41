/** Which terms of the loss are minimised. */
export type Terms = "reconstruction" | "kl" | "combined";

/** How −log p(x | z) is counted: Bernoulli on grey levels from logits, or Gaussian of unit variance around the mean. */
export type Likelihood = "bernoulli" | "gaussian";

/** What σ the encoder's code is drawn with: none (z = μ), the one that it predicts, or one fixed at 1. */
export type EncoderNoise = "zero" | "learned" | "one";

/** What a training step minimises: weights of the terms, pixel likelihood and encoder noise. May change at any step. */
export interface Objective {
  readonly terms: Terms;
  /** Weight λ of KL, 0 or 0.01 to 1,000; 1 is the evidence lower bound (ELBO). */
  readonly lambda: number;
  readonly likelihood: Likelihood;
  readonly noise: EncoderNoise;
}

/** Losses in nats per image: summed over pixels or latent dimensions, averaged over images. */
export interface Losses {
  readonly reconstruction: number;
  /**
   * D(q(z|x) ‖ N(0, I)). Where σ is not learned only ½‖μ‖² is counted: exact for σ = 1, and for σ = 0 all that is
   * finite of it.
   */
  readonly kl: number;
}

/** Weights that the terms have in the minimised sum. */
export function weightsOf({ terms, lambda }: Objective): { reconstruction: number; kl: number } {
  return { reconstruction: terms === "kl" ? 0 : 1, kl: terms === "reconstruction" ? 0 : lambda };
}

/** The minimised sum in nats per image: reconstruction + λ KL of those terms that count. */
export function totalLoss(losses: Losses, objective: Objective): number {
  const weights = weightsOf(objective);
  return weighted(weights.reconstruction, losses.reconstruction) + weighted(weights.kl, losses.kl);
}

/** A term left out adds 0 even where its own value is not finite. */
function weighted(weight: number, loss: number): number {
  return weight === 0 ? 0 : weight * loss;
}
