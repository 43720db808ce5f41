import { sizeOf } from "../../../experiment/architecture";
import { commonestClass, nearestRows } from "../../../model/latent/neighbours";
import { priorCodes } from "../../../model/latent/samples";
import type { Look, Subject } from "../view";
import type { MetricsOf } from "./group";

/** Codes that are decoded as each class, held-out images that judge, and how many of them are asked of an image. */
const CODES = 20;
const REFERENCES = 2000;
const NEIGHBOURS = 10;

/**
 * Of a conditional network, the share, 0 to 1, of images decoded from the prior whose ten nearest of 2,000 held-out images are
 * mostly of the class that was ordered; the same 20 codes are decoded as each class.
 */
export async function* orderMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"orders">> {
  const { imageShape, latentDim, conditionClasses = 0 } = trainer.experiment.architecture;
  const { images, labels } = dataset.test;
  if (!labels || conditionClasses === 0) return {};
  const size = sizeOf(imageShape);
  const references = Float32Array.from(images.subarray(0, REFERENCES * size), (level) => level / 255);
  const codes = priorCodes(CODES, latentDim, trainer.experiment.seed);
  let obeyed = 0;
  for (let label = 0; label < conditionClasses; label++) {
    const made = await trainer.decode(codes, new Uint8Array(CODES).fill(label));
    for (let at = 0; at < CODES; at++) {
      const nearest = nearestRows(references, made.subarray(at * size, (at + 1) * size), NEIGHBOURS);
      obeyed += Number(commonestClass(nearest, labels)?.label === label);
    }
    yield;
  }
  return { ordersObeyed: obeyed / (CODES * conditionClasses) };
}
