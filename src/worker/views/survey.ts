import { coverage } from "../../model/latent/coverage";
import { type ClassVotes, neighbourVotes } from "../../model/latent/neighbourVotes";
import { type Posteriors, posteriorsOfRows } from "../../model/posterior";
import { CHUNK } from "../../training/trainer";
import type { View } from "./view";

/**
 * Held-out images of which coverage and accuracy are told, and at least looked at: always the first, so that these numbers do not
 * jump when training pauses and there is time for all.
 */
const ASSESSED = 2000;

/** Posteriors of the first `count` held-out images, each array [count, latentDim], and what the first 2,000 of them tell. */
interface Survey extends Posteriors {
  readonly count: number;
  /** Share, 0 to 1, of images whose class their nearest neighbours' means tell; null of images without classes. */
  readonly neighbourAccuracy: number | null;
  /** How well each class lies apart, by label; none of images without classes. */
  readonly classVotes: readonly ClassVotes[];
  /** Overlap, 0 to 1, of the aggregate posterior with the prior, averaged over pairs of active dimensions. */
  readonly coverage: number;
}

/** Where the encoder puts the held-out images. */
export const survey: View<true, Survey> = {
  taken: "pieces",
  unasked: true,
  subsets: [ASSESSED],
  async *look(_, { trainer, dataset, count }) {
    const { latentDim } = trainer.experiment.architecture;
    const mu = new Float32Array(count * latentDim);
    const logVar = new Float32Array(count * latentDim);
    for (let start = 0; start < count; start += CHUNK) {
      const posterior = await trainer.encodeHeldOut(start, count);
      mu.set(posterior.mu, start * latentDim);
      logVar.set(posterior.logVar, start * latentDim);
      yield;
    }
    const { noise } = trainer.experiment.objective;
    const first = posteriorsOfRows({ mu, logVar }, latentDim, 0, Math.min(count, ASSESSED));
    const covered = yield* coverage(first, latentDim, noise);
    const { labels } = dataset.test;
    const votes = labels && (yield* neighbourVotes(first.mu, labels, latentDim));
    const told = { neighbourAccuracy: votes?.accuracy ?? null, classVotes: votes?.classes ?? [] };
    return { count, mu, logVar, ...told, coverage: covered };
  },
  transfers: ({ mu, logVar }) => [mu.buffer, logVar.buffer],
};
