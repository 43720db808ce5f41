import type { Experiment } from "../experiment/experiment";
import type { LinkProblem } from "../experiment/link";
import type { Objective } from "../experiment/objective";
import type { Checkpoint } from "../model/state";
import { type Client, type ClientEvents, startWorker } from "../worker/client";
import type { Command, EngineChoice, Failure, Report, SheetName } from "../worker/protocol";
import type { Actions } from "./actions";
import { reduce } from "./reduce";
import { diagnosed } from "./run/diagnosis/diagnose";
import { atMoment, fromHere, presentStep } from "./run/past";
import { Casualties, deathOf } from "./run/recovery";
import type { State } from "./state";
import type { AttributeArrow } from "./view/arrow";
import { heldOutImage } from "./view/dataSet";
import type { Stroke } from "./view/drawing";
import type { MapView } from "./view/map";
import type { Path } from "./view/path";
import type { Picking } from "./view/picking";
import type { Probe } from "./view/probe";
import type { Samples } from "./view/samples";
import { Wishes } from "./wishes";

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
  readonly #wishes = new Wishes((command) => this.#send(command));
  #client: Client | null = null;
  /** Whether training is to go on once the worker that replaces a dead one is built. */
  #resume = false;

  constructor(keeper: Keeper, start = startWorker) {
    this.#keeper = keeper;
    this.#start = start;
  }

  /** Builds the experiment of a link; `problems` are what could not be read of it. */
  open(experiment: Experiment, problems: readonly LinkProblem[]): void {
    this.#patch({ failure: problems.length > 0 ? { code: "malformedLink", consequence: "refused", problems } : null });
    this.#build(experiment, "initial weights");
  }

  /** Begins a session beside this model's, to train in step with others or apart; null where it has none itself. */
  openBeside(events: ClientEvents, apart = false): Client | null {
    return this.#client?.open(events, apart) ?? null;
  }

  /** Ends this model's session. */
  dispose(): void {
    this.#client?.dispose();
    this.#client = null;
  }

  /** Nothing is to be kept in view any more. */
  forgetWishes(): void {
    this.#wishes.forget();
    this.#patch({ pulls: null });
  }

  readonly train = () => this.#state.lookingBack || this.#send({ kind: "train" });
  readonly pause = () => this.#send({ kind: "pause" });
  readonly step = () => this.#state.lookingBack || this.#send({ kind: "step" });

  readonly lookBack = () => this.#send({ kind: "halt" });

  readonly recall = (step: number) => {
    const checkpoint = this.#state.snapshots.find((snapshot) => snapshot.step === step);
    if (!this.#state.lookingBack || !checkpoint || step === this.#state.step) return;
    this.#patch(atMoment(this.#state, step));
    this.#send({ kind: "recall", checkpoint });
  };

  readonly backToNow = () => {
    this.recall(presentStep(this.#state));
    this.#patch({ lookingBack: false });
  };

  readonly goOnFromHere = () => {
    if (this.#state.lookingBack) this.#patch(fromHere(this.#state));
    this.train();
  };

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
    if (presentStep(this.#state) === 0) this.#build(experiment, "initial weights");
    else this.#patch({ proposal: experiment });
  };

  readonly acceptProposal = () => {
    const { proposal } = this.#state;
    if (proposal) this.#build(proposal, "initial weights");
  };

  readonly dismissProposal = () => this.#patch({ proposal: null });

  readonly chooseEngine = (choice: EngineChoice) => {
    this.#casualties.forget();
    if (this.#state.lookingBack) this.backToNow();
    this.#resume = this.#state.training;
    this.#patch({ engineChoice: choice });
    this.#build(this.#state.experiment, this.#state.engine ? "current weights" : this.#lastGood());
  };

  readonly moveTo = (z: readonly number[]) => {
    const { probe } = this.#state;
    this.#patch({ z, probe: probe && { ...probe, attached: false } });
    this.#decode();
  };

  readonly setCoordinate = (dimension: number, value: number) => this.moveTo(this.#state.z.with(dimension, value));

  readonly changeMap = (change: Partial<MapView>) => this.#patch({ map: { ...this.#state.map, ...change } });

  readonly pin = (row: number) => {
    const { data, survey } = this.#state;
    if (!data) return;
    const image = heldOutImage(data, row).slice();
    this.#examine({ source: { kind: "held-out", row }, image, attached: true, finding: null });
    const latentDim = this.#state.z.length;
    const mu = survey?.mu.subarray(row * latentDim, (row + 1) * latentDim);
    if (mu?.length === latentDim) this.#patch({ z: [...mu] });
    this.#decode();
  };

  readonly draw = (drawing: readonly Stroke[]) => this.#patch({ drawing });

  readonly examineDrawing = (image: Uint8Array) =>
    this.#examine({ source: { kind: "drawn" }, image, attached: true, finding: this.#drawnFinding });

  readonly backToMean = () => {
    const { probe, z } = this.#state;
    if (!probe) return;
    this.#patch({ z: probe.finding ? [...probe.finding.mu] : z });
    this.#decode();
    this.#examine({ ...probe, attached: true });
  };

  readonly unpin = () => this.#examine(null);
  readonly changeSamples = (change: Partial<Samples>) =>
    this.#patch({ samples: { ...this.#state.samples, ...change } });
  readonly changePath = (change: Partial<Path>) => this.#patch({ path: { ...this.#state.path, ...change } });
  readonly changeFeature = (change: Partial<AttributeArrow>) =>
    this.#patch({ feature: { ...this.#state.feature, ...change } });
  readonly pick = (picking: Picking | null) => this.#patch({ picking });

  readonly show = (sheet: SheetName, z: Float32Array | null) => this.#wishes.show(sheet, z);

  readonly wantScores = (wanted: boolean) => {
    if (!this.#wishes.score(wanted)) this.#patch({ scores: null });
  };

  readonly wantPulls = (wanted: boolean) => {
    if (!wanted) this.#patch({ pulls: null });
    this.#wishes.pull(wanted);
  };

  readonly forgetRun = (forgotten: number) =>
    this.#patch({ earlier: this.#state.earlier.filter(({ number }) => number !== forgotten) });

  readonly dismissFailure = () => this.#keeper.set(diagnosed({ ...this.#state, failure: null }));

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

  #decode(): void {
    this.#send({ kind: "decode", z: Float32Array.from(this.#state.z) });
  }

  #examine(probe: Probe | null): void {
    this.#patch({ probe });
    this.#send({ kind: "examine", image: probe?.image ?? null });
  }

  /** A drawing under way keeps the finding on the stroke before until the next one comes. */
  get #drawnFinding(): Probe["finding"] {
    const { probe } = this.#state;
    return probe?.source.kind === "drawn" ? probe.finding : null;
  }

  /** Tells a new worker all that the page keeps in view. */
  #tellAgain(): void {
    const { probe } = this.#state;
    if (probe) this.#send({ kind: "examine", image: probe.image });
    this.#wishes.tellAgain();
  }

  #build(experiment: Experiment, from: Origin): void {
    const run = this.#state.run + 1;
    const engine = this.#state.engineChoice;
    const anew = from === "initial weights";
    this.#patch({ run, experiment, proposal: null, engine: null, activity: { name: "Starting", fraction: 0 } });
    if (anew) this.#patch({ checkpoint: null });
    if (!this.#client) {
      this.#client = this.#start({
        onReport: (report) => this.#hear(report),
        onDeath: (reason) => this.#replace(deathOf(this.#state, reason)),
      });
      this.#tellAgain();
    }
    this.#send({ kind: "build", run, experiment, engine, from, avoid: this.#casualties.avoided });
  }

  #hear(report: Report): void {
    const state = reduce(this.#state, report);
    if (state === this.#state) return;
    this.#keeper.set(state);
    if (report.kind === "built") this.#welcome();
    if (report.kind === "examined" && state.probe?.attached) this.#decode();
    if (report.kind === "saved" && report.checkpoint.step > 0) this.#casualties.forgive();
    if (report.kind === "failed" && report.failure.consequence === "broken") this.#replace(report.failure);
  }

  /** After a build: the user's point is decoded, and training goes on where a switch or a death interrupted it. */
  #welcome(): void {
    this.#decode();
    if (this.#resume) this.train();
    this.#resume = false;
  }

  /** Puts a new worker in the place of a broken one; the engine gets a second chance, then the next one is taken. */
  #replace(failure: Extract<Failure, { consequence: "broken" }>): void {
    const { engine, training } = this.#state;
    this.#resume ||= training;
    this.#client?.dispose();
    this.#client = null;
    const isHopeless = this.#casualties.count(engine?.name);
    this.#patch({
      failure: { ...failure, givenUp: isHopeless },
      training: false,
      engine: null,
      activity: null,
    });
    if (isHopeless) this.#resume = false;
    else this.#build(this.#state.experiment, this.#lastGood());
  }
}
