import { type Evaluated, minimise } from "./lbfgs";

/** Some points of a number of features each, [count, size], and the class of each, [count]. */
export interface LabelledPoints {
  readonly features: Float32Array;
  readonly labels: Uint8Array;
  readonly size: number;
  readonly classCount: number;
}

/** A linear classifier: class scores are W (x − mean) / scale + b. */
export interface LinearClassifier {
  /** Of each class its weights and then its bias, [classCount, size + 1]. */
  readonly weights: Float64Array;
  /** [size]. */
  readonly mean: Float64Array;
  /** One for all features. */
  readonly scale: number;
  readonly classCount: number;
  /** Whether the fit ended within its tolerance. */
  readonly converged: boolean;
}

/** Where a fit ends: no part of the mean loss's gradient is larger than that, or after so many iterations. */
const rule = { tolerance: 1e-4, iterations: 100 } as const;
/** Points between two pauses, for so many products of a feature and a weight. */
const PRODUCTS = 2e6;

/**
 * Fits multinomial logistic regression: the mean of −log p(class | x) and ‖W‖² / 2n, the biases left free (as scikit-learn's
 * with C = 1; Bishop 2006, 4.3.4), by L-BFGS from zeros. Features are centred and divided by one number, the root of their
 * mean variance, so that the penalty means the same for any kind of features.
 */
export function* fitLogisticRegression(points: LabelledPoints): Generator<void, LinearClassifier, void> {
  const { size, classCount } = points;
  const { mean, scale } = spreadOf(points);
  const scaled = { ...points, features: centred(points.features, mean, scale) };
  const start = new Float64Array(classCount * (size + 1));
  const found = yield* minimise((weights) => penalisedLoss(scaled, weights), start, rule);
  return { weights: found.place, mean, scale, classCount, converged: found.converged };
}

/** The likeliest class of each of some points [count, size], [count]. */
export function* likeliestClasses(
  classifier: LinearClassifier,
  features: Float32Array,
): Generator<void, Uint8Array, void> {
  const { weights, mean, scale, classCount } = classifier;
  const size = mean.length;
  const scaled = centred(features, mean, scale);
  const classes = new Uint8Array(features.length / size);
  const scores = new Float64Array(classCount);
  const pauseEvery = pieceOf(size, classCount);
  for (let row = 0; row < classes.length; row++) {
    score(scaled, row, size, weights, scores);
    classes[row] = scores.indexOf(scores.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY));
    if ((row + 1) % pauseEvery === 0) yield;
  }
  return classes;
}

function* penalisedLoss(
  { features, labels, size, classCount }: LabelledPoints,
  weights: Float64Array,
): Generator<void, Evaluated, void> {
  const gradient = new Float64Array(weights.length);
  const scores = new Float64Array(classCount);
  const count = labels.length;
  const pauseEvery = pieceOf(size, classCount);
  let value = 0;
  for (let row = 0; row < count; row++) {
    score(features, row, size, weights, scores);
    value += toSurprises(scores, labels[row] as number) / count;
    addOuter(gradient, scores, features, row, size, count);
    if ((row + 1) % pauseEvery === 0) yield;
  }
  for (let place = 0; place < weights.length; place++) {
    if (place % (size + 1) === size) continue;
    const weight = weights[place] as number;
    value += (weight * weight) / (2 * count);
    gradient[place] = (gradient[place] as number) + weight / count;
  }
  return { value, gradient };
}

/** Writes the score of each class for one point into `scores`. */
function score(features: Float32Array, row: number, size: number, weights: Float64Array, scores: Float64Array): void {
  for (let label = 0; label < scores.length; label++) {
    const first = label * (size + 1);
    let sum = weights[first + size] as number;
    for (let place = 0; place < size; place++) {
      sum += (features[row * size + place] as number) * (weights[first + place] as number);
    }
    scores[label] = sum;
  }
}

/** Turns scores into the loss's derivatives by them, p − 1 for the true class and p for others; −log p(true class), nats. */
function toSurprises(scores: Float64Array, label: number): number {
  const greatest = scores.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const own = (scores[label] as number) - greatest;
  let sum = 0;
  for (let place = 0; place < scores.length; place++) {
    scores[place] = Math.exp((scores[place] as number) - greatest);
    sum += scores[place] as number;
  }
  for (let place = 0; place < scores.length; place++) {
    scores[place] = (scores[place] as number) / sum - (place === label ? 1 : 0);
  }
  return Math.log(sum) - own;
}

/** Adds one point's share of the gradient. */
function addOuter(
  gradient: Float64Array,
  derivatives: Float64Array,
  features: Float32Array,
  row: number,
  size: number,
  count: number,
): void {
  for (let label = 0; label < derivatives.length; label++) {
    const first = label * (size + 1);
    const derivative = (derivatives[label] as number) / count;
    for (let place = 0; place < size; place++) {
      gradient[first + place] =
        (gradient[first + place] as number) + derivative * (features[row * size + place] as number);
    }
    gradient[first + size] = (gradient[first + size] as number) + derivative;
  }
}

/** The mean of each feature, and the root of their mean variance, 1 where there is none. */
function spreadOf({ features, size }: LabelledPoints): Pick<LinearClassifier, "mean" | "scale"> {
  const mean = new Float64Array(size);
  const count = features.length / size;
  for (let place = 0; place < features.length; place++) {
    mean[place % size] = (mean[place % size] as number) + (features[place] as number) / count;
  }
  let squares = 0;
  for (let place = 0; place < features.length; place++) {
    squares += ((features[place] as number) - (mean[place % size] as number)) ** 2;
  }
  return { mean, scale: Math.sqrt(squares / features.length) || 1 };
}

function centred(features: Float32Array, mean: Float64Array, scale: number): Float32Array {
  return features.map((value, place) => (value - (mean[place % mean.length] as number)) / scale);
}

function pieceOf(size: number, classCount: number): number {
  return Math.max(1, Math.floor(PRODUCTS / (size * classCount)));
}
