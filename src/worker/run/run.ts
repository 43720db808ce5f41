import type { Dataset } from "../../data/dataset";
import type { Objective } from "../../experiment/objective";
import type { NonFinite } from "../../model/nonFinite";
import { isRecounted } from "../../model/objective";
import type { Checkpoint } from "../../model/state";
import { Pace } from "../../training/pace";
import type { Trainer } from "../../training/trainer";
import type { Observation, Report, RunReport } from "../protocol";
import { Cadence } from "./cadence";
import { nonFiniteFailure } from "./nonFiniteFailure";
import { Observer } from "./observer";
import { type Pieces, timed } from "./pieces";
import { type Duty, type DutyCost, nextDuty } from "./schedule";
import type { ViewsDue } from "./viewsDue";

type EngineDescription = Extract<Report, { kind: "built" }>["engine"];

/** What a run needs of its surroundings. */
export interface Surroundings {
  readonly report: (report: RunReport) => void;
  /** Whether a model that has taken so many training steps may take another one. */
  readonly lockstepAllows: (step: number) => boolean;
  /** How many other models train in the processor's time. */
  readonly competingModels: () => number;
  /** The time in ms. */
  readonly now: () => number;
}

/**
 * A run under way: trains its model, looks at it between the steps, and reports under its number. It does one thing at a
 * time, the first of its duties that is due.
 */
export class Run {
  readonly trainer: Trainer;
  readonly #surroundings: Surroundings;
  readonly observer: Observer;
  readonly #cadence = new Cadence();
  readonly #pace = new Pace();
  #number: number;
  #pieces: Pieces | null = null;
  #training = false;
  #stepping = false;
  /** The step at which it pauses by itself. */
  #until = Number.POSITIVE_INFINITY;
  #lastCost: DutyCost = "nothing";
  #observedAt = Number.NEGATIVE_INFINITY;
  /** The last step that the page was handed as a moment to come back to. */
  #savedAt: number | null = null;

  /** What may be due, the most urgent first. */
  readonly #duties: readonly Duty[] = [
    {
      name: "look at what the page watches",
      cost: "turn",
      isDue: () => this.observer.turns.areDue,
      do: () => this.observer.turns.take(),
    },
    {
      name: "look at what a new objective changes",
      cost: "step",
      isDue: () => !this.#training && this.observer.isObjectiveDue,
      do: () => this.observer.lookAtObjective(),
    },
    { name: "look on", cost: "piece", isDue: () => this.#pieces !== null, do: () => this.#observe() },
    {
      name: "pause where it was to",
      cost: "nothing",
      isDue: () => this.#training && this.trainer.step >= this.#until,
      do: () => this.pause(),
    },
    {
      name: "take a training step",
      cost: "step",
      isDue: () => this.#training && this.#surroundings.lockstepAllows(this.trainer.step),
      do: () => this.#advance(),
    },
    { name: "wait for other models", cost: "nothing", isDue: () => this.#training, do: () => undefined },
    {
      name: "begin to look at what is newly asked for",
      cost: "nothing",
      isDue: () => this.observer.arePiecesDue,
      do: () => {
        this.#pieces = this.observer.whatIsDue();
      },
    },
  ];

  constructor(number: number, trainer: Trainer, dataset: Dataset, due: ViewsDue, surroundings: Surroundings) {
    this.#number = number;
    this.trainer = trainer;
    this.#surroundings = surroundings;
    const report = (observation: Observation) => this.#tell(observation);
    this.observer = new Observer(trainer, dataset, { ...surroundings, due, report });
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

  /** Does what comes next; false where nothing is left to do. */
  async goOn(): Promise<boolean> {
    const duty = nextDuty(this.#duties, {
      isTraining: this.#training,
      competingModels: this.#surroundings.competingModels(),
      lastCost: this.#lastCost,
      sinceLastPieceMs: this.#now - this.#observedAt,
    });
    this.#lastCost = duty?.cost ?? "nothing";
    if (!duty) return false;
    await duty.do();
    return true;
  }

  async train(until = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#training) return;
    this.#until = until;
    this.#training = true;
    this.#pieces = null;
    // A run's beginning is a moment to come back to as well.
    if (this.trainer.step === 0) await this.save();
    const now = this.#now;
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

  /** Has the page told where it is to the last bit, unless it knows. */
  async save(): Promise<void> {
    if (this.#savedAt !== this.trainer.step) await this.#tellSaved();
  }

  /** Stands still; the page can come back to where it stands. */
  async halt(): Promise<void> {
    await this.pause();
    await this.save();
    this.#tell({ kind: "halted", step: this.trainer.step });
  }

  /** Goes to a moment of this run while it stands still, and looks at all that is worth seeing there. */
  async recall(checkpoint: Checkpoint): Promise<void> {
    if (this.#training) return;
    await this.trainer.go(checkpoint);
    this.#savedAt = checkpoint.step;
    this.#look();
  }

  async stepOnce(): Promise<void> {
    const wasTraining = this.#training;
    if (wasTraining) await this.#stop();
    this.#pieces = null;
    // A run's beginning is a moment to come back to as well.
    if (this.trainer.step === 0) await this.save();
    this.#pace.start(this.#now);
    await this.trainer.advance();
    await this.#tellLosses();
    if (wasTraining) this.#tell({ kind: "paused", step: this.trainer.step });
    this.#look();
  }

  /** Begins a new run with the untrained weights of a seed. */
  async reset(number: number, seed: number, engine: EngineDescription): Promise<void> {
    this.#training = false;
    this.#number = number;
    this.#savedAt = null;
    await this.trainer.reset(seed);
    this.present(engine);
  }

  async setObjective(objective: Objective): Promise<void> {
    const recounted = isRecounted(this.trainer.experiment.objective, objective);
    this.trainer.setObjective(objective);
    await this.#tellSettings();
    this.observer.renewObjective();
    if (recounted) this.#pieces = this.#training ? this.observer.evaluate("subset") : this.observer.everything();
  }

  async setLearningRate(learningRate: number): Promise<void> {
    this.trainer.setHyperparameters({ learningRate });
    await this.#tellSettings();
  }

  /** Stops at a number that is not finite and goes back to where all was well. */
  async rollBack({ value }: NonFinite): Promise<void> {
    this.#training = false;
    this.#pieces = null;
    this.#savedAt = null;
    await this.trainer.rollBack();
    const { step, experiment } = this.trainer;
    this.#tell({ kind: "failed", failure: nonFiniteFailure(value, experiment, step) });
    this.#tell({ kind: "paused", step });
    this.#tellAdjusted();
    this.#look();
  }

  /** Ends training; its last losses are reported, its weights kept as good. */
  async #stop(): Promise<void> {
    this.#training = false;
    this.#pieces = null;
    await this.#tellLosses();
    await this.save();
  }

  #look(): void {
    this.#pieces = this.observer.everything();
  }

  async #observe(): Promise<void> {
    const pieces = this.#pieces;
    if (!pieces) return;
    const { done } = await pieces.next();
    this.#observedAt = this.#now;
    if (done && this.#pieces === pieces) this.#pieces = null;
  }

  async #advance(): Promise<void> {
    const images = await this.#step();
    this.#cadence.stepped();
    if (this.#cadence.isReportDue(this.#now)) await this.#tellLosses();
    this.#pace.add(images, this.#now);
    if (this.#cadence.isSaveDue(this.trainer.step, this.#now)) await this.#tellSaved();
    if (this.#cadence.isEvaluationDue(this.trainer.step)) {
      this.#pieces = this.observer.evaluate("subset", this.#cadence.codesDue(this.trainer.step));
    } else if (this.#cadence.isGlanceDue(this.#now, this.#surroundings.competingModels()))
      this.#pieces = this.#glance();
  }

  /** Takes a training step; the number of images in its batch. */
  async #step(): Promise<number> {
    this.#stepping = true;
    try {
      return await this.trainer.advance(() => this.observer.turns.takeAmidStep());
    } finally {
      this.#stepping = false;
    }
  }

  #glance(): Pieces {
    return timed(this.observer.glance(), this.#surroundings.now, (ms) => this.#cadence.glanced(this.#now, ms));
  }

  async #tellLosses(): Promise<void> {
    const losses = await this.trainer.readLosses();
    this.#cadence.reported(this.#now);
    if (losses.length === 0) return;
    this.#tell({ kind: "stepped", step: this.trainer.step, losses, imagesPerSecond: this.#pace.imagesPerSecond });
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

  async #tellSaved(): Promise<void> {
    await this.#tellLosses();
    const begun = this.#now;
    const checkpoint = await this.trainer.save();
    this.#savedAt = checkpoint.step;
    this.#tell({ kind: "saved", checkpoint, divergence: this.trainer.divergence });
    this.#cadence.saved(this.#now, this.#now - begun);
  }

  get #now(): number {
    return this.#surroundings.now();
  }

  #tell(observation: Observation): void {
    this.#surroundings.report({ ...observation, run: this.#number });
  }
}
