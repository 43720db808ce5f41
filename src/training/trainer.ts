import { BatchOrder } from "../data/batches";
import type { Dataset } from "../data/dataset";
import { type Batch, plainBatch } from "../engine/batch";
import type { Engine } from "../engine/engine";
import { type Experiment, type Hyperparameters, lossSizesOf } from "../experiment/experiment";
import type { Losses, Objective } from "../experiment/objective";
import { mistakenKl } from "../model/kl";
import { NonFinite } from "../model/nonFinite";
import { counted, mistakenWeights } from "../model/objective";
import type { Posteriors } from "../model/posterior";
import { Purpose } from "../model/random";
import { type Checkpoint, initialState, isFiniteArray, isFiniteState } from "../model/state";

/** Images handed to the engine at a time outside of training; fixed, so that means are summed in one order. */
export const CHUNK = 50;

/** Fits one model: knows which step it is, what comes next, and the last moment at which all was well. */
export class Trainer {
  readonly engine: Engine;
  readonly #dataset: Dataset;
  #experiment: Experiment;
  #order: BatchOrder;
  #step = 0;
  #lastGood: Checkpoint;

  private constructor(engine: Engine, dataset: Dataset, experiment: Experiment, moment: Checkpoint) {
    this.engine = engine;
    this.#dataset = dataset;
    this.#experiment = experiment;
    this.#order = orderOf(dataset, experiment);
    this.#step = moment.step;
    this.#lastGood = moment;
  }

  /** A trainer at the given moment, or at the untrained weights of the experiment's seed. */
  static async start(engine: Engine, dataset: Dataset, experiment: Experiment, from?: Checkpoint): Promise<Trainer> {
    const moment = from ?? untrained(experiment);
    await engine.writeState(moment.state);
    return new Trainer(engine, dataset, experiment, moment);
  }

  get step(): number {
    return this.#step;
  }

  get experiment(): Experiment {
    return this.#experiment;
  }

  /** The latest moment whose every number was finite. */
  get lastGood(): Checkpoint {
    return this.#lastGood;
  }

  setObjective(objective: Objective): void {
    this.#experiment = { ...this.#experiment, objective };
  }

  setHyperparameters(change: Pick<Hyperparameters, "learningRate">): void {
    this.#experiment = { ...this.#experiment, hyperparameters: { ...this.#experiment.hyperparameters, ...change } };
  }

  /** Back to the untrained weights of a seed. */
  async reset(seed: number): Promise<void> {
    this.#experiment = { ...this.#experiment, seed };
    this.#order = orderOf(this.#dataset, this.#experiment);
    await this.go(untrained(this.#experiment));
  }

  /** Back to the last moment at which all was well; if that is where it is, to the untrained weights. */
  rollBack(): Promise<void> {
    const isThere = this.#step === this.#lastGood.step;
    return this.go(isThere ? untrained(this.#experiment) : this.#lastGood);
  }

  /** Takes one training step, and lets `between` decode in the midst of it; the number of images in its batch. */
  async advance(between?: () => Promise<void>): Promise<number> {
    const { objective, hyperparameters } = this.#experiment;
    const batch = this.nextBatch;
    await this.engine.trainStep(batch, objective, hyperparameters.learningRate, between);
    this.#step += 1;
    return batch.inputs.rows.length;
  }

  /** The images and the noise of the step to come. */
  get nextBatch(): Batch {
    const epsilon = { seed: this.#experiment.seed, counter: this.#step, purpose: Purpose.epsilon };
    return plainBatch(this.#order.indices(this.#step), epsilon);
  }

  /**
   * Losses of the steps since the last call, oldest first.
   * @throws NonFinite
   */
  async readLosses(): Promise<Losses[]> {
    const losses = await this.engine.readLosses();
    if (!losses.every(isFiniteLoss)) throw new NonFinite("loss");
    return losses;
  }

  /**
   * Reads the weights and, all of them being finite, keeps them as the last good moment.
   * @throws NonFinite
   */
  async save(): Promise<Checkpoint> {
    if (this.#lastGood.step === this.#step) return this.#lastGood;
    const state = await this.engine.readState();
    if (!isFiniteState(state)) throw new NonFinite("weight");
    this.#lastGood = { step: this.#step, state };
    return this.#lastGood;
  }

  /** Held-out images from `start` on, at most `CHUNK` of them and none from `end` on: grey levels [count, pixels]. */
  heldOut(start: number, end: number): Uint8Array {
    const { images, count } = this.#dataset.test;
    const pixels = images.length / count;
    return images.subarray(start * pixels, Math.min(start + CHUNK, end, count) * pixels);
  }

  /**
   * Posteriors of the held-out images from `start` on, at most `CHUNK` of them and none from `end` on.
   * @throws NonFinite
   */
  encodeHeldOut(start: number, end: number): Promise<Posteriors> {
    return this.encode(this.heldOut(start, end));
  }

  /**
   * Posteriors of images, grey levels [count, pixels].
   * @throws NonFinite
   */
  async encode(images: Uint8Array): Promise<Posteriors> {
    const posterior = await this.engine.encode(images);
    if (!isFiniteArray(posterior.mu) || !isFiniteArray(posterior.logVar)) {
      throw new NonFinite("posterior");
    }
    return posterior;
  }

  /**
   * Mean losses of the held-out images from `start` on, at most `CHUNK` of them; their noise is the same at every step.
   * @throws NonFinite
   */
  async evaluateHeldOut(start: number, end: number): Promise<Losses> {
    const { objective } = this.#experiment;
    const losses = await this.#evaluate(start, end, objective);
    const weights = mistakenWeights(objective, lossSizesOf(this.#experiment));
    if (!weights || !counted(objective).kl) return losses;
    const posteriors = await this.encodeHeldOut(start, end);
    const { latentDim } = this.#experiment.architecture;
    return { ...losses, mistakenKl: mistakenKl(posteriors, latentDim, objective.noise, weights) };
  }

  /**
   * Mean reconstruction loss of the same images at z = μ.
   * @throws NonFinite
   */
  async evaluateAtMean(start: number, end: number): Promise<number> {
    const { objective } = this.#experiment;
    return (await this.#evaluate(start, end, { ...objective, noise: "zero" })).reconstruction;
  }

  async #evaluate(start: number, end: number, objective: Objective): Promise<Losses> {
    const epsilon = { seed: this.#experiment.seed, counter: start, purpose: Purpose.heldOutEpsilon };
    const losses = await this.engine.evaluate(this.heldOut(start, end), objective, epsilon);
    if (!isFiniteLoss(losses)) throw new NonFinite("heldOutLoss");
    return losses;
  }

  /** Goes to a moment at which all was well. */
  async go(moment: Checkpoint): Promise<void> {
    await this.engine.readLosses();
    await this.engine.writeState(moment.state);
    this.#step = moment.step;
    this.#lastGood = moment;
  }
}

function untrained({ architecture, seed }: Experiment): Checkpoint {
  return { step: 0, state: initialState(architecture, seed) };
}

function orderOf({ train }: Dataset, { hyperparameters, seed }: Experiment): BatchOrder {
  return new BatchOrder(train.count, hyperparameters.batchSize, seed);
}

export function isFiniteLoss({ reconstruction, kl }: Losses): boolean {
  return Number.isFinite(reconstruction) && Number.isFinite(kl);
}
