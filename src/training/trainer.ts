import { BatchOrder } from "../data/batches";
import type { Dataset } from "../data/dataset";
import { LabelledBatchOrder } from "../data/labelledBatches";
import { referenceLevels } from "../data/levels";
import { type Batch, conditionOf, corruptedBatch, plainBatch } from "../engine/batch";
import type { Engine, Labels } from "../engine/engine";
import { conditionSize, sizeOf } from "../experiment/architecture";
import { type Experiment, type Hyperparameters, lossSizesOf } from "../experiment/experiment";
import { UNKNOWN_CLASS } from "../experiment/labelHead";
import type { Likelihood, Losses, Objective } from "../experiment/objective";
import { Divergence, type DivergenceReport } from "../model/divergence";
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
  #order: BatchOrder | LabelledBatchOrder;
  #step = 0;
  #lastGood: Checkpoint;
  /** A moment that was saved; good once a step from it has shown so. */
  #candidate: Checkpoint | null = null;
  #divergence: Divergence;
  readonly #meanImage: Levels;
  /** The step from which on the present objective is minimised. */
  #settled: number;
  #toldClass = 0;

  private constructor(engine: Engine, dataset: Dataset, experiment: Experiment, moment: Checkpoint) {
    this.engine = engine;
    this.#dataset = dataset;
    this.#experiment = experiment;
    this.#order = orderOf(dataset, experiment);
    this.#step = moment.step;
    this.#lastGood = moment;
    this.#meanImage = meanImageLevels(dataset);
    this.#divergence = divergenceOf(this.#meanImage, experiment);
    this.#settled = moment.step;
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

  /** The latest moment whose every number was finite, and from which the run had not diverged. */
  get lastGood(): Checkpoint {
    return this.#lastGood;
  }

  /** How far the run has left behind what a model is worth keeping for; null where it has not. */
  get divergence(): DivergenceReport | null {
    const { isGood, level, limit } = this.#divergence;
    return isGood ? null : { level, limit };
  }

  setObjective(objective: Objective): void {
    this.#experiment = { ...this.#experiment, objective };
    this.#divergence = divergenceOf(this.#meanImage, this.#experiment);
    this.#settled = this.#step;
  }

  setHyperparameters(change: Pick<Hyperparameters, "learningRate">): void {
    this.#experiment = { ...this.#experiment, hyperparameters: { ...this.#experiment.hyperparameters, ...change } };
  }

  /** Back to the untrained weights of a seed. */
  async reset(seed: number): Promise<void> {
    this.#experiment = { ...this.#experiment, seed };
    this.#order = orderOf(this.#dataset, this.#experiment);
    this.#divergence = divergenceOf(this.#meanImage, this.#experiment);
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

  /** The images of the step to come, what is done to them, and its noise. */
  get nextBatch(): Batch {
    const { seed, objective, architecture } = this.#experiment;
    const epsilon = { seed, counter: this.#step, purpose: Purpose.epsilon };
    const plain = plainBatch(this.#order.indices(this.#step), epsilon, conditionOf(architecture));
    return corruptedBatch(plain, objective.corruption);
  }

  /**
   * Losses of the steps since the last call, oldest first.
   * @throws NonFinite
   */
  async readLosses(): Promise<Losses[]> {
    const losses = await this.engine.readLosses();
    if (!losses.every(isFiniteLoss)) throw new NonFinite("loss");
    // Those of steps under another objective tell nothing of this one.
    this.#divergence.add(losses.slice(Math.max(0, losses.length - (this.#step - this.#settled))));
    this.#confirm();
    return losses;
  }

  /**
   * Reads the weights. All of them being finite, they become the last good moment as soon as the loss of a step from them
   * shows that the run has not diverged: a loss is of the weights before its step.
   * @throws NonFinite
   */
  async save(): Promise<Checkpoint> {
    for (const kept of [this.#candidate, this.#lastGood]) if (kept?.step === this.#step) return kept;
    const state = await this.engine.readState();
    if (!isFiniteState(state)) throw new NonFinite("weight");
    const moment = { step: this.#step, state };
    if (this.#divergence.isGood) this.#candidate = moment;
    return moment;
  }

  #confirm(): void {
    if (!this.#candidate || this.#candidate.step >= this.#step || this.#divergence.isUnknown) return;
    if (this.#divergence.isGood) this.#lastGood = this.#candidate;
    this.#candidate = null;
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
    return this.encode(this.heldOut(start, end), this.heldOutLabels(start, end));
  }

  /** The classes of those images; null where they have none. */
  heldOutLabels(start: number, end: number): Uint8Array | null {
    const { labels, count } = this.#dataset.test;
    return labels?.subarray(start, Math.min(start + CHUNK, end, count)) ?? null;
  }

  /** The class that a conditional network is told of images and codes that have none of their own. */
  get toldClass(): number {
    return this.#toldClass;
  }

  tellClass(label: number): void {
    this.#toldClass = label;
  }

  /**
   * What the network is told of `count` images or codes: their own classes where they are known, or else the told one. A label
   * head is to tell those that are known.
   */
  toldOf(count: number, labels?: Labels): Labels {
    const { architecture } = this.#experiment;
    if (architecture.labelHead) return labels ?? new Uint8Array(count).fill(UNKNOWN_CLASS);
    const classes = conditionSize(architecture);
    if (classes === 0) return null;
    return labels ?? new Uint8Array(count).fill(Math.min(this.#toldClass, classes - 1));
  }

  /**
   * Posteriors of images, grey levels [count, pixels], of the told class where `labels` say no other.
   * @throws NonFinite
   */
  async encode(images: Uint8Array, labels?: Labels): Promise<Posteriors> {
    const count = images.length / sizeOf(this.#experiment.architecture.imageShape);
    const posterior = await this.engine.encode(images, this.toldOf(count, labels));
    if (!isFiniteArray(posterior.mu) || !isFiniteArray(posterior.logVar)) {
      throw new NonFinite("posterior");
    }
    return posterior;
  }

  /**
   * Decoded means, 0 to 1, [count, pixels], of codes [count, latentDim] as the told class where `labels` say no other. Skip
   * connections bring what they do of `images`, grey levels [count, pixels], and zeros of codes alone.
   */
  decode(z: Float32Array, labels?: Labels, images?: Uint8Array): Promise<Float32Array> {
    return this.engine.decode(z, this.toldOf(z.length / this.#experiment.architecture.latentDim, labels), images);
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
    const told = this.toldOf(0, this.heldOutLabels(start, end));
    const losses = await this.engine.evaluate(this.heldOut(start, end), objective, epsilon, told);
    if (!isFiniteLoss(losses)) throw new NonFinite("heldOutLoss");
    return losses;
  }

  /** Goes to a moment of this run. One that lies after the last good one is good once a step from it has shown so. */
  async go(moment: Checkpoint): Promise<void> {
    await this.engine.readLosses();
    await this.engine.writeState(moment.state);
    this.#step = moment.step;
    this.#settled = moment.step;
    const isKnown = moment.step <= this.#lastGood.step;
    if (isKnown) this.#lastGood = moment;
    this.#candidate = isKnown ? null : moment;
    this.#divergence.interrupt();
  }
}

/** Held-out images by which it is told what the mean image alone would come to. */
const MEANT = 500;

/** The reconstruction loss of the mean image under each likelihood, nats per image. */
type Levels = Readonly<Record<Likelihood, number>>;

function meanImageLevels(dataset: Dataset): Levels {
  const count = Math.min(MEANT, dataset.test.count);
  const { images, labels } = dataset.test;
  const test = { count, images: images.subarray(0, (count * images.length) / dataset.test.count), labels };
  const { bernoulli, gaussian } = referenceLevels({ ...dataset, test });
  return { bernoulli: bernoulli.meanImage, gaussian: gaussian.meanImage };
}

function divergenceOf(levels: Levels, experiment: Experiment): Divergence {
  return new Divergence(experiment.objective, lossSizesOf(experiment), levels[experiment.objective.likelihood]);
}

function untrained({ architecture, seed }: Experiment): Checkpoint {
  return { step: 0, state: initialState(architecture, seed) };
}

/** Which images each step takes; where a label head knows the labels of some, every step takes some of these. */
function orderOf({ train }: Dataset, { hyperparameters, architecture, seed }: Experiment) {
  const { batchSize } = hyperparameters;
  const order = new BatchOrder(train.count, batchSize, seed);
  const count = architecture.labelHead?.labels ?? train.count;
  if (!train.labels || count >= train.count) return order;
  return new LabelledBatchOrder(order, train.labels, { count, batchSize, seed });
}

export function isFiniteLoss({ reconstruction, kl, crossEntropy = 0 }: Losses): boolean {
  return [reconstruction, kl, crossEntropy].every(Number.isFinite);
}
