import type { Labels } from "../../engine/engine";
import { ArrayMean } from "../../model/estimate";
import { reconstructionGradient } from "../../model/latent/termGradients";
import { NonFinite } from "../../model/nonFinite";
import { type Posteriors, reparameterised } from "../../model/posterior";
import { drawNormals, Purpose } from "../../model/random";
import { isFiniteArray } from "../../model/state";
import type { Trainer } from "../../training/trainer";
import type { Look } from "./view";

/** Means over draws and their standard errors, each [count, latentDim]. */
interface DrawnMeans {
  readonly mean: Float32Array<ArrayBuffer>;
  readonly error: Float32Array<ArrayBuffer>;
}

/** Gradient of −log p(x | z) at z = μ + σ ε by each image's own posterior, averaged over draws of ε. */
export interface DrawnGradients {
  /** Draws of z for each image; one without noise. */
  readonly draws: number;
  /** By μ, nats per unit of z. */
  readonly byMu: DrawnMeans;
  /** By σ, nats per unit of σ; null where σ is not learned. */
  readonly bySigma: DrawnMeans | null;
}

/**
 * Averages over so many pairs of draws, ε and −ε, so that what the decoder's curvature does to one is undone by the other; a
 * pair is one observation. The first of the images is the held-out one of a row, to which the noise belongs. Pauses before
 * every draw but the first.
 * @throws NonFinite
 */
export async function* drawnGradients(
  trainer: Trainer,
  { images, labels }: { readonly images: Uint8Array; readonly labels: Labels },
  { mu, logVar }: Posteriors,
  row: number,
  pairs: number,
): Look<DrawnGradients> {
  const { objective, seed } = trainer.experiment;
  const { noise, likelihood } = objective;
  const [byMu, bySigma] = [new ArrayMean(mu.length), new ArrayMean(mu.length)];
  const told = trainer.toldOf(0, labels);
  const signs = noise === "zero" ? [1] : [1, -1];
  const observations = noise === "zero" ? 1 : pairs;
  for (let pair = 0; pair < observations; pair++) {
    const drawn = drawNormals(mu.length, { seed, counter: row + pair, purpose: Purpose.heldOutEpsilon });
    const [onMean, onSigma] = [new Float64Array(mu.length), new Float64Array(mu.length)];
    for (const sign of signs) {
      if (pair > 0 || sign < 0) yield;
      const epsilon = drawn.map((value) => sign * value);
      const z = Float32Array.from(reparameterised(mu, logVar, epsilon, noise));
      const byZ = await trainer.engine.latentGradients(images, z, likelihood, told);
      if (!isFiniteArray(byZ)) throw new NonFinite("latentGradient");
      const gradient = reconstructionGradient(byZ, epsilon, 1 / signs.length, noise);
      addTo(onMean, gradient.byMu);
      if (gradient.bySigma) addTo(onSigma, gradient.bySigma);
    }
    byMu.add(onMean);
    bySigma.add(onSigma);
  }
  return {
    draws: observations * signs.length,
    byMu: { mean: byMu.mean, error: byMu.error },
    bySigma: noise === "learned" ? { mean: bySigma.mean, error: bySigma.error } : null,
  };
}

function addTo(sum: Float64Array, added: Float64Array): void {
  for (let place = 0; place < sum.length; place++) sum[place] = (sum[place] as number) + (added[place] as number);
}
