import { type Coefficients, type ConventionName, conventions, type LossSizes } from "./conventions";

/** Which terms of the loss are minimised. */
export type Terms = "reconstruction" | "kl" | "combined";

/** How −log p(x | z) is counted: Bernoulli on grey levels from logits, or Gaussian of unit variance around the mean. */
export type Likelihood = "bernoulli" | "gaussian";

/** What σ the encoder's code is drawn with: none (z = μ), the one that it predicts, or one fixed at 1. */
export type EncoderNoise = "zero" | "learned" | "one";

/** What a training step minimises: weights of the terms, pixel likelihood and encoder noise. May change at any step. */
export interface Objective {
  readonly terms: Terms;
  /** Weight λ of KL as the convention writes it, 0 or 0.0001 to 1,000. */
  readonly lambda: number;
  readonly likelihood: Likelihood;
  readonly noise: EncoderNoise;
  /** Whose way of summing and averaging the terms is followed. */
  readonly convention: ConventionName;
}

/** The negative evidence lower bound of the variational autoencoder. */
export const negativeElboObjective: Objective = {
  terms: "combined",
  lambda: 1,
  likelihood: "bernoulli",
  noise: "learned",
  convention: "elbo",
};

/** Losses in nats per image: summed over pixels or latent dimensions, averaged over images. */
export interface Losses {
  readonly reconstruction: number;
  /**
   * D(q(z|x) ‖ N(0, I)). Where σ is not learned only ½‖μ‖² is counted: exact for σ = 1, and for σ = 0 all that is
   * finite of it.
   */
  readonly kl: number;
}

/** Which terms are minimised. */
export function counted({ terms, lambda }: Objective): { reconstruction: boolean; kl: boolean } {
  return { reconstruction: terms !== "kl", kl: terms !== "reconstruction" && lambda !== 0 };
}

/** Factors of what is minimised, λ and the convention's included; 0 for a term left out. */
export function weightsOf(objective: Objective, sizes: LossSizes): Coefficients {
  const { reconstruction, squares, logs } = conventions[objective.convention].coefficients(sizes, objective.likelihood);
  const counts = counted(objective);
  return {
    reconstruction: counts.reconstruction ? reconstruction : 0,
    squares: counts.kl ? objective.lambda * squares : 0,
    logs: counts.kl ? objective.lambda * logs : 0,
  };
}

/** What λ amounts to against the negative ELBO; null under a formula that is no multiple of the divergence. */
export function effectiveBeta({ lambda, convention, likelihood }: Objective, sizes: LossSizes): number | null {
  const { reconstruction, squares, logs } = conventions[convention].coefficients(sizes, likelihood);
  return squares === logs ? (lambda * squares) / reconstruction : null;
}

/**
 * An objective whose loss is this one's in nats per image, however many images a batch has: the same but for a constant
 * factor. A formula that is no multiple of the divergence stays as it is.
 */
export function inNats(objective: Objective, sizes: LossSizes): Objective {
  const beta = effectiveBeta(objective, sizes);
  return beta === null ? objective : { ...objective, convention: "elbo", lambda: beta };
}

/**
 * Reconstruction + β KL of those terms that count, nats per image: the convention's loss but for a constant factor.
 * NaN under a formula that is no multiple of the divergence.
 */
export function totalLoss(losses: Losses, objective: Objective, sizes: LossSizes): number {
  const counts = counted(objective);
  const beta = effectiveBeta(objective, sizes) ?? Number.NaN;
  return (counts.reconstruction ? losses.reconstruction : 0) + (counts.kl ? beta * losses.kl : 0);
}

/** The negative ELBO, β = 1, nats per image. */
export function negativeElbo({ reconstruction, kl }: Losses): number {
  return reconstruction + kl;
}
