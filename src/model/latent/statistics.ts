import type { EncoderNoise } from "../../experiment/objective";
import { varianceAlong } from "./activeUnits";

/** Standard deviations σ = exp(logVar / 2), of the same shape as `logVar`. */
export function sigmas(logVar: Float32Array): Float32Array {
  return logVar.map((value) => Math.exp(value / 2));
}

/** The σ that a code is drawn with: the learned exp(logVar / 2), or the one that stands in its place. */
export function sigmaOf(logVar: number, noise: EncoderNoise): number {
  if (noise === "learned") return Math.exp(logVar / 2);
  return noise === "one" ? 1 : 0;
}

/** Middle value, or the mean of the two middle ones; NaN of none. */
export function median(values: Float32Array): number {
  const sorted = values.slice().sort();
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The value that a share of the values, 0 to 1, does not exceed; 0 of none. */
export function quantile(values: Float32Array, share: number): number {
  return quantiles(values, [share])[0] ?? 0;
}

/** For each share, 0 to 1, the value that it of the values does not exceed; 0 of none. */
export function quantiles(values: Float32Array, shares: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return shares.map((share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] ?? 0);
}

/** Largest magnitude among the values; 0 of none. */
export function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}

/** Distances ‖μ‖ of means `mu` [count, latentDim] from the origin, [count]. */
export function norms(mu: Float32Array, latentDim: number): Float32Array {
  const lengths = new Float32Array(mu.length / latentDim);
  for (let row = 0; row < lengths.length; row++) {
    let sum = 0;
    for (let index = row * latentDim; index < (row + 1) * latentDim; index++) sum += (mu[index] ?? 0) ** 2;
    lengths[row] = Math.sqrt(sum);
  }
  return lengths;
}

/** Standard deviation of means `mu` [count, latentDim] along each dimension, averaged over the dimensions. */
export function spreadOfMeans(mu: Float32Array, latentDim: number): number {
  let total = 0;
  for (let dimension = 0; dimension < latentDim; dimension++)
    total += Math.sqrt(varianceAlong(mu, latentDim, dimension));
  return total / latentDim;
}

/**
 * KL of each latent dimension in nats, averaged over images, [latentDim]: ½ (μ² + σ² − 1 − log σ²) (Kingma and Welling
 * 2014, appendix B), where σ is not learned ½ μ². `mu` and `logVar` are [count, latentDim]; NaN without an image.
 */
export function klPerDimension(
  mu: Float32Array,
  logVar: Float32Array,
  latentDim: number,
  noise: EncoderNoise,
): number[] {
  const sums = new Array<number>(latentDim).fill(0);
  for (let index = 0; index < mu.length; index++) {
    const logVariance = logVar[index] ?? 0;
    const ofSigma = noise === "learned" ? Math.expm1(logVariance) - logVariance : 0;
    const dimension = index % latentDim;
    sums[dimension] = (sums[dimension] ?? 0) + ((mu[index] ?? 0) ** 2 + ofSigma) / 2;
  }
  return sums.map((sum) => (sum * latentDim) / mu.length);
}

/** Counts of values in `bins` equal bins from 0 to `limit`; what lies beyond counts in the last one. */
export function histogram(values: Float32Array, limit: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value / limit) * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Row of means `mu` [count, latentDim] that lies nearest to z [latentDim] in all dimensions; −1 of none. */
export function nearestMean(mu: Float32Array, z: readonly number[]): number {
  const latentDim = z.length;
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row * latentDim < mu.length; row++) {
    let distance = 0;
    for (let dimension = 0; dimension < latentDim && distance < least; dimension++) {
      distance += ((mu[row * latentDim + dimension] ?? 0) - (z[dimension] ?? 0)) ** 2;
    }
    if (distance < least) {
      least = distance;
      nearest = row;
    }
  }
  return nearest;
}

/** How many of the first `count` labels there are of each class. */
export function classCounts(labels: Uint8Array, count: number, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels.subarray(0, count)) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** Middle of each class along one dimension of `mu` [count, latentDim]; NaN where a class has no image. */
export function classMedians(mu: Float32Array, latentDim: number, dimension: number, labels: Uint8Array): number[] {
  const count = mu.length / latentDim;
  let classes = 0;
  for (const label of labels) classes = Math.max(classes, label + 1);
  const values = classCounts(labels, count, classes).map((members) => new Float32Array(members));
  const filled = new Uint32Array(classes);
  for (let row = 0; row < count; row++) {
    const label = labels[row] ?? 0;
    const ofClass = values[label];
    const place = filled[label] ?? 0;
    filled[label] = place + 1;
    if (ofClass) ofClass[place] = mu[row * latentDim + dimension] ?? 0;
  }
  return values.map(median);
}
