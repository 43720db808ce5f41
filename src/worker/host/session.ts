import { obstacleOf } from "../../engine/engine";
import { MessageYield } from "../../engine/messageYield";
import type { EngineLoss, Obstacle, Unforeseen } from "../../engine/reasons";
import { NonFinite } from "../../model/nonFinite";
import type { Failure } from "../failure";
import type { Command, Report } from "../protocol";
import { Run, type Surroundings } from "../run/run";
import { ViewsDue } from "../run/viewsDue";
import { Builder, type Services } from "./builder";
import { impossibleFailure } from "./failures";
import { Inbox, type Order } from "./inbox";

/**
 * Obeys commands and emits reports; knows no thread. It does one thing at a time: the next order, or else what comes next
 * in its run.
 */
export class Session {
  readonly #services: Services;
  readonly #builder: Builder;
  readonly #inbox = new Inbox();
  readonly #due = new ViewsDue();
  readonly #yield = new MessageYield();
  #run: Run | null = null;
  #busy = false;
  #broken = false;
  #closed = false;

  constructor(services: Services) {
    this.#services = services;
    this.#builder = new Builder(
      services,
      (loss) => this.#break(loss),
      (engine) => this.#tell({ kind: "engineChanged", run: this.#run?.number ?? this.#builder.run, engine }),
    );
  }

  /** Whether a model that has taken so many steps must wait for this one: it is behind, or has orders to obey first. */
  isBehind(step: number): boolean {
    if (this.#broken) return false;
    if (!this.#inbox.isEmpty) return true;
    return this.#run?.isTraining ? this.#run.trainer.step < step : false;
  }

  /** Whether its model trains; on a broken engine none does. */
  get isTraining(): boolean {
    return !this.#broken && (this.#run?.isTraining ?? false);
  }

  /** Whether its model is in the midst of a training step: a processor is best given to one step at a time. */
  get isStepping(): boolean {
    return this.#run?.isStepping ?? false;
  }

  receive(command: Command): void {
    if (command.kind === "build") this.#builder.supersede(command.experiment.data);
    if (command.kind === "keepInView") this.#due.put(command);
    else this.#inbox.put(command);
    if (!this.#busy) void this.#work();
  }

  /** Leaves the page a core for so many ms. */
  yieldCore(ms: number): void {
    this.#run?.trainer.engine.yieldCore?.(ms);
  }

  /** Ends what goes on and frees the engine; nothing is reported any more. */
  close(): void {
    this.#closed = true;
    this.#broken = true;
    this.#builder.close();
    if (!this.#busy) this.#free();
  }

  #free(): void {
    this.#builder.dispose();
    this.#run?.trainer.engine.dispose();
    this.#run = null;
    this.#yield.close();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    do await this.#yield.toMessages();
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
      else if (this.#run) return await this.#run.goOn();
      else return false;
    } catch (error) {
      await this.#mend(error);
    }
    return true;
  }

  /** Goes back to the last good moment where a number was not finite; where that fails too, the engine is of no more use. */
  async #mend(error: unknown): Promise<void> {
    if (!(error instanceof NonFinite && this.#run)) return this.#break(obstacleOf(error));
    try {
      await this.#run.rollBack(error);
    } catch (failed) {
      this.#break(obstacleOf(failed));
    }
  }

  async #obey(order: Order): Promise<void> {
    if (order.kind === "build") return this.#build(order);
    const run = this.#run;
    if (!run) return;
    switch (order.kind) {
      case "train":
        return run.train(order.until);
      case "pause":
        return run.pause();
      case "step":
        return run.stepOnce();
      case "save":
        return run.save();
      case "halt":
        return run.halt();
      case "recall":
        return run.recall(order.checkpoint);
      case "reset":
        return run.reset(order.run, order.seed, this.#builder.description);
      case "setObjective":
        return run.setObjective(order.objective);
      case "setLearningRate":
        return run.setLearningRate(order.learningRate);
      case "tellClass":
        return run.observer.tellClass(order.label);
    }
  }

  async #build(order: Extract<Order, { kind: "build" }>): Promise<void> {
    const before = this.#run?.trainer;
    this.#run = null;
    try {
      const built = await this.#builder.build(order, before);
      // Where a newer build waits it is the next order.
      if (!built) return;
      const { trainer, dataset, refusal, engine } = built;
      this.#run = new Run(order.run, trainer, dataset, this.#due, this.#surroundings);
      if (refusal) this.#fail(refusal, order.run);
      this.#run.present(engine);
    } catch (error) {
      this.#fail(impossibleFailure(error), order.run);
    }
  }

  get #surroundings(): Surroundings {
    const { lockstepAllows = () => true, competingModels = () => 0, now = () => performance.now() } = this.#services;
    return { report: (report) => this.#tell(report), lockstepAllows, competingModels, now };
  }

  /** The engine is of no more use: the page is told, and nothing is done any more. */
  #break(reason: EngineLoss | Obstacle | Unforeseen): void {
    if (this.#broken) return;
    const step = this.#run?.trainer.step ?? 0;
    const run = this.#run?.number ?? this.#builder.run;
    this.#fail({ code: "engineStopped", consequence: "broken", reason, step }, run);
    this.#broken = true;
  }

  #fail(failure: Failure, run: number): void {
    this.#tell({ kind: "failed", run, failure });
  }

  #tell(report: Report): void {
    if (!this.#broken) this.#services.report(report);
  }
}
