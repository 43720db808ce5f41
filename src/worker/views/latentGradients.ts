import { NonFinite } from "../../model/nonFinite";
import { type Posteriors, reparameterised } from "../../model/posterior";
import { drawNormals, Purpose } from "../../model/random";
import { isFiniteArray } from "../../model/state";
import { CHUNK } from "../../training/trainer";
import type { View } from "./view";

/** Posteriors of the first held-out images and gradients at their codes, each array [count, latentDim]. */
interface LatentGradients extends Posteriors {
  /** The noise of their codes z = μ + σ ε, the same at every step. */
  readonly epsilon: Float32Array;
  /** Gradient of −log p(x | z) with respect to z, nats per prior standard deviation. */
  readonly gradients: Float32Array;
}

/** How the reconstruction term moves the codes of as many held-out images as fit in one turn. */
export const latentGradients: View<true, LatentGradients> = {
  taken: "turns",
  images: () => CHUNK,
  async look(_, { trainer, budget }) {
    const { objective, seed } = trainer.experiment;
    const images = trainer.heldOut(0, budget.take(CHUNK));
    const { mu, logVar } = await trainer.encode(images);
    const epsilon = drawNormals(mu.length, { seed, counter: 0, purpose: Purpose.heldOutEpsilon });
    const z = Float32Array.from(reparameterised(mu, logVar, epsilon, objective.noise));
    const gradients = await trainer.engine.latentGradients(images, z, objective.likelihood);
    if (!isFiniteArray(gradients)) throw new NonFinite("latentGradient");
    return { mu, logVar, epsilon, gradients };
  },
  transfers: ({ mu, logVar, epsilon, gradients }) => [mu.buffer, logVar.buffer, epsilon.buffer, gradients.buffer],
};
