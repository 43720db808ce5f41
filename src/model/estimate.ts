/** A mean of observations and its standard error: their deviation over the root of their number, NaN of fewer than two. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

/** The mean of independent observations. */
export function estimateOf(observations: ArrayLike<number>): Estimate {
  const mean = new ArrayMean(1);
  for (let place = 0; place < observations.length; place++) mean.add([observations[place] as number]);
  return { mean: mean.mean[0] as number, error: mean.error[0] as number };
}

/** Means of many numbers at once that are observed together again and again (Welford 1962). */
export class ArrayMean {
  /** Observations so far. */
  #count = 0;
  readonly #mean: Float64Array;
  /** Sums of squared distances from the mean. */
  readonly #squares: Float64Array;

  constructor(size: number) {
    this.#mean = new Float64Array(size);
    this.#squares = new Float64Array(size);
  }

  add(observed: ArrayLike<number>): void {
    this.#count += 1;
    for (let place = 0; place < this.#mean.length; place++) {
      const before = (observed[place] as number) - (this.#mean[place] as number);
      const mean = (this.#mean[place] as number) + before / this.#count;
      this.#squares[place] = (this.#squares[place] as number) + before * ((observed[place] as number) - mean);
      this.#mean[place] = mean;
    }
  }

  /** The mean of each number. */
  get mean(): Float32Array<ArrayBuffer> {
    return Float32Array.from(this.#mean);
  }

  /** The standard error of each mean. */
  get error(): Float32Array<ArrayBuffer> {
    return Float32Array.from(this.#squares, (squares) => Math.sqrt(squares / (this.#count - 1) / this.#count));
  }
}
