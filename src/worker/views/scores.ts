import { reconstructionLosses } from "../../model/likelihood";
import { NonFinite } from "../../model/nonFinite";
import { isFiniteArray } from "../../model/state";
import { CHUNK, type Trainer } from "../../training/trainer";
import type { View } from "./view";

/** How well each of the first held-out images is reconstructed. */
interface Scores {
  /** −log p(x | z = μ), nats, [count]. */
  readonly reconstruction: Float32Array;
}

/** The reconstruction loss of every held-out image. */
export const scores: View<true, Scores> = {
  taken: "pieces",
  everyGlances: 2,
  subsets: [2000, 500],
  async *look(_, { trainer, count }) {
    const reconstruction = new Float32Array(count);
    for (let start = 0; start < count; start += CHUNK) {
      reconstruction.set(await scoreHeldOut(trainer, start, count), start);
      yield;
    }
    return { reconstruction };
  },
  transfers: ({ reconstruction }) => [reconstruction.buffer],
};

/** Scores of the held-out images from `start` on, at most `CHUNK` of them and none from `end` on. */
async function scoreHeldOut(trainer: Trainer, start: number, end: number): Promise<Float32Array> {
  const images = trainer.heldOut(start, end);
  const labels = trainer.heldOutLabels(start, end);
  const { mu } = await trainer.encode(images, labels);
  const means = await trainer.decode(mu, labels, images);
  const count = mu.length / trainer.experiment.architecture.latentDim;
  const losses = reconstructionLosses(trainer.experiment.objective.likelihood, means, images, count);
  if (!isFiniteArray(losses)) throw new NonFinite("imageLoss");
  return losses;
}
