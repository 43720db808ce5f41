import { sampleDistances } from "../sampleDistances";
import type { Look, Subject } from "../view";
import type { MetricsOf } from "./group";

/** How far held-out images lie from the nearest sample of the prior, and from the nearest of as many training images. */
export async function* sampleMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"samples">> {
  const { toSample, toTraining } = yield* sampleDistances(trainer, dataset);
  return { farFromSamples: toSample, farFromTraining: toTraining };
}
