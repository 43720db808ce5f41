import type { Labels } from "../../engine/engine";
import { sizeOf } from "../../experiment/architecture";
import type { Losses } from "../../experiment/objective";
import { klOf } from "../../model/kl";
import { NonFinite } from "../../model/nonFinite";
import type { Posteriors } from "../../model/posterior";
import { Purpose } from "../../model/random";
import { isFiniteLoss, type Trainer } from "../../training/trainer";
import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** What a model makes of one image, beside its posterior, each [latentDim]. */
export interface InspectedImage extends Posteriors {
  /** The image as it was given, grey levels 0 to 255, [pixels]. */
  readonly image: Uint8Array;
  /** The decoded mean of its code μ, grey levels 0 to 255, [pixels]. */
  readonly reconstruction: Uint8ClampedArray;
  /** At the code μ, without noise; the KL is that of the objective's noise. Nats. */
  readonly losses: Losses;
}

/** One image, grey levels [pixels], that is encoded, decoded and scored. */
export const inspection: View<Uint8Array, InspectedImage> = {
  taken: "turns",
  followsToldClass: true,
  fits: (image, { imageShape }) => image.length === sizeOf(imageShape),
  look: (image, { trainer }) => inspect(image, trainer),
  transfers: ({ image, mu, logVar, reconstruction }) => [image.buffer, mu.buffer, logVar.buffer, reconstruction.buffer],
};

/**
 * Encodes, decodes and scores an image, grey levels [pixels], of which a copy is reported; of the told class where `labels` [1]
 * say no other.
 * @throws NonFinite where the model computes no finite number
 */
export async function inspect(asked: Uint8Array, trainer: Trainer, labels?: Labels): Promise<InspectedImage> {
  const image = asked.slice();
  const { engine } = trainer;
  const { objective, seed } = trainer.experiment;
  const { mu, logVar } = await trainer.encode(image, labels);
  const noiseless = { ...objective, noise: "zero" } as const;
  const unused = { seed, counter: 0, purpose: Purpose.heldOutEpsilon };
  const { reconstruction } = await engine.evaluate(image, noiseless, unused, trainer.toldOf(1, labels));
  const losses = { reconstruction, kl: klOf(mu, logVar, objective.noise) };
  if (!isFiniteLoss(losses)) throw new NonFinite("imageLoss");
  return { image, mu, logVar, reconstruction: greyLevels(await trainer.decode(mu, labels, image)), losses };
}
