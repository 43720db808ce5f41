import { median } from "../quantiles";

/** Posterior means of the first `count` images, [count, latentDim]. */
export interface Means {
  readonly count: number;
  readonly mu: Float32Array;
}

/** Mean of `mu` [count, latentDim] along one dimension; NaN of none. */
export function meanAlong(mu: Float32Array, latentDim: number, dimension: number): number {
  let sum = 0;
  for (let place = dimension; place < mu.length; place += latentDim) sum += mu[place] as number;
  return sum / (mu.length / latentDim);
}

/** Variance of `mu` [count, latentDim] along one dimension, the mean squared distance from the mean; NaN of none. */
export function varianceAlong(mu: Float32Array, latentDim: number, dimension: number): number {
  const mean = meanAlong(mu, latentDim, dimension);
  let squares = 0;
  for (let place = dimension; place < mu.length; place += latentDim) squares += ((mu[place] as number) - mean) ** 2;
  return squares / (mu.length / latentDim);
}

/** Standard deviation of `mu` [count, latentDim] along one dimension; NaN of none. */
export function deviationAlong(mu: Float32Array, latentDim: number, dimension: number): number {
  return Math.sqrt(varianceAlong(mu, latentDim, dimension));
}

/** Spread of means `mu` [count, latentDim]: their standard deviation along a dimension, averaged over the dimensions. */
export function spreadOfMeans(mu: Float32Array, latentDim: number): number {
  let total = 0;
  for (let dimension = 0; dimension < latentDim; dimension++) total += deviationAlong(mu, latentDim, dimension);
  return total / latentDim;
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
    for (let place = row * latentDim; place < (row + 1) * latentDim; place++) sum += (mu[place] as number) ** 2;
    lengths[row] = Math.sqrt(sum);
  }
  return lengths;
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
