import { type Dataset, firstOfEachClass } from "../data/dataset";
import { neighbourAccuracy } from "../training/neighbours";
import { CHUNK, type Trainer } from "../training/trainer";
import type { RunReport } from "./protocol";

/** Held-out images looked at while training goes on. */
const SAMPLE = { evaluated: 1000, surveyed: 2000 } as const;

type Unnumbered<R> = R extends { readonly run: number } ? Omit<R, "run"> : never;
/** A run's report before the run's number is put on it. */
export type Observation = Unnumbered<RunReport>;

/** Work in pieces, each short enough that a command need not wait long for its end. */
export type Pieces = AsyncGenerator<void, void, void>;

/** Looks at a model from outside, between training steps, and reports what it sees. */
export class Observer {
  readonly #trainer: Trainer;
  readonly #dataset: Dataset;
  readonly #report: (observation: Observation) => void;
  readonly #strip: Uint8Array;
  #z: Float32Array | undefined;

  constructor(trainer: Trainer, dataset: Dataset, report: (observation: Observation) => void) {
    this.#trainer = trainer;
    this.#dataset = dataset;
    this.#report = report;
    this.#strip = imagesAt(dataset, firstOfEachClass(dataset));
  }

  /** All that is worth seeing while the model stands still: a sample first, then every held-out image. */
  async *everything(): Pieces {
    yield* this.glance();
    yield* this.evaluate("sample");
    yield* this.#survey(this.#dataset.test.count);
    yield* this.evaluate("whole");
  }

  /** What is looked at again and again while the model trains. */
  async *glance(): Pieces {
    yield* this.#survey(SAMPLE.surveyed);
    await this.#reconstruct();
    yield;
    await this.#decodeAgain();
  }

  /** Mean losses of the held-out images: the fixed ones of the curve, or all. */
  async *evaluate(part: "sample" | "whole"): Pieces {
    const count = part === "whole" ? this.#dataset.test.count : Math.min(SAMPLE.evaluated, this.#dataset.test.count);
    let reconstruction = 0;
    let kl = 0;
    for (let start = 0; start < count; start += CHUNK) {
      const share = Math.min(CHUNK, count - start) / count;
      const losses = await this.#trainer.evaluateHeldOut(start, count);
      reconstruction += share * losses.reconstruction;
      kl += share * losses.kl;
      yield;
    }
    this.#report({ kind: "evaluated", step: this.#trainer.step, losses: { reconstruction, kl }, count, part });
  }

  /** Decodes z [latentDim], and again with every glance. */
  async decode(z: Float32Array): Promise<void> {
    if (z.length !== this.#trainer.experiment.architecture.latentDim) return;
    this.#z = z;
    const image = greyLevels(await this.#trainer.engine.decode(z));
    this.#report({ kind: "decoded", step: this.#trainer.step, z: z.slice(), image });
  }

  async #decodeAgain(): Promise<void> {
    if (this.#z) await this.decode(this.#z);
  }

  async *#survey(wanted: number): Pieces {
    const count = Math.min(wanted, this.#dataset.test.count);
    const { latentDim } = this.#trainer.experiment.architecture;
    const mu = new Float32Array(count * latentDim);
    const logVar = new Float32Array(count * latentDim);
    for (let start = 0; start < count; start += CHUNK) {
      const posterior = await this.#trainer.encodeHeldOut(start, count);
      mu.set(posterior.mu, start * latentDim);
      logVar.set(posterior.logVar, start * latentDim);
      yield;
    }
    const accuracy = neighbourAccuracy(mu, this.#dataset.test.labels, latentDim);
    this.#report({ kind: "surveyed", step: this.#trainer.step, mu, logVar, neighbourAccuracy: accuracy, coverage: 0 });
  }

  async #reconstruct(): Promise<void> {
    const { mu } = await this.#trainer.engine.encode(this.#strip);
    const images = greyLevels(await this.#trainer.engine.decode(mu));
    this.#report({ kind: "reconstructed", step: this.#trainer.step, images });
  }
}

function imagesAt({ test }: Dataset, indices: readonly number[]): Uint8Array {
  const pixels = test.images.length / test.count;
  const picked = new Uint8Array(indices.length * pixels);
  for (const [place, index] of indices.entries()) {
    picked.set(test.images.subarray(index * pixels, (index + 1) * pixels), place * pixels);
  }
  return picked;
}

function greyLevels(means: Float32Array): Uint8ClampedArray {
  return Uint8ClampedArray.from(means, (mean) => 255 * mean);
}
