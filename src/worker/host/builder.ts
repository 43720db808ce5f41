import { DataError, type Dataset, refuseMisfit } from "../../data/dataset";
import type { OnProgress } from "../../data/source";
import { choose } from "../../engine/choose";
import type { DetectEngines } from "../../engine/detector";
import type { Engine, EngineSetup } from "../../engine/engine";
import type { EngineName, EngineReport } from "../../engine/engineReport";
import type { EngineLoss, WrongAnswer } from "../../engine/reasons";
import { type DataChoice, descriptionOf, keyOf } from "../../experiment/dataSets";
import type { Experiment } from "../../experiment/experiment";
import type { Checkpoint } from "../../model/state";
import type { Trainer } from "../../training/trainer";
import type { Failure } from "../failure";
import type { Command, EngineInUse, Report } from "../protocol";
import { reportOf } from "./dataReport";
import { type DataFault, isOfData, misfitFailure, reasonOf } from "./failures";
import { type StartedInstead, Starter } from "./starter";
import { unlessAborted } from "./unlessAborted";

/** What a session needs of the world. */
export interface Services {
  readonly report: (report: Report) => void;
  /** Loads a data set, which is kept for this session until it is released. */
  readonly load: (choice: DataChoice, onProgress: OnProgress) => Promise<Dataset>;
  /** A data set, or what is loaded of it so far, is of no more use here; without it all are kept. */
  readonly release?: (choice: DataChoice) => void;
  readonly detectEngines: DetectEngines;
  /** Has an engine answer known questions before it is needed; none is asked where left out. */
  readonly examineEngine?: (name: EngineName) => Promise<unknown>;
  readonly createEngine: (name: EngineName, setup: EngineSetup) => Promise<Engine>;
  /** Whether a model that has taken so many training steps may take another one; always where left out. */
  readonly lockstepAllows?: (step: number) => boolean;
  /** How many other models train in the processor's time; none where left out. */
  readonly competingModels?: () => number;
  /** The time in ms; that of `performance` where left out. */
  readonly now?: () => number;
}

type Build = Extract<Command, { kind: "build" }>;

/** What came of a build: a model, of the run before where the wanted one was refused. */
export type Built = StartedInstead;

/** What is left of a run whose engine was freed for another one. */
interface Held {
  readonly experiment: Experiment;
  readonly engine: EngineName;
  readonly moment: Checkpoint;
}

/** Brings data, engine and weights together. */
export class Builder {
  readonly #services: Services;
  readonly #starter: Starter;
  /** Choices of the data sets that are kept here, by their keys; of these the one told to the page, and the one on its way. */
  readonly #choices = new Map<string, DataChoice>();
  #told = "";
  #loading = "";
  /** The engines that the page was told of last. */
  #engines: readonly EngineReport[] = [];
  /** Aborts the build under way. */
  #underWay: AbortController | null = null;
  /** The run before, for as long as its engine lives; and what is left of it after that. */
  #before: Trainer | undefined;
  #held: Held | null = null;
  /** Number of the run that was built last, or is being built. */
  run = 0;

  constructor(services: Services, onLost: (loss: EngineLoss) => void, onChanged: (engine: EngineInUse) => void) {
    this.#services = services;
    this.#starter = new Starter(services, { onLost, onChanged, onWrong: (wrong) => this.#strike(wrong) });
  }

  /** The engine in use. */
  get description(): EngineInUse {
    return this.#starter.description;
  }

  /**
   * Builds what a command asks for; where that cannot be had, the run before goes on. Null where a newer build took its
   * place meanwhile: what the run before has left is then kept for that one.
   * @throws DataFault | EngineUnavailable where nothing can be built
   */
  async build(command: Build, before: Trainer | undefined): Promise<Built | null> {
    this.run = command.run;
    this.#before = before ?? this.#before;
    const underWay = new AbortController();
    this.#underWay = underWay;
    try {
      const built = await this.#build(command, underWay.signal);
      this.#releaseBut(built.trainer.experiment.data);
      this.#forget();
      return built;
    } catch (error) {
      if (underWay.signal.aborted) return null;
      this.#before?.engine.dispose();
      this.#forget();
      throw error;
    }
  }

  /** The build is over, and what was there before it is of no more use. */
  #forget(): void {
    this.#underWay = null;
    this.#before = undefined;
    this.#held = null;
  }

  async #build(command: Build, signal: AbortSignal): Promise<Built> {
    const { data, architecture } = command.experiment;
    const engines = this.#detect();
    // Whoever needs to know is told of what goes wrong, when the engine is needed; data are loaded meanwhile.
    this.#examine(command, engines).catch(() => undefined);
    try {
      const dataset = await unlessAborted(this.#load(data, signal), signal);
      refuseMisfit(dataset, architecture);
      await this.#free(signal);
      return await this.#replace(command, dataset, engines, signal);
    } catch (error) {
      if (signal.aborted || !isOfData(error)) throw error;
      return this.#keep(error, signal);
    }
  }

  /** Has the engine examined that is likely to be started. */
  async #examine({ engine, avoid }: Build, engines: Promise<readonly EngineReport[]>): Promise<void> {
    const likely = engine === "automatic" ? choose(await engines, avoid).name : engine;
    await this.#services.examineEngine?.(likely);
  }

  /** The engine before is freed before the new one starts, as two may not fit. */
  async #free(signal: AbortSignal): Promise<void> {
    if (!this.#before) return;
    this.#held = await unlessAborted(heldOf(this.#before), signal);
    this.#before.engine.dispose();
    this.#before = undefined;
  }

  /** The run before, where the wanted data cannot be had. */
  async #keep(error: DataFault, signal: AbortSignal): Promise<Built> {
    if (this.#before) {
      const trainer = this.#before;
      const dataset = await this.#load(trainer.experiment.data);
      return { trainer, dataset, engine: this.description, refusal: refusalOf(error, trainer.step) };
    }
    if (!this.#held) throw error;
    return { ...(await this.#goOn(this.#held, signal)), refusal: refusalOf(error, this.#held.moment.step) };
  }

  /** Where the new engine cannot be had, the one before is built again. */
  async #replace(
    command: Build,
    dataset: Dataset,
    engines: Promise<readonly EngineReport[]>,
    signal: AbortSignal,
  ): Promise<Built> {
    const held = this.#held;
    const { experiment, engine: wanted, avoid } = command;
    const from = originOf(command, held?.moment);
    try {
      return await this.#starter.start({ dataset, experiment, wanted, avoid, from, engines, signal });
    } catch (error) {
      if (signal.aborted) throw error;
      if (!held)
        return this.#starter.startAnother(error, { dataset, experiment, wanted, avoid, from, engines, signal });
      const { step } = held.moment;
      const reason = reasonOf(error);
      const refusal = { code: "engineRefused", consequence: "refused", reason, step } as const;
      const passedOver = wanted === "automatic" ? [] : [{ name: wanted, reason }];
      return { ...(await this.#goOn(held, signal, passedOver)), refusal };
    }
  }

  /** Builds again what is left of a run. */
  async #goOn(
    { experiment, engine: wanted, moment: from }: Held,
    signal: AbortSignal,
    passedOver = this.description.passedOver,
  ): Promise<Built> {
    const dataset = await this.#load(experiment.data);
    const { because } = this.description;
    const task = { dataset, experiment, wanted, avoid: [], from, engines: this.#detect(), signal };
    return this.#starter.start(task, { because, passedOver });
  }

  /** No data set is of use here any more but that of a choice, or none at all; what is being loaded is given up. */
  #releaseBut(kept: DataChoice | null): void {
    for (const [key, choice] of this.#choices) {
      if (kept && key === keyOf(kept)) continue;
      this.#choices.delete(key);
      this.#services.release?.(choice);
    }
  }

  /**
   * A newer build is to take the place of the one under way: that is given up, and the data set that is being loaded where
   * it is another.
   */
  supersede(choice: DataChoice): void {
    this.#underWay?.abort();
    const key = this.#loading;
    const loading = this.#choices.get(key);
    if (loading && key !== keyOf(choice)) this.#services.release?.(loading);
  }

  /** The session ends: no build goes on, and no data are needed any more. */
  close(): void {
    this.#underWay?.abort();
    this.#releaseBut(null);
  }

  /** Frees what a run has left that no build took up. */
  dispose(): void {
    this.#before?.engine.dispose();
    this.#forget();
  }

  /** The data set of a choice; the page is told of it where the last one was another, unless it is given up meanwhile. */
  async #load(choice: DataChoice, signal?: AbortSignal): Promise<Dataset> {
    const key = keyOf(choice);
    const description = descriptionOf(choice);
    const code = description?.origin === "drawn" ? "drawing" : "fetching";
    const activity = { code, title: description?.title ?? choice.source } as const;
    const tell = (fraction: number) => this.#services.report({ kind: "progressed", activity, fraction });
    if (!this.#choices.has(key)) tell(0);
    this.#loading = key;
    this.#choices.set(key, choice);
    const dataset = await this.#services.load(choice, tell).catch((error) => {
      if (!signal?.aborted) this.#choices.delete(key);
      throw error;
    });
    if (signal?.aborted) return dataset;
    this.#loading = "";
    if (key !== this.#told) this.#services.report({ kind: "loaded", data: reportOf(dataset) });
    this.#told = key;
    return dataset;
  }

  /** What can run here; the page is told of it where that is news. */
  async #detect(): Promise<readonly EngineReport[]> {
    const engines = await this.#services.detectEngines((known) => this.#tellEngines(known));
    this.#tellEngines(engines);
    return engines;
  }

  #tellEngines(engines: readonly EngineReport[]): void {
    const isNews = JSON.stringify(engines) !== JSON.stringify(this.#engines);
    if (isNews) this.#services.report({ kind: "detected", engines });
    this.#engines = engines;
  }

  /** An engine has been found to compute wrongly: it cannot run here any more. */
  #strike(reason: WrongAnswer): void {
    const struck = (engine: EngineReport) =>
      engine.name === reason.name ? { ...engine, available: false, reason } : engine;
    this.#tellEngines(this.#engines.map(struck));
  }
}

/** Why the run before goes on with the data that it has. */
function refusalOf(error: DataFault, step: number): Failure {
  if (error instanceof DataError) return { code: "dataRefused", consequence: "refused", reason: error.problem, step };
  return misfitFailure(error, "refused");
}

async function heldOf({ engine, experiment, step }: Trainer): Promise<Held> {
  return { experiment, engine: engine.name, moment: { step, state: await engine.readState() } };
}

function originOf({ from }: Build, current: Checkpoint | undefined): Checkpoint | undefined {
  if (from === "initial weights") return undefined;
  return from === "current weights" ? current : from;
}
