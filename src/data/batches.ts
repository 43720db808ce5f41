import { stepsOfEpoch } from "../model/epoch";
import { drawPermutation, Purpose } from "../model/random";

/**
 * Which training images each step takes: every epoch its own permutation of all. Its last batch may be smaller; images that
 * are too few for one are left out of the epoch.
 */
export class BatchOrder {
  readonly stepsPerEpoch: number;
  readonly #count: number;
  readonly #batchSize: number;
  readonly #seed: number;
  #epoch = -1;
  #permutation = new Uint32Array(0);

  constructor(count: number, batchSize: number, seed: number) {
    this.#count = count;
    this.#batchSize = batchSize;
    this.#seed = seed;
    this.stepsPerEpoch = stepsOfEpoch(count, batchSize);
  }

  /** Indices of the images of step 0, 1, 2 …: at most `batchSize` of 0 … count − 1. */
  indices(step: number): Uint32Array {
    const epoch = Math.floor(step / this.stepsPerEpoch);
    if (epoch !== this.#epoch) this.#shuffle(epoch);
    const start = (step % this.stepsPerEpoch) * this.#batchSize;
    return this.#permutation.subarray(start, Math.min(this.#count, start + this.#batchSize));
  }

  #shuffle(epoch: number): void {
    this.#permutation = drawPermutation(this.#count, {
      seed: this.#seed,
      counter: epoch,
      purpose: Purpose.batchOrder,
    }) as Uint32Array<ArrayBuffer>;
    this.#epoch = epoch;
  }
}
