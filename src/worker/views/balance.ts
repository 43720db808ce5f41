import { estimateOf } from "../../model/estimate";
import { meanOverDimensions, partAlong, type TermBalance } from "../../model/latent/balance";
import { norms } from "../../model/latent/means";
import { sigmasOf } from "../../model/posterior";
import { CHUNK } from "../../training/trainer";
import { drawnGradients } from "./drawnGradients";
import type { View } from "./view";

/** How the terms stand against each other, over how many images and draws of z for each. */
interface Balance extends TermBalance {
  readonly images: number;
  readonly draws: number;
}

/** Most held-out images that are averaged over. */
const MOST_IMAGES = 500;
/** Pairs of draws of a model that stands still, and of one that trains. */
const PAIRS = { still: 8, training: 1 } as const;

/** How both terms move the held-out images' codes away from the origin and back, and σ down and up. */
export const balance: View<true, Balance> = {
  taken: "pieces",
  everyGlances: 2,
  subsets: [500, 100],
  async *look(_, { trainer, dataset, count }) {
    const { latentDim } = trainer.experiment.architecture;
    const { noise } = trainer.experiment.objective;
    const images = Math.min(count, MOST_IMAGES);
    const pairs = count === dataset.test.count ? PAIRS.still : PAIRS.training;
    const seen = { outward: [], narrowing: [], distance: [], variance: [] } as Record<keyof TermBalance, number[]>;
    let draws = 0;
    for (let start = 0; start < images; start += CHUNK) {
      const chunk = trainer.heldOut(start, images);
      const labels = trainer.heldOutLabels(start, images);
      const posteriors = await trainer.encode(chunk, labels);
      const drawn = yield* drawnGradients(trainer, { images: chunk, labels }, posteriors, start, pairs);
      const sigma = sigmasOf(posteriors.logVar, noise);
      const byLogSigma = sigma.map((width, place) => width * (drawn.bySigma?.mean[place] ?? 0));
      const variance = sigma.map((width) => width * width);
      draws = drawn.draws;
      seen.outward.push(...partAlong(drawn.byMu.mean, posteriors.mu, latentDim).map((slope) => -slope));
      seen.narrowing.push(...meanOverDimensions(byLogSigma, latentDim));
      seen.distance.push(...norms(posteriors.mu, latentDim));
      seen.variance.push(...meanOverDimensions(variance, latentDim));
      yield;
    }
    const learned = noise === "learned";
    return {
      images,
      draws,
      outward: estimateOf(seen.outward),
      narrowing: learned ? estimateOf(seen.narrowing) : null,
      distance: estimateOf(seen.distance),
      variance: learned ? estimateOf(seen.variance) : null,
    };
  },
  transfers: () => [],
};
