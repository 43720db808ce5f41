import type { Likelihood } from "../experiment/objective";

/** −log p(x | z) of one pixel in nats, x from 0 to 1. */
export function pixelLoss(likelihood: Likelihood, logit: number, x: number): number {
  return likelihood === "bernoulli" ? bernoulliLoss(logit, x) : gaussianLoss(logit, x);
}

/** Binary cross-entropy from the logit l: max(l, 0) − l x + log(1 + exp(−|l|)), finite however large l is. */
function bernoulliLoss(logit: number, x: number): number {
  return Math.max(logit, 0) - logit * x + Math.log1p(Math.exp(-Math.abs(logit)));
}

/** ½ (x − x̂)²: a Gaussian of unit variance without its constant ½ log 2π. */
function gaussianLoss(logit: number, x: number): number {
  return (x - sigmoid(logit)) ** 2 / 2;
}

/** Decoded mean x̂ of a logit, 0 to 1. */
function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** −log p(x | z) of one image in nats, summed over its pixels. */
export function reconstructionLoss(likelihood: Likelihood, logits: ArrayLike<number>, x: ArrayLike<number>): number {
  let loss = 0;
  for (let pixel = 0; pixel < x.length; pixel++) {
    loss += pixelLoss(likelihood, logits[pixel] as number, x[pixel] as number);
  }
  return loss;
}

/**
 * Least Bernoulli loss that a pixel of grey level x can have, in nats: its own entropy −x log x − (1 − x) log(1 − x),
 * reached at x̂ = x. It is 0 for black and white only.
 */
export function bernoulliFloor(x: number): number {
  return x <= 0 || x >= 1 ? 0 : -x * Math.log(x) - (1 - x) * Math.log(1 - x);
}
