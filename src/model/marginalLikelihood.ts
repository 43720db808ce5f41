import type { EncoderNoise } from "../experiment/objective";
import { type Estimate, estimateOf } from "./estimate";
import { sigmaOf } from "./posterior";

/** How many draws of z an estimate of log p(x) is made of, and that estimate in nats. */
export interface Bound {
  readonly draws: number;
  readonly logLikelihood: Estimate;
}

/** The logarithm of the mean of exp a over the places from `from` to before `end`; −∞ where all are −∞. */
export function logMeanExp(logs: ArrayLike<number>, from = 0, end = logs.length): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let place = from; place < end; place++) greatest = Math.max(greatest, logs[place] as number);
  if (greatest === Number.NEGATIVE_INFINITY) return greatest;
  let sum = 0;
  for (let place = from; place < end; place++) sum += Math.exp((logs[place] as number) - greatest);
  return greatest + Math.log(sum / (end - from));
}

/**
 * The importance-weighted lower bound on log p(x) that so many `draws` give on average, in nats (Burda, Grosse and
 * Salakhutdinov 2016, equation 8): the mean over as many groups of draws as there are, with its standard error. Weights are
 * log p(x | z) of draws from the prior, which is naive Monte Carlo, or log p(x | z) + log p(z) − log q(z | x) of draws from
 * the posterior; one draw a group makes it the ELBO. Of one group alone the error is that of its mean weight, to first order.
 */
export function boundOf(logWeights: ArrayLike<number>, draws: number): Bound {
  const groups = Math.floor(logWeights.length / draws);
  const logs = Array.from({ length: groups }, (_, group) => logMeanExp(logWeights, group * draws, (group + 1) * draws));
  if (groups !== 1) return { draws, logLikelihood: estimateOf(logs) };
  return { draws, logLikelihood: { mean: logs[0] as number, error: relativeErrorOfMean(logWeights, draws) } };
}

/**
 * How many draws of equal weight would tell as much as draws of those weights, from 1 to their number (Kong 1992):
 * (Σw)² / Σw².
 */
export function effectiveDraws(logWeights: ArrayLike<number>): number {
  const count = logWeights.length;
  const squares = logMeanExp(Float64Array.from(logWeights, (log) => 2 * log));
  return Number.isFinite(squares) ? count * Math.exp(2 * logMeanExp(logWeights) - squares) : 0;
}

/**
 * log p(z) − log q(z | x) in nats of z = μ + σ ε, [latentDim], with p(z) = N(0, I): its mean over ε is −KL. A posterior
 * without noise has no density, and gives −∞.
 */
export function logPriorOverPosterior(
  z: ArrayLike<number>,
  epsilon: ArrayLike<number>,
  logVar: ArrayLike<number>,
  noise: EncoderNoise,
): number {
  let sum = 0;
  for (let place = 0; place < z.length; place++) {
    const [code, drawn] = [z[place] as number, epsilon[place] as number];
    sum += (drawn * drawn - code * code) / 2 + Math.log(sigmaOf(logVar[place] as number, noise));
  }
  return sum;
}

/** The standard error of the mean of `count` weights, as a share of that mean; NaN of fewer than two. */
function relativeErrorOfMean(logWeights: ArrayLike<number>, count: number): number {
  const own = Float64Array.from({ length: count }, (_, place) => logWeights[place] as number);
  return Math.sqrt(Math.max(0, 1 / effectiveDraws(own) - 1 / count) * (count / (count - 1)));
}
