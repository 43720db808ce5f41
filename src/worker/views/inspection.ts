import type { Losses } from "../../experiment/objective";
import { Purpose } from "../../experiment/random";
import { klOf } from "../../model/kl";
import { NonFinite } from "../../model/nonFinite";
import type { Posteriors } from "../../model/posterior";
import { isFiniteLoss, type Trainer } from "../../training/trainer";

/** What a model makes of one image: its posterior, each [latentDim], and more. */
export interface Examination extends Posteriors {
  /** The decoded mean of its code μ, 0 to 1, [pixels]. */
  readonly reconstruction: Float32Array;
  /** At the code μ, without noise; the KL is that of the objective's noise. Nats. */
  readonly losses: Losses;
}

/**
 * Looks closely at an image, grey levels [pixels].
 * @throws NonFinite
 */
export async function examine(trainer: Trainer, image: Uint8Array): Promise<Examination> {
  const { engine } = trainer;
  const { objective, seed } = trainer.experiment;
  const { mu, logVar } = await trainer.encode(image);
  const noiseless = { ...objective, noise: "zero" } as const;
  const unused = { seed, counter: 0, purpose: Purpose.heldOutEpsilon };
  const { reconstruction } = await engine.evaluate(image, noiseless, unused);
  const losses = { reconstruction, kl: klOf(mu, logVar, objective.noise) };
  if (!isFiniteLoss(losses)) throw new NonFinite("imageLoss");
  return { mu, logVar, reconstruction: await engine.decode(mu), losses };
}
