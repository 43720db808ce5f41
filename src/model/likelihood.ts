import type { Likelihood } from "../experiment/objective";

/** Least probability that a decoded mean stands for: as a 32-bit float it may have been rounded to 0 or 1. */
const LEAST_PROBABILITY = 2 ** -25;

/**
 * −log p(x | z) of one pixel in nats from its logit, x from 0 to 1 (Kingma and Welling 2014, appendix C): what engines
 * compute, and are tested against.
 */
export function pixelLossOfLogit(likelihood: Likelihood, logit: number, x: number): number {
  return likelihood === "bernoulli" ? crossEntropyOfLogit(logit, x) : halfSquaredError(sigmoid(logit), x);
}

/** Derivative of `pixelLossOfLogit` with respect to the logit: x̂ − x, or (x̂ − x) x̂ (1 − x̂) for a Gaussian. */
export function pixelLossGradient(likelihood: Likelihood, logit: number, x: number): number {
  const mean = sigmoid(logit);
  return likelihood === "bernoulli" ? mean - x : (mean - x) * mean * (1 - mean);
}

/** −log p(x | z) of one pixel in nats from its decoded mean x̂, 0 to 1, as far as 32 bits tell means near 0 and 1 apart. */
export function pixelLossOfMean(likelihood: Likelihood, mean: number, x: number): number {
  return likelihood === "bernoulli" ? crossEntropy(mean, x) : halfSquaredError(mean, x);
}

/** −log p(x | z) of one image in nats from its logits, summed over its pixels. */
export function reconstructionLoss(likelihood: Likelihood, logits: ArrayLike<number>, x: ArrayLike<number>): number {
  let loss = 0;
  for (let pixel = 0; pixel < x.length; pixel++) {
    loss += pixelLossOfLogit(likelihood, logits[pixel] as number, x[pixel] as number);
  }
  return loss;
}

/** −log p(x | z) of each of `images`, grey levels [count, pixels], in nats from decoded means of that shape, [count]. */
export function reconstructionLosses(
  likelihood: Likelihood,
  means: Float32Array,
  images: Uint8Array,
  count: number,
): Float32Array {
  const pixels = images.length / count;
  const losses = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    let loss = 0;
    for (let place = row * pixels; place < (row + 1) * pixels; place++) {
      loss += pixelLossOfMean(likelihood, means[place] as number, (images[place] as number) / 255);
    }
    losses[row] = loss;
  }
  return losses;
}

/**
 * Loss in nats of one mean x̂ for all of `count` values x of a pixel, summed over them: the losses are linear in x and x²,
 * so that the sums of these are all it depends on.
 */
export function lossOfConstant(
  likelihood: Likelihood,
  mean: number,
  { count, sum, squares }: { readonly count: number; readonly sum: number; readonly squares: number },
): number {
  if (count === 0) return 0;
  const average = sum / count;
  if (likelihood === "bernoulli") return count * crossEntropy(mean, average);
  const variance = Math.max(0, squares / count - average * average);
  return count * (halfSquaredError(mean, average) + variance / 2);
}

/**
 * Least Bernoulli loss that a pixel of grey level x can have, in nats: its own entropy −x log x − (1 − x) log(1 − x),
 * reached at x̂ = x. It is 0 for black and white only.
 */
export function bernoulliFloor(x: number): number {
  return crossEntropy(x, x);
}

/**
 * What −log p(x | z) of an image of so many pixels has beside what is counted of it, in nats: d · ½ log 2π of Gaussians of
 * unit variance (Kingma and Welling 2014, appendix C.2), nothing of Bernoullis.
 */
export function omittedConstant(likelihood: Likelihood, pixels: number): number {
  return likelihood === "gaussian" ? (pixels / 2) * Math.log(2 * Math.PI) : 0;
}

/** Binary cross-entropy from the logit l: max(l, 0) − l x + log(1 + exp(−|l|)), finite however large l is. */
function crossEntropyOfLogit(logit: number, x: number): number {
  return Math.max(logit, 0) - logit * x + Math.log1p(Math.exp(-Math.abs(logit)));
}

/** Binary cross-entropy −x log x̂ − (1 − x) log(1 − x̂); 0 · log 0 is 0. */
function crossEntropy(mean: number, x: number): number {
  // Most pixels are black or white, and one logarithm is enough for them.
  let loss = 0;
  if (x > 0) loss -= x * Math.log(Math.max(mean, LEAST_PROBABILITY));
  if (x < 1) loss -= (1 - x) * Math.log(Math.max(1 - mean, LEAST_PROBABILITY));
  return loss;
}

/** ½ (x − x̂)²: a Gaussian of unit variance without its constant ½ log 2π. */
function halfSquaredError(mean: number, x: number): number {
  return (x - mean) ** 2 / 2;
}

/** Decoded mean x̂ of a logit, 0 to 1. */
function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
