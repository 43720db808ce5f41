import type { Dataset } from "../data/dataset";
import { Pace } from "../training/pace";
import { NonFinite, type Trainer } from "../training/trainer";
import { Builder, type Services } from "./builder";
import { Cadence } from "./cadence";
import { brokenFailure, impossibleFailure, messageOf, nonFiniteFailure } from "./failures";
import { Inbox } from "./inbox";
import { type Observation, Observer, type Pieces } from "./observer";
import type { Command, Failure, Report, RunReport } from "./protocol";

/** A run under way: its number, what fits it and what watches it. */
interface Run {
  readonly number: number;
  readonly trainer: Trainer;
  readonly observer: Observer;
}

/**
 * Obeys commands and emits reports; knows no thread. It does one thing at a time: the next command, or else a piece of
 * observation, or else a training step.
 */
export class Session {
  readonly #report: (report: Report) => void;
  readonly #builder: Builder;
  readonly #inbox = new Inbox();
  readonly #cadence = new Cadence();
  readonly #pace = new Pace();
  readonly #turn = new Turn();
  #run: Run | null = null;
  #pieces: Pieces | null = null;
  #training = false;
  #busy = false;
  #broken = false;

  constructor(services: Services) {
    this.#report = services.report;
    this.#builder = new Builder(services, (reason) => this.#break(reason));
  }

  receive(command: Command): void {
    this.#inbox.put(command);
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (await this.#doNext()) await this.#turn.end();
    this.#busy = false;
  }

  /** False where nothing is left to do. */
  async #doNext(): Promise<boolean> {
    const command = this.#inbox.take();
    try {
      if (this.#broken) return false;
      if (command) await this.#obey(command);
      else if (this.#pieces) await this.#observe(this.#pieces);
      else if (this.#training && this.#run) await this.#advance(this.#run);
      else return false;
    } catch (error) {
      await this.#recover(error);
    }
    return true;
  }

  async #obey(command: Command): Promise<void> {
    if (command.kind === "build") return this.#build(command);
    const run = this.#run;
    if (!run) return;
    switch (command.kind) {
      case "train":
        return this.#train(run);
      case "pause":
        return this.#pause(run);
      case "step":
        return this.#stepOnce(run);
      case "reset":
        return this.#reset(run, command.run, command.seed);
      case "setObjective":
        return this.#setObjective(run, command.objective);
      case "setLearningRate":
        return run.trainer.setHyperparameters({ learningRate: command.learningRate });
      case "decode":
        return run.observer.decode(command.z);
      case "show":
      case "examine":
      case "score":
        return;
    }
  }

  async #build(command: Extract<Command, { kind: "build" }>): Promise<void> {
    const before = this.#run?.trainer;
    this.#training = false;
    this.#pieces = null;
    this.#run = null;
    try {
      const built = await this.#builder.build(command, before);
      this.#begin(command.run, built.trainer, built.dataset);
      if (built.refusal) this.#fail(built.refusal, command.run);
      const { trainer, engine } = built;
      this.#tell({ kind: "built", step: trainer.step, experiment: trainer.experiment, engine });
      this.#look();
    } catch (error) {
      this.#fail(impossibleFailure(error), command.run);
    }
  }

  #begin(number: number, trainer: Trainer, dataset: Dataset): void {
    this.#run = { number, trainer, observer: new Observer(trainer, dataset, (observation) => this.#tell(observation)) };
  }

  async #train({ trainer }: Run): Promise<void> {
    if (this.#training) return;
    this.#training = true;
    this.#pieces = null;
    const now = performance.now();
    this.#pace.start(now);
    this.#cadence.start(now);
    this.#tell({ kind: "started", step: trainer.step });
  }

  async #pause(run: Run): Promise<void> {
    if (!this.#training) return;
    await this.#stop(run);
    this.#tell({ kind: "paused", step: run.trainer.step });
    this.#look();
  }

  async #stepOnce(run: Run): Promise<void> {
    const wasTraining = this.#training;
    if (wasTraining) await this.#stop(run);
    this.#pieces = null;
    this.#pace.start(performance.now());
    await run.trainer.advance();
    await this.#tellLosses(run);
    if (wasTraining) this.#tell({ kind: "paused", step: run.trainer.step });
    this.#look();
  }

  async #reset({ trainer, observer }: Run, number: number, seed: number): Promise<void> {
    this.#training = false;
    this.#run = { number, trainer, observer };
    await trainer.reset(seed);
    const { experiment, step } = trainer;
    this.#tell({ kind: "built", step, experiment, engine: this.#builder.description });
    this.#look();
  }

  #setObjective({ trainer, observer }: Run, objective: Trainer["experiment"]["objective"]): void {
    const before = trainer.experiment.objective;
    trainer.setObjective(objective);
    const counted = before.likelihood !== objective.likelihood || before.noise !== objective.noise;
    if (counted) this.#pieces = observer.evaluate(this.#training ? "sample" : "whole");
  }

  /** Ends training; its last losses are reported, its weights kept as good. */
  async #stop(run: Run): Promise<void> {
    this.#training = false;
    this.#pieces = null;
    await this.#tellLosses(run);
    await this.#save(run);
  }

  #look(): void {
    this.#pieces = this.#run?.observer.everything() ?? null;
  }

  async #observe(pieces: Pieces): Promise<void> {
    const { done } = await pieces.next();
    if (done && this.#pieces === pieces) this.#pieces = null;
  }

  async #advance(run: Run): Promise<void> {
    const images = await run.trainer.advance();
    this.#cadence.stepped();
    if (this.#cadence.isReportDue(performance.now())) await this.#tellLosses(run);
    this.#pace.add(images, performance.now());
    if (this.#cadence.isSaveDue(performance.now())) await this.#save(run);
    this.#chooseObservation(run);
  }

  #chooseObservation({ trainer, observer }: Run): void {
    if (this.#cadence.isEvaluationDue(trainer.step)) {
      this.#pieces = observer.evaluate("sample");
    } else if (this.#cadence.isGlanceDue(performance.now())) {
      this.#pieces = this.#glance(observer);
    }
  }

  async *#glance(observer: Observer): Pieces {
    const began = performance.now();
    yield* observer.glance();
    this.#cadence.glanced(began, performance.now());
  }

  async #tellLosses({ trainer }: Run): Promise<void> {
    const losses = await trainer.readLosses();
    this.#cadence.reported(performance.now());
    if (losses.length === 0) return;
    const { imagesPerSecond } = this.#pace;
    this.#tell({ kind: "stepped", step: trainer.step, losses, imagesPerSecond });
  }

  async #save({ trainer }: Run): Promise<void> {
    const checkpoint = await trainer.save();
    this.#cadence.saved(performance.now());
    this.#tell({ kind: "saved", checkpoint });
  }

  async #recover(error: unknown): Promise<void> {
    const run = this.#run;
    if (!(error instanceof NonFinite) || !run) return this.#break(messageOf(error));
    this.#training = false;
    this.#pieces = null;
    await run.trainer.rollBack();
    const { step, experiment } = run.trainer;
    this.#fail(nonFiniteFailure(error.message, experiment, step), run.number);
    this.#tell({ kind: "paused", step });
    this.#look();
  }

  /** The engine is of no more use: the page is told, and nothing is done any more. */
  #break(reason: string): void {
    if (this.#broken) return;
    this.#broken = true;
    const trainer = this.#run?.trainer;
    this.#fail(
      brokenFailure(reason, trainer?.step ?? 0, trainer?.lastGood.step ?? 0),
      this.#run?.number ?? this.#builder.run,
    );
  }

  #fail(failure: Failure, run: number): void {
    this.#report({ kind: "failed", run, failure });
  }

  #tell(observation: Observation): void {
    if (this.#run && !this.#broken) this.#report({ ...observation, run: this.#run.number } as RunReport);
  }
}

/** Lets messages in between two things done, without the 4 ms that a timer takes. */
class Turn {
  readonly #channel = new MessageChannel();

  end(): Promise<void> {
    return new Promise((resolve) => {
      this.#channel.port1.onmessage = () => resolve();
      this.#channel.port2.postMessage(null);
    });
  }
}
