import { type Dataset, heldOutImages, stripRows } from "../../data/dataset";
import { CHUNK, type Trainer } from "../../training/trainer";
import { gradientNorms } from "../views/gradientNorms";
import { scoreHeldOut } from "../views/scores";
import { greyLevels } from "../views/sheets";
import { survey } from "../views/survey";
import { Allowance } from "./allowance";
import { type Observation, type Pieces, timed } from "./observation";
import { Views } from "./turns";
import { quickViews, type Wishes } from "./viewsDue";

/** Held-out images looked at while training goes on, where all would take too long. */
const SAMPLE = { evaluated: 1000, surveyed: 2000, scored: [2000, 500] } as const;

/** Looks at a model from outside, between training steps, and reports what it sees. */
export class Observer {
  /** What the page has asked to see. */
  readonly views: Views;
  readonly #trainer: Trainer;
  readonly #dataset: Dataset;
  readonly #wishes: Wishes;
  readonly #report: (observation: Observation) => void;
  readonly #others: () => number;
  readonly #strip: Uint8Array;
  readonly #surveying = new Allowance();
  readonly #scoring = new Allowance();
  #glances = 0;

  /** `others` is how many other models train in the processor's time. */
  constructor(
    trainer: Trainer,
    dataset: Dataset,
    wishes: Wishes,
    report: (observation: Observation) => void,
    others: () => number,
  ) {
    this.views = new Views(trainer, wishes, report);
    this.#trainer = trainer;
    this.#dataset = dataset;
    this.#wishes = wishes;
    this.#report = report;
    this.#others = others;
    this.#strip = heldOutImages(dataset, stripRows(dataset));
  }

  /** All that is worth seeing of a model that stands still: a sample first, then every held-out image. */
  everything(): Pieces {
    this.views.renew();
    return this.#everything();
  }

  async *#everything(): Pieces {
    const surveyed = this.#allowedSurvey;
    yield* this.#survey(surveyed);
    await this.#reconstruct();
    yield* this.evaluate("sample");
    if (surveyed < this.#count) yield* this.#survey(this.#count);
    if (this.#wishes.isDue("scores")) yield* this.score();
    yield* this.evaluate("whole");
  }

  /** What is looked at again and again while the model trains; what the page asked to see is due once more. */
  async *glance(): Pieces {
    await this.differentiate();
    yield* this.#survey(this.#allowedSurvey);
    await this.#reconstruct();
    this.#glances += 1;
    if (this.#glances % 2 === 0) return this.#wishes.renew();
    this.#wishes.renew(quickViews);
    if (this.#wishes.isDue("scores")) yield* this.#score(this.#allowedScores);
  }

  /** How strongly the objective moves encoder and decoder. */
  async differentiate(): Promise<void> {
    const norms = await gradientNorms(this.#trainer, () => this.views.showPoint());
    this.#report({ kind: "differentiated", step: this.#trainer.step, ...norms });
  }

  /** Mean losses of the held-out images: the fixed ones of the curve, or all. */
  async *evaluate(part: "sample" | "whole"): Pieces {
    const count = part === "whole" ? this.#count : Math.min(SAMPLE.evaluated, this.#count);
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

  /** The reconstruction loss of each held-out image; a sample's first where all would take long. */
  async *score(): Pieces {
    const scored = this.#allowedScores;
    yield* this.#score(scored);
    if (scored < this.#count) yield* this.#score(this.#count);
  }

  async *#score(count: number): Pieces {
    this.#wishes.met("scores");
    yield* timed(this.#scoreFirst(count), (ms) => this.#scoring.spent(ms, count));
  }

  async *#scoreFirst(count: number): Pieces {
    const scores = new Float32Array(count);
    for (let start = 0; start < count; start += CHUNK) {
      scores.set(await scoreHeldOut(this.#trainer, start, count), start);
      yield;
    }
    this.#report({ kind: "scored", step: this.#trainer.step, reconstruction: scores });
  }

  async *#survey(count: number): Pieces {
    yield* timed(this.#surveyFirst(count), (ms) => this.#surveying.spent(ms, count));
  }

  async *#surveyFirst(count: number): Pieces {
    this.#report(yield* survey(this.#trainer, this.#dataset, count));
  }

  get #allowedSurvey(): number {
    return this.#surveying.choose([this.#count, Math.min(SAMPLE.surveyed, this.#count)], this.#others());
  }

  get #allowedScores(): number {
    const samples = SAMPLE.scored.map((count) => Math.min(count, this.#count));
    return this.#scoring.choose([this.#count, ...samples], this.#others());
  }

  /** How many held-out images there are. */
  get #count(): number {
    return this.#dataset.test.count;
  }

  async #reconstruct(): Promise<void> {
    const { mu } = await this.#trainer.engine.encode(this.#strip);
    const images = greyLevels(await this.#trainer.engine.decode(mu));
    this.#report({ kind: "reconstructed", step: this.#trainer.step, images });
  }
}
