import { drawNormals, Purpose } from "./random";

/** Orthonormal directions of the greatest variance of some points about their mean. */
export interface PrincipalComponents {
  /** [size]. */
  readonly mean: Float64Array;
  /** The direction of the largest variance first, each [size]. */
  readonly directions: readonly Float64Array[];
  /** Variance along each, falling. */
  readonly variances: readonly number[];
}

/** Directions that are turned beside those that are wanted, which makes these come out sooner. */
const BESIDE = 8;
/** How often all are multiplied by the covariance. */
const ITERATIONS = 12;
/** Products of numbers between two pauses. */
const PRODUCTS = 4e6;

/**
 * The `count` first principal components of points [any number, size], or as many as there are dimensions or points: of their
 * covariance, which is never written down, by subspace iteration from random directions (Halko, Martinsson and Tropp 2011,
 * algorithm 4.4), turned at the end until the covariance along them is diagonal. `principalPlane` is its like for two
 * directions of few dimensions that must not flip.
 */
export function* principalComponents(
  points: Float32Array,
  size: number,
  count: number,
): Generator<void, PrincipalComponents, void> {
  const mean = meanOf(points, size);
  const width = Math.min(count + BESIDE, size, points.length / size);
  const drawn = drawNormals(width * size, { seed: 0, counter: 0, purpose: Purpose.components });
  let directions: Float64Array[] = Array.from({ length: width }, (_, place) =>
    Float64Array.from(drawn.subarray(place * size, (place + 1) * size)),
  );
  orthonormalise(directions);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    directions = yield* multiplied(points, size, mean, directions);
    orthonormalise(directions);
  }
  const images = yield* multiplied(points, size, mean, directions);
  const along = directions.map((one) => images.map((other) => dot(one, other)));
  const { values, vectors } = eigenOf(along);
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, count);
  return {
    mean,
    directions: order.map((place) => mixed(directions, vectors[place] ?? [])),
    variances: order.map((place) => values[place] ?? 0),
  };
}

/** Coordinates of points [any number, size] along each direction, [any number, directions]. */
export function coordinates(
  points: Float32Array,
  { mean, directions }: Pick<PrincipalComponents, "mean" | "directions">,
): Float32Array {
  const size = mean.length;
  const found = new Float32Array((points.length / size) * directions.length);
  for (let place = 0; place < found.length; place++) {
    const at = Math.floor(place / directions.length) * size;
    found[place] = coordinate(points, at, mean, directions[place % directions.length] as Float64Array);
  }
  return found;
}

/**
 * The mean squared error ‖x − x̂‖² of points [any number, size] rebuilt from their first 0, 1, … coordinates, by how many these
 * are: each takes its own square from the squared distance to the mean.
 */
export function projectionErrors(points: Float32Array, components: PrincipalComponents): readonly number[] {
  const { mean, directions } = components;
  const size = mean.length;
  const count = points.length / size;
  let squares = 0;
  for (let place = 0; place < points.length; place++) {
    squares += ((points[place] as number) - (mean[place % size] as number)) ** 2;
  }
  const along = coordinates(points, components);
  const errors = [squares / count];
  for (let direction = 0; direction < directions.length; direction++) {
    let taken = 0;
    for (let place = direction; place < along.length; place += directions.length)
      taken += (along[place] as number) ** 2;
    errors.push(Math.max(0, (errors[direction] as number) - taken / count));
  }
  return errors;
}

/** The covariance of the points times each direction. */
function* multiplied(
  points: Float32Array,
  size: number,
  mean: Float64Array,
  directions: readonly Float64Array[],
): Generator<void, Float64Array[], void> {
  const count = points.length / size;
  const results = directions.map(() => new Float64Array(size));
  const pauseEvery = Math.max(1, Math.floor(PRODUCTS / (2 * size * directions.length)));
  for (let row = 0; row < count; row++) {
    for (const [place, direction] of directions.entries()) {
      const share = coordinate(points, row * size, mean, direction) / count;
      addCentred(results[place] as Float64Array, points, row * size, mean, share);
    }
    if ((row + 1) % pauseEvery === 0) yield;
  }
  return results;
}

function coordinate(points: Float32Array, at: number, mean: Float64Array, direction: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < mean.length; place++) {
    sum += ((points[at + place] as number) - (mean[place] as number)) * (direction[place] as number);
  }
  return sum;
}

function addCentred(sum: Float64Array, points: Float32Array, at: number, mean: Float64Array, factor: number): void {
  for (let place = 0; place < mean.length; place++) {
    sum[place] = (sum[place] as number) + factor * ((points[at + place] as number) - (mean[place] as number));
  }
}

function meanOf(points: Float32Array, size: number): Float64Array {
  const mean = new Float64Array(size);
  const count = points.length / size;
  for (let place = 0; place < points.length; place++) {
    mean[place % size] = (mean[place % size] as number) + (points[place] as number) / count;
  }
  return mean;
}

/** Makes directions orthonormal, one after the other and twice, for rounding (Gram and Schmidt); one of length 0 stays so. */
function orthonormalise(directions: readonly Float64Array[]): void {
  for (const [place, direction] of directions.entries()) {
    for (let twice = 0; twice < 2; twice++) {
      for (const other of directions.slice(0, place)) add(direction, other, -dot(direction, other));
      const length = Math.sqrt(dot(direction, direction));
      if (length > 0) for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] as number) / length;
    }
  }
}

/** Eigenvalues and eigenvectors of a symmetric matrix by rotations of pairs (Jacobi; Golub and Van Loan 8.5). */
function eigenOf(symmetric: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const size = symmetric.length;
  const matrix = symmetric.map((row) => [...row]);
  const vectors = matrix.map((_, place) => matrix.map((__, other) => (place === other ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
  }
  return { values: matrix.map((row, place) => row[place] ?? 0), vectors };
}

/** Turns the pair p, q until its element beside the diagonal is 0; rows of `vectors` are turned along. */
function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const [rowP, rowQ] = [matrix[p] as number[], matrix[q] as number[]];
  const beside = rowP[q] as number;
  if (Math.abs(beside) < 1e-300) return;
  const angle = Math.atan2(2 * beside, (rowP[p] as number) - (rowQ[q] as number)) / 2;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const turn = (one: number[], other: number[]) => {
    for (let place = 0; place < one.length; place++) {
      const [a, b] = [one[place] as number, other[place] as number];
      one[place] = cosine * a + sine * b;
      other[place] = cosine * b - sine * a;
    }
  };
  turn(rowP, rowQ);
  for (const row of matrix) {
    const [a, b] = [row[p] as number, row[q] as number];
    row[p] = cosine * a + sine * b;
    row[q] = cosine * b - sine * a;
  }
  turn(vectors[p] as number[], vectors[q] as number[]);
}

function mixed(directions: readonly Float64Array[], shares: readonly number[]): Float64Array {
  const sum = new Float64Array(directions[0]?.length ?? 0);
  for (const [place, direction] of directions.entries()) add(sum, direction, shares[place] ?? 0);
  return sum;
}

function add(sum: Float64Array, other: Float64Array, factor: number): void {
  for (let place = 0; place < sum.length; place++)
    sum[place] = (sum[place] as number) + factor * (other[place] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += (a[place] as number) * (b[place] as number);
  return sum;
}
