import type { Dataset } from "../data/dataset";
import { Turn } from "../engine/turn";
import { Pace } from "../training/pace";
import { NonFinite, type Trainer } from "../training/trainer";
import { Builder, type Services } from "./builder";
import { Cadence } from "./cadence";
import { brokenFailure, impossibleFailure, messageOf, nonFiniteFailure } from "./failures";
import { Inbox, type Order } from "./inbox";
import type { Observation, Pieces } from "./observation";
import { Observer } from "./observer";
import type { Command, Failure, Report, RunReport } from "./protocol";
import { isWish, Wishes } from "./wishes";

/** A run under way: its number, what fits it and what watches it. */
interface Run {
  readonly number: number;
  readonly trainer: Trainer;
  readonly observer: Observer;
}

/**
 * Obeys commands and emits reports; knows no thread. It does one thing at a time: the next order, or else what the page
 * wishes to see, or else a piece of observation, or else a training step. While it trains, wishes take turns with the
 * others, so that nothing that a user drags holds training up.
 */
export class Session {
  readonly #report: (report: Report) => void;
  readonly #mayStep: (step: number) => boolean;
  readonly #builder: Builder;
  readonly #inbox = new Inbox();
  readonly #wishes = new Wishes();
  readonly #cadence = new Cadence();
  readonly #pace = new Pace();
  readonly #turn = new Turn();
  #run: Run | null = null;
  #pieces: Pieces | null = null;
  #training = false;
  #showedLast = false;
  #busy = false;
  #broken = false;
  #closed = false;

  constructor(services: Services) {
    this.#report = services.report;
    this.#mayStep = services.mayStep ?? (() => true);
    this.#builder = new Builder(services, (reason) => this.#break(reason));
  }

  /** Whether a model that has taken so many steps must wait for this one: it is behind, or has orders to obey first. */
  isBehind(step: number): boolean {
    if (this.#broken) return false;
    return !this.#inbox.isEmpty || (this.#training && this.#run !== null && this.#run.trainer.step < step);
  }

  /** Ends what goes on and frees the engine; nothing is reported any more. */
  close(): void {
    this.#closed = true;
    this.#broken = true;
    this.#training = false;
    if (!this.#busy) this.#free();
  }

  #free(): void {
    this.#run?.trainer.engine.dispose();
    this.#run = null;
  }

  receive(command: Command): void {
    if (isWish(command)) this.#wishes.put(command);
    else this.#inbox.put(command);
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    do await this.#turn.end();
    while (await this.#doNext());
    this.#busy = false;
    if (this.#closed) this.#free();
  }

  /** False where nothing is left to do. */
  async #doNext(): Promise<boolean> {
    const order = this.#inbox.take();
    try {
      if (this.#broken) return false;
      if (order) await this.#obey(order);
      else if (this.#run) return await this.#goOn(this.#run);
      else return false;
    } catch (error) {
      await this.#recover(error);
    }
    return true;
  }

  /** False where nothing is left to do without an order. */
  async #goOn(run: Run): Promise<boolean> {
    const { views } = run.observer;
    const showsNow = views.areDue && !(this.#training && this.#showedLast);
    this.#showedLast = showsNow;
    if (showsNow) await views.take();
    else if (this.#pieces) await this.#observe(this.#pieces);
    else if (this.#training && this.#mayStep(run.trainer.step)) await this.#advance(run);
    else if (this.#training) return true;
    else if (this.#wishes.isDue("scores")) this.#pieces = run.observer.score();
    else return false;
    return true;
  }

  async #obey(order: Order): Promise<void> {
    if (order.kind === "build") return this.#build(order);
    const run = this.#run;
    if (!run) return;
    switch (order.kind) {
      case "train":
        return this.#train(run);
      case "pause":
        return this.#pause(run);
      case "step":
        return this.#stepOnce(run);
      case "reset":
        return this.#reset(run, order.run, order.seed);
      case "setObjective":
        return this.#setObjective(run, order.objective);
      case "setLearningRate":
        run.trainer.setHyperparameters({ learningRate: order.learningRate });
        return this.#tellSettings(run);
    }
  }

  async #build(command: Extract<Order, { kind: "build" }>): Promise<void> {
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
    const observer = new Observer(trainer, dataset, this.#wishes, (observation) => this.#tell(observation));
    this.#run = { number, trainer, observer };
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

  async #setObjective(run: Run, objective: Trainer["experiment"]["objective"]): Promise<void> {
    const { trainer, observer } = run;
    const before = trainer.experiment.objective;
    trainer.setObjective(objective);
    await this.#tellSettings(run);
    const counted = before.likelihood !== objective.likelihood || before.noise !== objective.noise;
    if (counted) this.#pieces = this.#training ? observer.evaluate("sample") : observer.everything();
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
    const images = await run.trainer.advance(() => run.observer.views.showPoint());
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

  /** Losses of the steps before a change are told before it. */
  async #tellSettings(run: Run): Promise<void> {
    if (this.#training) await this.#tellLosses(run);
    this.#tellAdjusted(run);
  }

  #tellAdjusted({ trainer: { step, experiment } }: Run): void {
    const { objective, hyperparameters } = experiment;
    this.#tell({ kind: "adjusted", step, objective, learningRate: hyperparameters.learningRate });
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
    this.#tellAdjusted(run);
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
