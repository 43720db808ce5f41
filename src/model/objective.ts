import { type Coefficients, conventions, type LossSizes } from "../experiment/conventions";
import type { Losses, Objective } from "../experiment/objective";

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
