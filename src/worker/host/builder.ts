import { type Dataset, firstOfEachClass, heldOutImages } from "../../data/dataset";
import { referenceLevels } from "../../data/levels";
import type { Engine, EngineSetup } from "../../engine/engine";
import { type Started, startFastest } from "../../engine/race";
import type { Experiment } from "../../experiment/experiment";
import type { Checkpoint } from "../../model/state";
import { Trainer } from "../../training/trainer";
import type { Command, DataReport, EngineChoice, EngineName, EngineReport, Failure, Report } from "../protocol";
import { messageOf } from "./failures";

/** What a session needs of the world. */
export interface Services {
  readonly report: (report: Report) => void;
  readonly load: (onFetched: (fraction: number) => void) => Promise<Dataset>;
  readonly probe: () => Promise<readonly EngineReport[]>;
  readonly createEngine: (name: EngineName, setup: EngineSetup) => Promise<Engine>;
  /** Whether a model that has taken so many training steps may take another one; always where left out. */
  readonly mayStep?: (step: number) => boolean;
  /** How many other models train in the processor's time; none where left out. */
  readonly others?: () => number;
}

type Build = Extract<Command, { kind: "build" }>;
type EngineDescription = Extract<Report, { kind: "built" }>["engine"];

/** What came of a build: a trainer, of the run before where the wanted engine was refused. */
export interface Built {
  readonly trainer: Trainer;
  readonly dataset: Dataset;
  readonly engine: EngineDescription;
  readonly refusal?: Failure;
}

/** Brings data, engine and weights together. */
export class Builder {
  readonly #services: Services;
  readonly #onLost: (reason: string) => void;
  #dataset: Dataset | null = null;
  #engines: readonly EngineReport[] | null = null;
  #description: EngineDescription = { name: "TensorFlow.js CPU", hardware: "", because: "" };
  /** Number of the run that was built last, or is being built. */
  run = 0;

  constructor(services: Services, onLost: (reason: string) => void) {
    this.#services = services;
    this.#onLost = onLost;
  }

  /** The engine in use. */
  get description(): EngineDescription {
    return this.#description;
  }

  /**
   * Builds what a command asks for. The engine before is freed first, as two may not fit; where the new one cannot be
   * had, the run before is built again.
   * @throws DataError | EngineUnavailable where nothing can be built
   */
  async build(command: Build, before: Trainer | undefined): Promise<Built> {
    this.run = command.run;
    const dataset = await this.#load();
    const moment = before && (await checkpointOf(before));
    before?.engine.dispose();
    const { experiment, engine, avoid } = command;
    const from = originOf(command, moment);
    try {
      return await this.#start(dataset, experiment, engine, avoid, from);
    } catch (error) {
      if (!before || !moment) return this.#startAnother(error, dataset, command, from);
      const { step } = moment;
      const refusal = { code: "engineRefused", consequence: "refused", reason: messageOf(error), step } as const;
      const kept = await this.#start(dataset, before.experiment, before.engine.name, [], moment);
      return { ...kept, refusal };
    }
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
    const engines = await this.#probe();
    const setup = this.#setup(dataset, experiment);
    const { createEngine } = this.#services;
    if (wanted === "automatic" || avoid.includes(wanted)) return startFastest(engines, avoid, setup, createEngine);
    return { engine: await createEngine(wanted, setup), because: "You chose it." };
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

  async #load(): Promise<Dataset> {
    if (this.#dataset) return this.#dataset;
    const tell = (fraction: number) =>
      this.#services.report({ kind: "progressed", activity: "Fetching MNIST", fraction });
    tell(0);
    this.#dataset = await this.#services.load(tell);
    this.#services.report({ kind: "loaded", data: reportOf(this.#dataset) });
    return this.#dataset;
  }

  async #probe(): Promise<readonly EngineReport[]> {
    if (this.#engines) return this.#engines;
    this.#engines = await this.#services.probe();
    this.#services.report({ kind: "probed", engines: this.#engines });
    return this.#engines;
  }
}

async function checkpointOf(trainer: Trainer): Promise<Checkpoint> {
  return { step: trainer.step, state: await trainer.engine.readState() };
}

function originOf({ from }: Build, current: Checkpoint | undefined): Checkpoint | undefined {
  if (from === "initial weights") return undefined;
  return from === "current weights" ? current : from;
}

function reportOf(dataset: Dataset): DataReport {
  const { title, imageShape, classNames, train, test } = dataset;
  const strip = firstOfEachClass(dataset);
  return {
    title,
    imageShape,
    classNames,
    trainCount: train.count,
    testImages: test.images,
    testLabels: test.labels,
    strip,
    stripImages: heldOutImages(dataset, strip),
    levels: referenceLevels(dataset),
  };
}
