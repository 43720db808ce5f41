import type { EncoderNoise, Likelihood, Objective, Terms } from "../experiment/objective";
import { amountText } from "./numbers";

/** The symbols of the two terms under an objective; they do not change with what counts. */
export function termSymbols({
  likelihood,
  noise,
  convention,
}: Pick<Objective, "likelihood" | "noise" | "convention">): {
  reconstruction: string;
  kl: string;
} {
  const reconstruction = likelihood === "bernoulli" ? "−log p(x|z)" : "½‖x − x̂‖²";
  const isMistake = convention === "william-hu";
  if (noise === "zero") return { reconstruction, kl: isMistake ? "‖μ‖²" : "½‖μ‖²" };
  return { reconstruction: `E[${reconstruction}]`, kl: isMistake ? "Σ(σ²+μ²−log σ−1)" : "KL(q‖p)" };
}

/** The two terms of an objective in everyday words; a formula that is no divergence has none. */
export function plainTerms(objective: Pick<Objective, "likelihood" | "noise" | "convention">): {
  reconstruction: string;
  kl: string;
} {
  const isMistake = objective.convention === "william-hu";
  const kl = objective.noise === "zero" ? "distance²" : "untidiness";
  return { reconstruction: "copying error", kl: isMistake ? termSymbols(objective).kl : kl };
}

/** What each term of an objective works towards, in a few words; under a formula that is no divergence, where that one ends. */
export function purposesOf({ noise, convention }: Pick<Objective, "noise" | "convention">): {
  readonly reconstruction: string;
  readonly kl: string;
} {
  const width = convention === "william-hu" ? "0.71" : "1";
  return { reconstruction: "makes x̂ like x", kl: noise === "learned" ? `draws μ to 0, σ to ${width}` : "draws μ to 0" };
}

/** What the field calls what is minimised. */
export function objectiveName(
  { terms, lambda, noise, likelihood }: Objective,
  beta: number | null,
  seesImage = false,
): string {
  const plain = noise === "zero" ? "a plain autoencoder" : "an autoencoder with noise";
  if (terms === "reconstruction") return plain;
  if (terms === "kl") return "the code alone, no image";
  if (lambda === 0) return plain;
  if (seesImage) return "no bound: the decoder sees x";
  if (noise === "zero") return "a regularised autoencoder";
  if (beta === null) return "no bound on anything";
  if (beta !== 1) return `a β-VAE, β = ${amountText(beta)}`;
  return likelihood === "gaussian" ? "the negative ELBO up to a constant" : "the negative ELBO";
}

/** What a nat of KL counts against one of reconstruction, as it is written; null where there is no such number. */
export function betaText(beta: number | null): string {
  return beta === null ? "no β" : `β = ${amountText(beta)}`;
}

/** What an objective of one term leaves of the convention's λ; null where both terms count. */
export function loneTermNote(terms: Terms): string | null {
  return { reconstruction: "λ: KL is left out", kl: "λ: only KL is minimised", combined: null }[terms];
}

/** What −log p(x|z) is under a likelihood. */
export function likelihoodNote(likelihood: Likelihood): string {
  return likelihood === "bernoulli"
    ? "−log p(x|z) = BCE(x, x̂) over all pixels"
    : "−log p(x|z) = ½‖x − x̂‖² + a constant left out";
}

/** How the code is drawn under an encoder noise. */
export function noiseNote(noise: EncoderNoise): string {
  return { zero: "z = μ: no noise", learned: "z = μ + σ · ε, ε ~ N(0, I)", one: "z = μ + ε, ε ~ N(0, I)" }[noise];
}

/** What the reconstruction term is, for the reader of its symbol. */
export function reconstructionDefinition({ likelihood, noise }: Pick<Objective, "likelihood" | "noise">): string {
  const pixels =
    likelihood === "bernoulli"
      ? "−log p(x|z) is the binary cross-entropy between the image x and the decoder's x̂, summed over all pixels."
      : "−log p(x|z) for Gaussian pixels of variance 1 around the decoder's x̂; its constant is left out.";
  const code =
    noise === "zero" ? "The code z is the encoder's μ." : "E: on average over codes z drawn from the encoder's q(z|x).";
  return `Reconstruction: how badly x is explained by its code z. ${pixels} ${code}`;
}

/** What the second term of an objective is and what of it is counted, for the reader of its symbol. */
export function klDefinition({ noise, convention }: Pick<Objective, "noise" | "convention">): string {
  if (convention === "william-hu") {
    return noise === "zero"
      ? "‖μ‖²: all that is finite of Σ (σ² + μ² − log σ − 1) with σ = 0. It is no divergence; KL itself is infinite."
      : definitions.mistake;
  }
  if (noise === "zero") {
    return "With σ = 0 the divergence is infinite; counted is all that is finite of it: ½‖μ‖², the pull of the codes to the origin.";
  }
  const distance = "KL divergence: how far the encoder's q(z|x) lies from the prior p(z) = N(0, I)";
  return noise === "learned"
    ? `${distance}: ½ Σ (μ² + σ² − 1 − log σ²) over the latent dimensions, averaged over images.`
    : `${distance}. With σ fixed at 1 it is exactly ½‖μ‖², averaged over images.`;
}

/** What the formula has before its second term: its symbol and what it means. */
export function weightOf({ convention }: Pick<Objective, "convention">): {
  readonly symbol: "λ" | "β";
  readonly definition: string;
} {
  if (convention === "william-hu") return { symbol: "λ", definition: definitions.weight };
  const symbol = convention === "elbo" ? "λ" : "β";
  return { symbol, definition: definitions[symbol] };
}

/** What the other words and symbols of the panel mean. */
export const definitions = {
  total: "L: what every training step lowers, in nats per image.",
  lambda:
    "λ: the weight of the KL term as the convention writes it. With both terms in nats per image, 1 gives the evidence lower bound (ELBO).",
  weight: "λ: the weight of the second term as the formula writes it.",
  λ: "λ: how much a nat of KL counts against a nat of reconstruction. 1 gives the evidence lower bound (ELBO); others call it β.",
  β: "β: how much a nat of KL counts against a nat of reconstruction, once all sums and averages of the convention are undone.",
  mistake:
    "Σ (σ² + μ² − log σ − 1) is no divergence: without the ½ and with log σ in place of log σ² it is least at σ = 0.71, not 1, and goes below 0 there. What is written here is reckoned of held-out images.",
  convention:
    "Lectures and libraries sum or average the two terms differently. The same λ then means something else: the ruler says what it amounts to.",
  likelihood:
    "p(x|z): how the decoder's grey levels x̂ are compared with the image x. BCE reads them as probabilities, MSE as means of Gaussians with variance 1.",
  noise:
    "σ: the standard deviation of the noise added to the code μ. Learned, every image has its own; at 0 the model is a plain autoencoder.",
} as const;

/** What the two pulls on the encoder are. */
export const pullDefinition =
  "How hard either term, as it is weighed in L, pulls at the encoder: the lengths of ∂/∂φ of the two terms, in nats per image for a unit of the weights φ, on up to 32 images of the next batch. Where the two are as long and point against each other, nothing moves.";
