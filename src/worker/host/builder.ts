import { DataError, type Dataset, heldOutImages, ImageMisfit, refuseMisfit, stripRows } from "../../data/dataset";
import { referenceLevels } from "../../data/levels";
import type { OnProgress } from "../../data/source";
import type { Engine, EngineSetup } from "../../engine/engine";
import type { EngineName, EngineReport } from "../../engine/engineReport";
import { type Started, startFastest } from "../../engine/race";
import type { EngineLoss } from "../../engine/reasons";
import { type DataChoice, descriptionOf, keyOf } from "../../experiment/dataSets";
import type { Experiment } from "../../experiment/experiment";
import type { Checkpoint } from "../../model/state";
import { Trainer } from "../../training/trainer";
import type { Failure } from "../failure";
import type { Command, DataReport, EngineChoice, EngineInUse, Report } from "../protocol";
import { obstacleOf } from "./failures";

/** What a session needs of the world. */
export interface Services {
  readonly report: (report: Report) => void;
  /** Loads a data set, which is kept for this session until it is released. */
  readonly load: (choice: DataChoice, onProgress: OnProgress) => Promise<Dataset>;
  /** A data set, or what is loaded of it so far, is of no more use here; without it all are kept. */
  readonly release?: (choice: DataChoice) => void;
  readonly detectEngines: () => Promise<readonly EngineReport[]>;
  readonly createEngine: (name: EngineName, setup: EngineSetup) => Promise<Engine>;
  /** Whether a model that has taken so many training steps may take another one; always where left out. */
  readonly mayStep?: (step: number) => boolean;
  /** How many other models train in the processor's time; none where left out. */
  readonly competingModels?: () => number;
  /** The time in ms; that of `performance` where left out. */
  readonly now?: () => number;
}

type Build = Extract<Command, { kind: "build" }>;

/** What came of a build: a trainer, of the run before where the wanted engine was refused. */
export interface Built {
  readonly trainer: Trainer;
  readonly dataset: Dataset;
  readonly engine: EngineInUse;
  readonly refusal?: Failure;
}

const noEngineYet: EngineInUse = {
  name: "TensorFlow.js CPU",
  hardware: { kind: "javaScript" },
  because: { code: "chosenByUser" },
};

/** Brings data, engine and weights together. */
export class Builder {
  readonly #services: Services;
  readonly #onLost: (loss: EngineLoss) => void;
  /** Choices of the data sets that are kept here, by their keys; of these the one told to the page, and the one on its way. */
  readonly #choices = new Map<string, DataChoice>();
  #told = "";
  #loading = "";
  #engines: readonly EngineReport[] | null = null;
  #description: EngineInUse = noEngineYet;
  /** Number of the run that was built last, or is being built. */
  run = 0;

  constructor(services: Services, onLost: (loss: EngineLoss) => void) {
    this.#services = services;
    this.#onLost = onLost;
  }

  /** The engine in use. */
  get description(): EngineInUse {
    return this.#description;
  }

  /**
   * Builds what a command asks for; where that cannot be had, the run before goes on.
   * @throws DataError | ImageMisfit | EngineUnavailable where nothing can be built
   */
  async build(command: Build, before: Trainer | undefined): Promise<Built> {
    this.run = command.run;
    const built = await this.#build(command, before);
    this.#releaseBut(built.trainer.experiment.data);
    return built;
  }

  async #build(command: Build, before: Trainer | undefined): Promise<Built> {
    const { data, architecture } = command.experiment;
    try {
      const dataset = await this.#load(data);
      refuseMisfit(dataset, architecture);
      return await this.#replace(command, dataset, before);
    } catch (error) {
      if (!before || !(error instanceof DataError || error instanceof ImageMisfit)) throw error;
      const dataset = await this.#load(before.experiment.data);
      return { trainer: before, dataset, engine: this.#description, refusal: refusalOf(error, before.step) };
    }
  }

  /** The engine before is freed first, as two may not fit; where the new one cannot be had, it is built again. */
  async #replace(command: Build, dataset: Dataset, before: Trainer | undefined): Promise<Built> {
    const moment = before && (await checkpointOf(before));
    before?.engine.dispose();
    const { experiment, engine, avoid } = command;
    const from = originOf(command, moment);
    try {
      return await this.#start(dataset, experiment, engine, avoid, from);
    } catch (error) {
      if (!before || !moment) return this.#startAnother(error, dataset, command, from);
      const { step } = moment;
      const refusal = { code: "engineRefused", consequence: "refused", reason: obstacleOf(error), step } as const;
      const datasetBefore = await this.#load(before.experiment.data);
      const kept = await this.#start(datasetBefore, before.experiment, before.engine.name, [], moment);
      return { ...kept, refusal };
    }
  }

  /** No data set is of use here any more but that of a choice, or none at all; what is being loaded is given up. */
  #releaseBut(kept: DataChoice | null): void {
    for (const [key, choice] of this.#choices) {
      if (kept && key === keyOf(kept)) continue;
      this.#choices.delete(key);
      this.#services.release?.(choice);
    }
  }

  /** Gives up the data set that is being loaded, where that is not the one of a newer build. */
  supersede(choice: DataChoice): void {
    const key = this.#loading;
    const loading = this.#choices.get(key);
    if (loading && key !== keyOf(choice)) this.#services.release?.(loading);
  }

  /** The session ends, and needs no data any more. */
  close(): void {
    this.#releaseBut(null);
  }

  /** Without a run to keep, another engine takes the place of one that was chosen and cannot be had. */
  #startAnother(error: unknown, dataset: Dataset, command: Build, from: Checkpoint | undefined): Promise<Built> {
    const { experiment, engine, avoid } = command;
    if (engine === "automatic") throw error;
    return this.#start(dataset, experiment, "automatic", [...avoid, engine], from);
  }

  async #start(
    dataset: Dataset,
    experiment: Experiment,
    wanted: EngineChoice,
    avoid: readonly EngineName[],
    from: Checkpoint | undefined,
  ): Promise<Built> {
    const { engine, because } = await this.#createEngine(dataset, experiment, wanted, avoid);
    this.#description = { name: engine.name, hardware: engine.hardware, because };
    return { trainer: await Trainer.start(engine, dataset, experiment, from), dataset, engine: this.#description };
  }

  /** The wanted engine, or the fastest that can be had. */
  async #createEngine(
    dataset: Dataset,
    experiment: Experiment,
    wanted: EngineChoice,
    avoid: readonly EngineName[],
  ): Promise<Started> {
    const engines = await this.#detect();
    const setup = this.#setup(dataset, experiment);
    const { createEngine } = this.#services;
    if (wanted === "automatic" || avoid.includes(wanted)) return startFastest(engines, avoid, setup, createEngine);
    return { engine: await createEngine(wanted, setup), because: { code: "chosenByUser" } };
  }

  #setup({ train }: Dataset, { architecture, hyperparameters }: Experiment): EngineSetup {
    return {
      architecture,
      batchSize: hyperparameters.batchSize,
      trainImages: train.images,
      onProgress: ({ activity, fraction }) => this.#services.report({ kind: "progressed", activity, fraction }),
      onLost: this.#onLost,
    };
  }

  /** The data set of a choice; the page is told of it where the last one was another. */
  async #load(choice: DataChoice): Promise<Dataset> {
    const key = keyOf(choice);
    const activity = { code: "fetching", title: descriptionOf(choice)?.title ?? choice.source } as const;
    const tell = (fraction: number) => this.#services.report({ kind: "progressed", activity, fraction });
    if (!this.#choices.has(key)) tell(0);
    this.#loading = key;
    this.#choices.set(key, choice);
    const dataset = await this.#services.load(choice, tell).catch((error) => {
      this.#choices.delete(key);
      throw error;
    });
    this.#loading = "";
    if (key !== this.#told) this.#services.report({ kind: "loaded", data: reportOf(dataset) });
    this.#told = key;
    return dataset;
  }

  async #detect(): Promise<readonly EngineReport[]> {
    if (this.#engines) return this.#engines;
    this.#engines = await this.#services.detectEngines();
    this.#services.report({ kind: "detected", engines: this.#engines });
    return this.#engines;
  }
}

/** Why the run before goes on with the data that it has. */
function refusalOf(error: DataError | ImageMisfit, step: number): Failure {
  if (error instanceof DataError) return { code: "dataRefused", consequence: "refused", reason: error.problem, step };
  const { title, found, wanted } = error;
  return { code: "imagesMisfit", consequence: "refused", title, found, wanted };
}

async function checkpointOf(trainer: Trainer): Promise<Checkpoint> {
  return { step: trainer.step, state: await trainer.engine.readState() };
}

function originOf({ from }: Build, current: Checkpoint | undefined): Checkpoint | undefined {
  if (from === "initial weights") return undefined;
  return from === "current weights" ? current : from;
}

function reportOf(dataset: Dataset): DataReport {
  const { train, test, ...description } = dataset;
  const strip = stripRows(dataset);
  return {
    ...description,
    trainCount: train.count,
    testCount: test.count,
    testImages: test.images,
    testLabels: test.labels,
    strip,
    stripImages: heldOutImages(dataset, strip),
    levels: referenceLevels(dataset),
  };
}
