import { meanAlong } from "./means";
import { type Projection, planeOfDimensions } from "./projection";

/** Means that the components are taken from; more would cost time and hardly turn them. */
const MOST_ROWS = 1000;
/** Iterations that turn a pair of directions into the two longest ones. */
const ITERATIONS = 60;
/** Variance that every direction has at least, so that there are two directions even without any. */
const TRACE = 1e-9;

/**
 * The plane through the origin along the two first principal components of means `mu` [count, latentDim]: the
 * eigenvectors of their covariance with the two largest eigenvalues, by subspace iteration (Golub and Van Loan, Matrix
 * Computations, 8.2.4). They point where those of `previous` do, so that a map of them does not flip as means move.
 */
export function principalPlane(mu: Float32Array, latentDim: number, previous: Projection | null = null): Projection {
  const start = planeOfDimensions(latentDim, [0, Math.min(1, latentDim - 1)]);
  if (latentDim < 2) return start;
  const covariance = covarianceOf(mu, latentDim);
  let [first, second] = spread(latentDim, previous ?? start);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    first = normalised(applied(covariance, first));
    second = normalised(without(applied(covariance, second), first));
  }
  const [across, up] = alongEllipse(covariance, first, second);
  return { origin: start.origin, across: turned(across, previous?.across), up: turned(up, previous?.up) };
}

type Vector = readonly number[];

/** Covariance of the first means, [latentDim, latentDim], and a trace of the identity where all means are one. */
function covarianceOf(mu: Float32Array, latentDim: number): number[][] {
  const rows = Math.min(MOST_ROWS, mu.length / latentDim);
  const first = mu.subarray(0, rows * latentDim);
  const mean = Array.from({ length: latentDim }, (_, dimension) => meanAlong(first, latentDim, dimension));
  const sums = new Float64Array(latentDim * latentDim);
  const centred = new Float64Array(latentDim);
  for (let row = 0; row < rows; row++) {
    for (let d = 0; d < latentDim; d++) centred[d] = (mu[row * latentDim + d] ?? 0) - (mean[d] ?? 0);
    addSquare(sums, centred);
  }
  return Array.from({ length: latentDim }, (_, i) =>
    Array.from({ length: latentDim }, (_, j) => (sums[i * latentDim + j] ?? 0) / rows + (i === j ? TRACE : 0)),
  );
}

function addSquare(sums: Float64Array, centred: Float64Array): void {
  const size = centred.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++)
      sums[i * size + j] = (sums[i * size + j] ?? 0) + (centred[i] ?? 0) * (centred[j] ?? 0);
  }
}

/** Two directions to begin with: those given, with a little of every dimension so that none is out of reach. */
function spread(latentDim: number, { across, up }: Projection): [Vector, Vector] {
  const tinted = (direction: Vector, phase: number) =>
    normalised(Array.from({ length: latentDim }, (_, d) => (direction[d] ?? 0) + 0.01 * Math.cos(d * phase + 1)));
  const first = tinted(across, 1.3);
  return [first, normalised(without(tinted(up, 2.1), first))];
}

/** Two orthonormal directions turned in their plane until the covariance along them is diagonal, the larger first. */
function alongEllipse(covariance: readonly Vector[], first: Vector, second: Vector): [Vector, Vector] {
  const a = dot(first, applied(covariance, first));
  const b = dot(first, applied(covariance, second));
  const c = dot(second, applied(covariance, second));
  const angle = Math.atan2(2 * b, a - c) / 2;
  const mixed = (of: number, and: number) => first.map((value, d) => of * value + and * (second[d] ?? 0));
  return [mixed(Math.cos(angle), Math.sin(angle)), mixed(-Math.sin(angle), Math.cos(angle))];
}

/** A direction or its opposite: the one closer to another, or with its largest component positive. */
function turned(direction: Vector, towards: Vector | undefined): Vector {
  const largest = direction.reduce((most, value) => (Math.abs(value) > Math.abs(most) + 1e-9 ? value : most), 0);
  const agreement = towards?.length === direction.length ? dot(direction, towards) : largest;
  return agreement < 0 ? direction.map((value) => -value) : direction;
}

function applied(matrix: readonly Vector[], vector: Vector): Vector {
  return matrix.map((row) => dot(row, vector));
}

function without(vector: Vector, direction: Vector): Vector {
  const share = dot(vector, direction);
  return vector.map((value, d) => value - share * (direction[d] ?? 0));
}

function normalised(vector: Vector): Vector {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
