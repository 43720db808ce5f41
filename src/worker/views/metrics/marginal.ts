import { type DrawnBounds, marginalLikelihood, type PosteriorBounds } from "../marginalLikelihood";
import type { Look, Subject } from "../view";
import { type MetricsOf, meanOf, seenBy } from "./group";

/** Images, and codes that are drawn for each from either distribution. */
const IMAGES = 8;
const DRAWS = 1000;

/**
 * −log p(x) in nats by codes from the prior and from each image's posterior, effective sample sizes of 1,000 codes, and KL of
 * the posterior by its draws and in closed form: means over the first eight held-out images, given their classes where the network
 * is told those.
 */
export async function* marginalMetrics(subject: Subject): Look<MetricsOf<"marginal">> {
  const prior: DrawnBounds[] = [];
  const posterior: PosteriorBounds[] = [];
  for (let row = 0; row < Math.min(IMAGES, subject.dataset.test.count); row++) {
    const image = subject.trainer.heldOut(row, row + 1);
    const label = subject.dataset.test.labels?.[row];
    const asked = { image, draws: DRAWS, ...(label !== undefined && { label }) };
    const seen = yield* seenBy(marginalLikelihood, asked, subject);
    prior.push(seen.fromPrior);
    if (seen.fromPosterior) posterior.push(seen.fromPosterior);
  }
  return {
    priorLoss10: lossOf(prior, 10),
    priorLoss100: lossOf(prior, 100),
    priorLoss1000: lossOf(prior, DRAWS),
    priorEffective: meanOf(prior.map(({ effectiveDraws }) => effectiveDraws)),
    ...(posterior.length > 0 && ofPosteriors(posterior)),
  };
}

function ofPosteriors(posterior: readonly PosteriorBounds[]) {
  return {
    posteriorLoss1: lossOf(posterior, 1),
    posteriorLoss1000: lossOf(posterior, DRAWS),
    posteriorEffective: meanOf(posterior.map(({ effectiveDraws }) => effectiveDraws)),
    drawnKl: meanOf(posterior.map(({ sampledKl }) => sampledKl.mean)),
    drawnKlDeviation: meanOf(posterior.map(({ sampledKl }) => sampledKl.error * Math.sqrt(DRAWS))),
    closedKl: meanOf(posterior.map(({ kl }) => kl)),
  };
}

function lossOf(drawn: readonly DrawnBounds[], draws: number): number {
  const losses = drawn.map(({ bounds }) => -(bounds.find((bound) => bound.draws === draws)?.logLikelihood.mean ?? NaN));
  return meanOf(losses);
}
