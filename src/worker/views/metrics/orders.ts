import type { Dataset } from "../../../data/dataset";
import { isConditional, sizeOf } from "../../../experiment/architecture";
import { commonestClass, nearestRows } from "../../../model/latent/neighbours";
import { priorCodes } from "../../../model/latent/samples";
import type { Trainer } from "../../../training/trainer";
import type { Look, Subject } from "../view";
import type { MetricsOf } from "./group";

/** Held-out images that judge one, of those that are nearest to it. */
const NEIGHBOURS = 10;

/** How much of what a conditional network is ordered it obeys: 20 codes as each class, judged by 2,000 held-out images. */
export async function* orderMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"orders">> {
  if (!isConditional(trainer.experiment.architecture)) return {};
  const share = yield* obeyedShare(trainer, dataset.test, { codes: 20, references: 2000 });
  return share === null ? {} : { ordersObeyed: share };
}

/**
 * The share, 0 to 1, of images that a conditional network decodes from the prior whose ten nearest of the first held-out images
 * are mostly of the class that was ordered; the same codes are decoded as each class. Null where images have no classes.
 */
export async function* obeyedShare(
  trainer: Trainer,
  { images, labels }: Dataset["test"],
  counts: { readonly codes: number; readonly references: number },
): Look<number | null> {
  if (!labels) return null;
  const { imageShape, latentDim, conditionClasses = 0 } = trainer.experiment.architecture;
  const size = sizeOf(imageShape);
  const references = Float32Array.from(images.subarray(0, counts.references * size), (level) => level / 255);
  const codes = priorCodes(counts.codes, latentDim, trainer.experiment.seed);
  let obeyed = 0;
  for (let label = 0; label < conditionClasses; label++) {
    const made = await trainer.decode(codes, new Uint8Array(counts.codes).fill(label));
    for (let at = 0; at < counts.codes; at++) {
      const nearest = nearestRows(references, made.subarray(at * size, (at + 1) * size), NEIGHBOURS);
      obeyed += Number(commonestClass(nearest, labels)?.label === label);
    }
    yield;
  }
  return obeyed / (counts.codes * conditionClasses);
}
