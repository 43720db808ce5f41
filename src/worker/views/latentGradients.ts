import { drawNormals, Purpose } from "../../experiment/random";
import { NonFinite } from "../../model/nonFinite";
import { type Posteriors, reparameterised } from "../../model/posterior";
import { isFiniteArray } from "../../model/state";
import { CHUNK, type Trainer } from "../../training/trainer";

/** How the reconstruction term pulls at the codes of the first held-out images, each [count, latentDim]. */
export interface Pulls extends Posteriors {
  /** The noise of z = μ + σ ε, the same at every step. */
  readonly epsilon: Float32Array;
  /** Gradient of −log p(x | z) with respect to z, nats per prior standard deviation. */
  readonly slopes: Float32Array;
}

/**
 * Looks at as many held-out images as fit in one turn.
 * @throws NonFinite
 */
export async function pulls(trainer: Trainer): Promise<Pulls> {
  const { objective, seed } = trainer.experiment;
  const images = trainer.heldOut(0, CHUNK);
  const { mu, logVar } = await trainer.encode(images);
  const epsilon = drawNormals(mu.length, { seed, counter: 0, purpose: Purpose.heldOutEpsilon });
  const z = Float32Array.from(reparameterised(mu, logVar, epsilon, objective.noise));
  const slopes = await trainer.engine.slopes(images, z, objective.likelihood);
  if (!isFiniteArray(slopes)) throw new NonFinite("latentGradient");
  return { mu, logVar, epsilon, slopes };
}
