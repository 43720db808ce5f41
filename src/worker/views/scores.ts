import type { Likelihood } from "../../experiment/objective";
import { NonFinite } from "../../model/nonFinite";
import { isFiniteArray } from "../../model/state";
import type { Trainer } from "../../training/trainer";

/** Least probability that a mean stands for, as means are 32-bit floats and may round to 0 or 1. */
const LEAST = 2 ** -25;

/**
 * −log p(x | z = μ) of the held-out images from `start` on, at most `CHUNK` of them and none from `end` on: nats, [count].
 * @throws NonFinite
 */
export async function scoreHeldOut(trainer: Trainer, start: number, end: number): Promise<Float32Array> {
  const images = trainer.heldOut(start, end);
  const { mu } = await trainer.encode(images);
  const means = await trainer.engine.decode(mu);
  const count = mu.length / trainer.experiment.architecture.latentDim;
  const scores = lossesOfMeans(trainer.experiment.objective.likelihood, means, images, count);
  if (!isFiniteArray(scores)) throw new NonFinite("imageLoss");
  return scores;
}

/**
 * −log p(x | x̂) of each image in nats, [count]: binary cross-entropy −x log x̂ − (1 − x) log(1 − x̂), or ½ (x − x̂)² of a
 * Gaussian without its constant, summed over pixels; `means` x̂ from 0 to 1 and `images`, grey levels, are [count, pixels].
 */
export function lossesOfMeans(
  likelihood: Likelihood,
  means: Float32Array,
  images: Uint8Array,
  count: number,
): Float32Array {
  const lossOf = likelihood === "bernoulli" ? bernoulliLoss : gaussianLoss;
  const pixels = images.length / count;
  return Float32Array.from({ length: count }, (_, row) => {
    let loss = 0;
    for (let place = row * pixels; place < (row + 1) * pixels; place++) {
      loss += lossOf(means[place] as number, (images[place] as number) / 255);
    }
    return loss;
  });
}

function bernoulliLoss(mean: number, x: number): number {
  let loss = 0;
  if (x > 0) loss -= x * Math.log(Math.max(mean, LEAST));
  if (x < 1) loss -= (1 - x) * Math.log(Math.max(1 - mean, LEAST));
  return loss;
}

function gaussianLoss(mean: number, x: number): number {
  return (x - mean) ** 2 / 2;
}
