import { type Estimate, estimateOf } from "../../src/model/estimate";
import { marginalLikelihood } from "../../src/worker/views/marginalLikelihood";
import { seenBy } from "../../src/worker/views/metrics/group";
import { mnistDigits } from "../digits";
import { type DigitsRun, digitsExperiment, endOf, subjectOf, trainTo, untrained } from "../digitsRun";

/** A network on MNIST, and for how many held-out images log p(x) is estimated by how many codes each. */
export interface LikelihoodRun extends DigitsRun {
  readonly images: number;
  readonly draws: number;
}

/** −log p(x) by the importance-weighted bound of some draws, nats per image, with standard errors over images. */
export interface LikelihoodRow {
  readonly draws: number;
  readonly bound: Estimate;
  /** By how much it is lower than by the next fewer draws, image by image; null of the fewest. */
  readonly gain: Estimate | null;
  /** By the same number of codes from the prior. */
  readonly fromPrior: Estimate;
}

/** What a run has come to. */
export interface LikelihoodResult {
  readonly rows: readonly LikelihoodRow[];
  /** −ELBO less −log p(x) by all draws, image by image, nats. */
  readonly gap: Estimate;
}

export async function likelihoodResult(run: LikelihoodRun): Promise<LikelihoodResult> {
  const dataset = mnistDigits();
  const trainer = await untrained(digitsExperiment(run), dataset, run.threads);
  await trainTo(trainer, run.steps);
  const size = dataset.test.images.length / dataset.test.count;
  const seen: { readonly posterior: readonly number[]; readonly prior: readonly number[] }[] = [];
  let counts: readonly number[] = [];
  for (let row = 0; row < run.images; row++) {
    const asked = { image: dataset.test.images.subarray(row * size, (row + 1) * size), draws: run.draws };
    const { fromPosterior, fromPrior } = await endOf(seenBy(marginalLikelihood, asked, subjectOf(trainer, dataset)));
    if (!fromPosterior) throw new RangeError("A posterior without noise has no density.");
    counts = fromPosterior.bounds.map(({ draws }) => draws);
    const [posterior, prior] = [fromPosterior, fromPrior].map(({ bounds }) =>
      bounds.map(({ logLikelihood }) => -logLikelihood.mean),
    );
    seen.push({ posterior: posterior ?? [], prior: prior ?? [] });
  }
  trainer.engine.dispose();

  const difference = (from: number, to: number) =>
    estimateOf(seen.map(({ posterior }) => (posterior[from] as number) - (posterior[to] as number)));
  return {
    rows: counts.map((draws, place) => ({
      draws,
      bound: estimateOf(seen.map(({ posterior }) => posterior[place] as number)),
      gain: place === 0 ? null : difference(place - 1, place),
      fromPrior: estimateOf(seen.map(({ prior }) => prior[place] as number)),
    })),
    gap: difference(0, counts.length - 1),
  };
}
