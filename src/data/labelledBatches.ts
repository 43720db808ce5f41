import { UNKNOWN_CLASS } from "../experiment/labelHead";
import { drawPermutation, Purpose } from "../model/random";
import type { BatchOrder } from "./batches";
import { labelledRows } from "./labelledRows";

/** Share of a batch that is labelled images, as long as there are as many. */
const LABELLED_SHARE = 1 / 4;

/** Labels as a label head is told `count` of them, chosen by a seed: 255 where an image has none. */
export function knownLabels(labels: Uint8Array, count: number, seed: number): Uint8Array {
  const known = new Uint8Array(labels.length).fill(UNKNOWN_CLASS);
  for (const row of labelledRows(labels, count, seed)) known[row] = labels[row] ?? UNKNOWN_CLASS;
  return known;
}

/**
 * Which training images each step takes where few have a label: those of a plain order, but for the last quarter of a batch.
 * There labelled images take turns, all of them in ever new orders, so that every step learns from some.
 */
export class LabelledBatchOrder {
  readonly stepsPerEpoch: number;
  readonly #order: BatchOrder;
  readonly #rows: readonly number[];
  readonly #inBatch: number;
  readonly #seed: number;
  #turn = -1;
  #permutation = new Uint32Array(0);

  /** Of batches of `batchSize` images, of which the same `count` have a label as `knownLabels` tells. */
  constructor(
    order: BatchOrder,
    labels: Uint8Array,
    { count, batchSize, seed }: { readonly count: number; readonly batchSize: number; readonly seed: number },
  ) {
    this.stepsPerEpoch = order.stepsPerEpoch;
    this.#order = order;
    this.#rows = labelledRows(labels, count, seed);
    this.#inBatch = Math.min(this.#rows.length, Math.ceil(LABELLED_SHARE * batchSize));
    this.#seed = seed;
  }

  /** Indices of the images of step 0, 1, 2 …: as many as the plain order takes. */
  indices(step: number): Uint32Array {
    const indices = this.#order.indices(step).slice();
    const count = Math.min(this.#inBatch, Math.ceil(LABELLED_SHARE * indices.length));
    for (let place = 0; place < count; place++) {
      indices[indices.length - count + place] = this.#labelledRow(step * this.#inBatch + place);
    }
    return indices;
  }

  /** Labelled image number 0, 1, 2 … of all turns. */
  #labelledRow(number: number): number {
    const { length } = this.#rows;
    const turn = Math.floor(number / length);
    if (turn !== this.#turn) {
      const key = { seed: this.#seed, counter: turn, purpose: Purpose.labelledOrder };
      this.#permutation = drawPermutation(length, key) as Uint32Array<ArrayBuffer>;
      this.#turn = turn;
    }
    return this.#rows[this.#permutation[number % length] ?? 0] ?? 0;
  }
}
