import type { Dataset } from "../../data/dataset";
import type { Objective } from "../../experiment/objective";
import type { NonFinite } from "../../model/nonFinite";
import type { Checkpoint } from "../../model/state";
import { Pace } from "../../training/pace";
import type { Trainer } from "../../training/trainer";
import type { Report, RunReport } from "../protocol";
import { Cadence } from "./cadence";
import { type Observation, type Pieces, timed } from "./observation";
import { Observer } from "./observer";
import type { Wishes } from "./viewsDue";

/** Time between two pieces that a model which stands still is looked at in while others train, in ms. */
const ASIDE_MS = 300;

type EngineDescription = Extract<Report, { kind: "built" }>["engine"];

/** What a run tells its reports to, and how many other models train in the processor's time. */
interface Surroundings {
  readonly report: (report: RunReport) => void;
  readonly others: () => number;
}

/**
 * A run under way: trains its model, looks at it between the steps, and reports under its number. It does one thing at a
 * time: what the page wishes to see, or else a piece of observation, or else a training step. While it trains, wishes take
 * turns with the others, so that nothing that a user drags holds training up.
 */
export class Run {
  readonly trainer: Trainer;
  readonly #wishes: Wishes;
  readonly #surroundings: Surroundings;
  readonly #observer: Observer;
  readonly #cadence = new Cadence();
  readonly #pace = new Pace();
  #number: number;
  #pieces: Pieces | null = null;
  #training = false;
  #stepping = false;
  /** The step at which it pauses by itself. */
  #until = Number.POSITIVE_INFINITY;
  #showedLast = false;
  #observedAt = Number.NEGATIVE_INFINITY;
  /** Whether model or objective have changed since the gradient was looked at. */
  #changed = false;
  /** The last step that the page was handed as a moment to come back to. */
  #handed: number | null = null;

  constructor(number: number, trainer: Trainer, dataset: Dataset, wishes: Wishes, surroundings: Surroundings) {
    this.#number = number;
    this.trainer = trainer;
    this.#wishes = wishes;
    this.#surroundings = surroundings;
    const { others } = surroundings;
    this.#observer = new Observer(trainer, dataset, wishes, (observation) => this.#tell(observation), others);
  }

  get number(): number {
    return this.#number;
  }

  get isTraining(): boolean {
    return this.#training;
  }

  /** Whether it is in the midst of a training step. */
  get isStepping(): boolean {
    return this.#stepping;
  }

  /** It stands as it was built, on an engine, and is looked at. */
  present(engine: EngineDescription): void {
    const { step, experiment } = this.trainer;
    this.#tell({ kind: "built", step, experiment, engine });
    this.#look();
  }

  /** Does what comes next, a step only where it may be taken; false where nothing is left to do. */
  async goOn(mayStep: (step: number) => boolean): Promise<boolean> {
    const { views } = this.#observer;
    const showsNow = views.areDue && !(this.#training && this.#showedLast);
    this.#showedLast = showsNow;
    if (showsNow) await views.take();
    else if (this.#changed && !this.#training) await this.#differentiate();
    else if (this.#pieces && this.#standsAside) return true;
    else if (this.#pieces) await this.#observe(this.#pieces);
    else if (this.#training && this.trainer.step >= this.#until) await this.pause();
    else if (this.#training && mayStep(this.trainer.step)) await this.#advance();
    else if (this.#training) return true;
    else if (this.#wishes.isDue("scores")) this.#pieces = this.#observer.score();
    else return false;
    return true;
  }

  async train(until = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#training) return;
    this.#until = until;
    this.#training = true;
    this.#pieces = null;
    await this.#handFirst();
    const now = performance.now();
    this.#pace.start(now);
    this.#cadence.start(now);
    this.#tell({ kind: "started", step: this.trainer.step });
  }

  async pause(): Promise<void> {
    if (!this.#training) return;
    await this.#stop();
    this.#tell({ kind: "paused", step: this.trainer.step });
    this.#look();
  }

  /** Stands still; the page can come back to where it stands. */
  async halt(): Promise<void> {
    await this.pause();
    await this.#hand();
    this.#tell({ kind: "halted", step: this.trainer.step });
  }

  /** Goes to a moment of this run while it stands still, and looks at all that is worth seeing there. */
  async recall(checkpoint: Checkpoint): Promise<void> {
    if (this.#training) return;
    await this.trainer.go(checkpoint);
    this.#handed = checkpoint.step;
    this.#look();
  }

  async stepOnce(): Promise<void> {
    const wasTraining = this.#training;
    if (wasTraining) await this.#stop();
    this.#pieces = null;
    await this.#handFirst();
    this.#pace.start(performance.now());
    await this.trainer.advance();
    await this.#tellLosses();
    if (wasTraining) this.#tell({ kind: "paused", step: this.trainer.step });
    this.#look();
  }

  /** Begins a new run with the untrained weights of a seed. */
  async reset(number: number, seed: number, engine: EngineDescription): Promise<void> {
    this.#training = false;
    this.#number = number;
    this.#handed = null;
    await this.trainer.reset(seed);
    this.present(engine);
  }

  async setObjective(objective: Objective): Promise<void> {
    const before = this.trainer.experiment.objective;
    this.trainer.setObjective(objective);
    await this.#tellSettings();
    this.#changed = true;
    const counted = before.likelihood !== objective.likelihood || before.noise !== objective.noise;
    if (counted) this.#pieces = this.#training ? this.#observer.evaluate("sample") : this.#observer.everything();
  }

  async setLearningRate(learningRate: number): Promise<void> {
    this.trainer.setHyperparameters({ learningRate });
    await this.#tellSettings();
  }

  /** Stops at a number that is not finite and goes back to where all was well. */
  async rollBack({ value }: NonFinite): Promise<void> {
    this.#training = false;
    this.#pieces = null;
    this.#handed = null;
    await this.trainer.rollBack();
    const { step, experiment } = this.trainer;
    const { learningRate } = experiment.hyperparameters;
    const { lambda } = experiment.objective;
    const cause = { code: "nonFinite", consequence: "stopped", value } as const;
    this.#tell({ kind: "failed", failure: { ...cause, learningRate, lambda, keptStep: step } });
    this.#tell({ kind: "paused", step });
    this.#tellAdjusted();
    this.#look();
  }

  /** Ends training; its last losses are reported, its weights kept as good. */
  async #stop(): Promise<void> {
    this.#training = false;
    this.#pieces = null;
    await this.#tellLosses();
    await this.#hand();
  }

  #look(): void {
    this.#changed = true;
    this.#pieces = this.#observer.everything();
  }

  async #differentiate(): Promise<void> {
    this.#changed = false;
    await this.#observer.differentiate();
  }

  /** Whether models that train are to go on before this one, which stands still, is looked at further. */
  get #standsAside(): boolean {
    const aside = !this.#training && this.#surroundings.others() > 0;
    return aside && performance.now() - this.#observedAt < ASIDE_MS;
  }

  async #observe(pieces: Pieces): Promise<void> {
    const { done } = await pieces.next();
    this.#observedAt = performance.now();
    if (done && this.#pieces === pieces) this.#pieces = null;
  }

  async #advance(): Promise<void> {
    const images = await this.#step();
    this.#cadence.stepped();
    if (this.#cadence.isReportDue(performance.now())) await this.#tellLosses();
    this.#pace.add(images, performance.now());
    if (this.#cadence.isSaveDue(this.trainer.step, performance.now())) await this.#save();
    if (this.#cadence.isEvaluationDue(this.trainer.step)) this.#pieces = this.#observer.evaluate("sample");
    else if (this.#cadence.isGlanceDue(performance.now(), this.#surroundings.others())) this.#pieces = this.#glance();
  }

  /** Takes a training step; the number of images in its batch. */
  async #step(): Promise<number> {
    this.#stepping = true;
    try {
      return await this.trainer.advance(() => this.#observer.views.showPoint());
    } finally {
      this.#stepping = false;
    }
  }

  #glance(): Pieces {
    return timed(this.#observer.glance(), (ms) => this.#cadence.glanced(performance.now(), ms));
  }

  async #tellLosses(): Promise<void> {
    const losses = await this.trainer.readLosses();
    this.#cadence.reported(performance.now());
    if (losses.length === 0) return;
    const { imagesPerSecond } = this.#pace;
    this.#tell({ kind: "stepped", step: this.trainer.step, losses, imagesPerSecond });
  }

  /** Losses of the steps before a change are told before it. */
  async #tellSettings(): Promise<void> {
    if (this.#training) await this.#tellLosses();
    this.#tellAdjusted();
  }

  #tellAdjusted(): void {
    const { step, experiment } = this.trainer;
    const { objective, hyperparameters } = experiment;
    this.#tell({ kind: "adjusted", step, objective, learningRate: hyperparameters.learningRate });
  }

  async #save(): Promise<void> {
    const checkpoint = await this.trainer.save();
    this.#cadence.saved(performance.now());
    this.#handed = checkpoint.step;
    this.#tell({ kind: "saved", checkpoint });
  }

  async #hand(): Promise<void> {
    if (this.#handed !== this.trainer.step) await this.#save();
  }

  /** A run's beginning is a moment to come back to as well. */
  async #handFirst(): Promise<void> {
    if (this.trainer.step === 0) await this.#hand();
  }

  #tell(observation: Observation): void {
    this.#surroundings.report({ ...observation, run: this.#number } as RunReport);
  }
}
