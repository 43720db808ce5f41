import type { Posteriors } from "../../model/posterior";
import { CHUNK } from "../../training/trainer";
import { type DrawnGradients, drawnGradients } from "./drawnGradients";
import type { View } from "./view";

/** Posteriors of the first held-out images, each array [count, latentDim], and gradients by them. */
interface LatentGradients extends Posteriors, DrawnGradients {}

/** Pairs of draws that are averaged over. */
const PAIRS = 8;

/**
 * How the reconstruction term moves the codes of as many held-out images as fit in one turn: sixteen draws, one a turn, so
 * that of a model that trains they are of sixteen steps.
 */
export const latentGradients: View<true, LatentGradients> = {
  taken: "turns",
  images: () => CHUNK,
  async *look(_, { trainer, budget }) {
    const count = budget.take(CHUNK);
    const [images, labels] = [trainer.heldOut(0, count), trainer.heldOutLabels(0, count)];
    const posteriors = await trainer.encode(images, labels);
    const drawing = drawnGradients(trainer, { images, labels }, posteriors, 0, PAIRS);
    for (;;) {
      const { done, value } = await drawing.next();
      if (done) return { ...posteriors, ...value };
      yield;
      budget.take(CHUNK);
    }
  },
  transfers: ({ mu, logVar, byMu, bySigma }) =>
    [mu, logVar, ...[byMu, bySigma].flatMap((means) => (means ? [means.mean, means.error] : []))].map(
      ({ buffer }) => buffer,
    ),
};
