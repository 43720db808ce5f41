import type { Experiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { type Client, startWorker } from "../worker/client";
import type { Checkpoint, Command, EngineChoice, Failure, Report } from "../worker/protocol";
import type { Actions } from "./actions";
import { Casualties } from "./casualties";
import { reduce } from "./reduce";
import type { State } from "./state";

/** Where the state is kept. */
export interface Keeper {
  get(): State;
  set(state: State): void;
}

type Origin = Extract<Command, { kind: "build" }>["from"];

/** The page's side of a run: turns what a user does into commands, reports into state, and replaces a dead worker. */
export class Playground implements Actions {
  readonly #keeper: Keeper;
  readonly #start: typeof startWorker;
  readonly #casualties = new Casualties();
  #client: Client | null = null;
  /** Whether training is to go on once the worker that replaces a dead one is built. */
  #resume = false;

  constructor(keeper: Keeper, start = startWorker) {
    this.#keeper = keeper;
    this.#start = start;
  }

  /** Builds the experiment of a link; `problems` are what could not be read of it. */
  open(experiment: Experiment, problems: readonly string[]): void {
    this.#patch({ failure: problems.length > 0 ? malformedLink(problems) : null });
    this.#build(experiment, "initial weights");
  }

  readonly train = () => this.#send({ kind: "train" });
  readonly pause = () => this.#send({ kind: "pause" });
  readonly step = () => this.#send({ kind: "step" });

  readonly reset = (seed = this.#state.experiment.seed) => {
    const { run, experiment } = this.#state;
    this.#patch({ run: run + 1, failure: null });
    this.#casualties.forget();
    if (this.#client && this.#state.engine) this.#send({ kind: "reset", run: run + 1, seed });
    else this.#build({ ...experiment, seed }, "initial weights");
  };

  readonly setObjective = (change: Partial<Objective>) => {
    const { experiment } = this.#state;
    const objective = { ...experiment.objective, ...change };
    const recounted =
      objective.likelihood !== experiment.objective.likelihood || objective.noise !== experiment.objective.noise;
    this.#patch({ experiment: { ...experiment, objective } });
    if (recounted) this.#patch({ losses: null, heldOut: null });
    this.#send({ kind: "setObjective", objective });
  };

  readonly setLearningRate = (learningRate: number) => {
    const { experiment } = this.#state;
    const hyperparameters = { ...experiment.hyperparameters, learningRate };
    this.#patch({ experiment: { ...experiment, hyperparameters } });
    this.#send({ kind: "setLearningRate", learningRate });
  };

  readonly propose = (experiment: Experiment) => {
    if (this.#state.step === 0) this.#build(experiment, "initial weights");
    else this.#patch({ proposal: experiment });
  };

  readonly acceptProposal = () => {
    const { proposal } = this.#state;
    if (proposal) this.#build(proposal, "initial weights");
  };

  readonly dismissProposal = () => this.#patch({ proposal: null });

  readonly chooseEngine = (choice: EngineChoice) => {
    this.#casualties.forget();
    this.#resume = this.#state.training;
    this.#patch({ engineChoice: choice });
    this.#build(this.#state.experiment, this.#state.engine ? "current weights" : this.#lastGood());
  };

  readonly moveTo = (z: readonly number[]) => {
    this.#patch({ z });
    this.#send({ kind: "decode", z: Float32Array.from(z) });
  };

  readonly showAxes = (axes: readonly [number, number]) => this.#patch({ axes });
  readonly dismissFailure = () => this.#patch({ failure: null });

  readonly recover = () => {
    this.#casualties.forget();
    this.#build(this.#state.experiment, this.#lastGood());
  };

  get #state(): State {
    return this.#keeper.get();
  }

  #patch(change: Partial<State>): void {
    this.#keeper.set({ ...this.#state, ...change });
  }

  #send(command: Command): void {
    this.#client?.send(command);
  }

  #lastGood(): Checkpoint | "initial weights" {
    return this.#state.checkpoint ?? "initial weights";
  }

  #build(experiment: Experiment, from: Origin): void {
    const run = this.#state.run + 1;
    const engine = this.#state.engineChoice;
    const anew = from === "initial weights";
    this.#patch({ run, experiment, proposal: null, engine: null, activity: { name: "Starting", fraction: 0 } });
    if (anew) this.#patch({ checkpoint: null });
    this.#client ??= this.#start({ onReport: (report) => this.#hear(report), onDeath: (reason) => this.#bury(reason) });
    this.#send({ kind: "build", run, experiment, engine, from, avoid: this.#casualties.avoided });
  }

  #hear(report: Report): void {
    const state = reduce(this.#state, report);
    if (state === this.#state) return;
    this.#keeper.set(state);
    if (report.kind === "built") this.#welcome();
    if (report.kind === "saved") this.#casualties.forgive();
    if (report.kind === "failed" && report.failure.consequence === "broken") this.#replace(report.failure);
  }

  /** After a build: the user's point is decoded, and training goes on where a switch or a death interrupted it. */
  #welcome(): void {
    this.moveTo(this.#state.z);
    if (this.#resume) this.train();
    this.#resume = false;
  }

  #bury(reason: string): void {
    const { checkpoint, step } = this.#state;
    this.#replace({
      what: `The training worker died at step ${step}. ${reason}`,
      kept: checkpoint ? `The weights of step ${checkpoint.step}.` : "The experiment; no step was taken yet.",
      advice: "A new worker goes on from there.",
      consequence: "broken",
    });
  }

  /** Puts a new worker in the place of a broken one; the engine gets a second chance, then the next one is taken. */
  #replace(failure: Failure): void {
    const { engine, training } = this.#state;
    this.#resume ||= training;
    this.#client?.dispose();
    this.#client = null;
    const hopeless = this.#casualties.count(engine?.name);
    this.#patch({ failure, training: false, engine: null, activity: null });
    if (hopeless) this.#resume = false;
    else this.#build(this.#state.experiment, this.#lastGood());
  }
}

function malformedLink(problems: readonly string[]): Failure {
  return {
    what: `This link could not be read in full: ${problems.join("; ")}.`,
    kept: "All other settings of the link; the usual values stand in for these.",
    advice: "Check the link or set the values by hand.",
    consequence: "refused",
  };
}
