import { reconstructionLosses } from "../../model/likelihood";
import { NonFinite } from "../../model/nonFinite";
import { isFiniteArray } from "../../model/state";
import type { Trainer } from "../../training/trainer";

/**
 * −log p(x | z = μ) of the held-out images from `start` on, at most `CHUNK` of them and none from `end` on: nats, [count].
 * @throws NonFinite
 */
export async function scoreHeldOut(trainer: Trainer, start: number, end: number): Promise<Float32Array> {
  const images = trainer.heldOut(start, end);
  const { mu } = await trainer.encode(images);
  const means = await trainer.engine.decode(mu);
  const count = mu.length / trainer.experiment.architecture.latentDim;
  const scores = reconstructionLosses(trainer.experiment.objective.likelihood, means, images, count);
  if (!isFiniteArray(scores)) throw new NonFinite("imageLoss");
  return scores;
}
