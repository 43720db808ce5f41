import type { Engine } from "../../engine/engine";

/** Codes that are decoded a few at a time, with no more than that between two looks at anything else. */
export class Sheet {
  /** [count, latentDim]. */
  readonly z: Float32Array;
  /** Grey levels 0 to 255 of what is decoded so far, [count, pixels]. */
  readonly images: Uint8ClampedArray;
  readonly count: number;
  /** Whether it took the place of another that was given up half-way. */
  readonly replacing: boolean;
  readonly #latentDim: number;
  #decoded = 0;

  constructor(z: Float32Array, latentDim: number, pixels: number, replacing: boolean) {
    this.z = z;
    this.count = z.length / latentDim;
    this.images = new Uint8ClampedArray(this.count * pixels);
    this.replacing = replacing;
    this.#latentDim = latentDim;
  }

  get left(): number {
    return this.count - this.#decoded;
  }

  /** Decodes the next codes, at most `most` of them; how many. */
  async decodeSome(engine: Engine, most: number): Promise<number> {
    const first = this.#decoded;
    const some = Math.min(most, this.left);
    const means = await engine.decode(this.z.subarray(first * this.#latentDim, (first + some) * this.#latentDim));
    this.images.set(greyLevels(means), (first * means.length) / some);
    this.#decoded += some;
    return some;
  }
}

/** Grey levels 0 to 255 of means from 0 to 1. */
export function greyLevels(means: Float32Array): Uint8ClampedArray {
  return Uint8ClampedArray.from(means, (mean) => 255 * mean);
}
