import { type Dataset, firstOfEachClass } from "../data/dataset";
import { scoreHeldOut } from "../training/scores";
import { CHUNK, type Trainer } from "../training/trainer";
import type { Observation, Pieces } from "./observation";
import { greyLevels } from "./sheet";
import { survey } from "./survey";
import { Views } from "./views";
import { quickViews, type Wishes } from "./wishes";

/** Held-out images looked at while training goes on. */
const SAMPLE = { evaluated: 1000, surveyed: 2000, scored: 1000 } as const;

/** Looks at a model from outside, between training steps, and reports what it sees. */
export class Observer {
  /** What the page has asked to see. */
  readonly views: Views;
  readonly #trainer: Trainer;
  readonly #dataset: Dataset;
  readonly #wishes: Wishes;
  readonly #report: (observation: Observation) => void;
  readonly #strip: Uint8Array;
  #glances = 0;

  constructor(trainer: Trainer, dataset: Dataset, wishes: Wishes, report: (observation: Observation) => void) {
    this.views = new Views(trainer, wishes, report);
    this.#trainer = trainer;
    this.#dataset = dataset;
    this.#wishes = wishes;
    this.#report = report;
    this.#strip = imagesAt(dataset, firstOfEachClass(dataset));
  }

  /** All that is worth seeing of a model that stands still: a sample first, then every held-out image. */
  everything(): Pieces {
    this.views.renew();
    return this.#everything();
  }

  async *#everything(): Pieces {
    yield* this.#survey(SAMPLE.surveyed);
    await this.#reconstruct();
    yield* this.evaluate("sample");
    yield* this.#survey(this.#dataset.test.count);
    if (this.#wishes.isDue("scores")) yield* this.score();
    yield* this.evaluate("whole");
  }

  /** What is looked at again and again while the model trains; what the page asked to see is due once more. */
  async *glance(): Pieces {
    yield* this.#survey(SAMPLE.surveyed);
    await this.#reconstruct();
    this.#glances += 1;
    if (this.#glances % 2 === 0) return this.#wishes.renew();
    this.#wishes.renew(quickViews);
    if (this.#wishes.isDue("scores")) yield* this.#score(SAMPLE.scored);
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

  /** The reconstruction loss of each held-out image; a sample's first. */
  score(): Pieces {
    return this.#score(this.#dataset.test.count);
  }

  async *#score(wanted: number): Pieces {
    const count = Math.min(wanted, this.#dataset.test.count);
    const scores = new Float32Array(count);
    this.#wishes.met("scores");
    for (let start = 0; start < count; start += CHUNK) {
      if (start === SAMPLE.scored) this.#reportScores(scores.slice(0, start));
      scores.set(await scoreHeldOut(this.#trainer, start, count), start);
      yield;
    }
    this.#reportScores(scores);
  }

  #reportScores(reconstruction: Float32Array): void {
    this.#report({ kind: "scored", step: this.#trainer.step, reconstruction });
  }

  async *#survey(wanted: number): Pieces {
    const count = Math.min(wanted, this.#dataset.test.count);
    this.#report(yield* survey(this.#trainer, this.#dataset, count));
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
