import { norms } from "../../../model/latent/means";
import { reconstructionLosses } from "../../../model/likelihood";
import { sigmasOf } from "../../../model/posterior";
import { rankCorrelation } from "../../../model/rankCorrelation";
import { CHUNK } from "../../../training/trainer";
import type { Look, Subject } from "../view";
import type { MetricsOf } from "./group";

const COUNT = 1000;

/** Rank correlations, −1 to 1, of an image's σ with −log p(x | z = μ) and with ‖μ‖, over 1,000 held-out images. */
export async function* uncertaintyMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"uncertainty">> {
  const { architecture, objective } = trainer.experiment;
  if (objective.noise !== "learned") return {};
  const { latentDim } = architecture;
  const widths: number[] = [];
  const losses: number[] = [];
  const distances: number[] = [];
  const count = Math.min(COUNT, dataset.test.count);
  for (let start = 0; start < count; start += CHUNK) {
    const images = trainer.heldOut(start, count);
    const labels = trainer.heldOutLabels(start, count);
    const { mu, logVar } = await trainer.encode(images, labels);
    const means = await trainer.decode(mu, labels, images);
    losses.push(...reconstructionLosses(objective.likelihood, means, images, mu.length / latentDim));
    distances.push(...norms(mu, latentDim));
    const sigma = sigmasOf(logVar, objective.noise);
    for (let place = 0; place < sigma.length; place += latentDim) {
      widths.push(sigma.subarray(place, place + latentDim).reduce((product, each) => product + Math.log(each), 0));
    }
    yield;
  }
  return { sigmaWithError: rankCorrelation(widths, losses), sigmaWithDistance: rankCorrelation(widths, distances) };
}
