import type { ConventionName } from "./conventions";
import type { Corruption } from "./corruption";

/** Which terms of the loss are minimised. */
export type Terms = (typeof allTerms)[number];
export const allTerms = ["reconstruction", "kl", "combined"] as const;

/** How −log p(x | z) is counted: Bernoulli on grey levels from logits, or Gaussian of unit variance around the mean. */
export type Likelihood = (typeof allLikelihoods)[number];
export const allLikelihoods = ["bernoulli", "gaussian"] as const;

/** What σ the encoder's code is drawn with: none (z = μ), the one that it predicts, or one fixed at 1. */
export type EncoderNoise = (typeof allNoises)[number];
export const allNoises = ["zero", "learned", "one"] as const;

/**
 * What a training step minimises: weights of the terms, pixel likelihood and encoder noise, of images as they are or, by the
 * denoising criterion (Vincent et al. 2008; Im et al. 2017), of corrupted ones. May change at any step.
 */
export interface Objective {
  readonly terms: Terms;
  /** Weight λ of KL as the convention writes it, 0 or 0.0001 to 1,000. */
  readonly lambda: number;
  readonly likelihood: Likelihood;
  readonly noise: EncoderNoise;
  /** Whose way of summing and averaging the terms is followed. */
  readonly convention: ConventionName;
  /** What is done to the images that the encoder of a training step sees; nothing where it is absent. */
  readonly corruption?: Corruption;
  /** Weight α of a label head's cross-entropy, 0 or 0.01 to 1,000; the usual one where it is absent. */
  readonly labelWeight?: number;
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
  /** What a formula that is no multiple of KL has in its place; there where one is minimised and it was reckoned. */
  readonly mistakenKl?: number;
  /** −log p(class | μ) by the label head, averaged over the images whose class is known; absent where none is. */
  readonly crossEntropy?: number;
}
