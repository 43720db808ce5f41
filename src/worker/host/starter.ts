import type { Dataset } from "../../data/dataset";
import { knownLabels } from "../../data/labelledBatches";
import { greatestBytesTogether } from "../../engine/budget";
import { type Engine, type EngineSetup, EngineUnavailable, obstacleOf } from "../../engine/engine";
import type { EngineReport } from "../../engine/engineReport";
import { type Started, startFastest } from "../../engine/race";
import { type EngineLoss, type Hardware, type PassedOver, tooLargeOf, type WrongAnswer } from "../../engine/reasons";
import { stepCostOf } from "../../engine/stepCost";
import { type Experiment, experimentOn } from "../../experiment/experiment";
import type { Checkpoint } from "../../model/state";
import { Trainer } from "../../training/trainer";
import type { Failure } from "../failure";
import type { EngineChoice, EngineInUse } from "../protocol";
import type { Services } from "./builder";
import { unlessAborted } from "./unlessAborted";

/** What an engine is started for. */
export interface StartTask {
  readonly dataset: Dataset;
  readonly experiment: Experiment;
  readonly wanted: EngineChoice;
  readonly avoid: readonly PassedOver[];
  readonly from: Checkpoint | undefined;
  /** What can run here, as soon as that is known. */
  readonly engines: Promise<readonly EngineReport[]>;
  /** Aborted where a newer build takes this one's place. */
  readonly signal: AbortSignal;
}

/** A model on an engine of its own. */
export interface StartedModel {
  readonly trainer: Trainer;
  readonly dataset: Dataset;
  readonly engine: EngineInUse;
}

/** A model that stands in for the one that was asked for, where `refusal` says so. */
export interface StartedInstead extends StartedModel {
  readonly refusal?: Failure;
}

const noEngineYet: EngineInUse = {
  name: "TensorFlow.js CPU",
  hardware: { kind: "javaScript" },
  because: { code: "chosenByUser" },
  passedOver: [],
  cost: { byteLength: 0, flops: 0, seconds: null },
  greatestBytes: greatestBytesTogether(),
};

/** What a starter tells. */
export interface StarterEvents {
  /** The engine that was started last is of no more use. */
  readonly onLost: (loss: EngineLoss) => void;
  /** It goes on by itself, on other hardware. */
  readonly onChanged: (engine: EngineInUse) => void;
  /** An engine has been found to compute wrongly. */
  readonly onWrong: (wrong: WrongAnswer) => void;
}

/** Starts models, each on an engine of its own. */
export class Starter {
  readonly #services: Services;
  readonly #events: StarterEvents;
  #description: EngineInUse = noEngineYet;

  constructor(services: Services, events: StarterEvents) {
    this.#services = services;
    this.#events = events;
  }

  /** The engine that was started last. */
  get description(): EngineInUse {
    return this.#description;
  }

  /** Without a run to keep, another engine takes the place of one that was chosen and cannot be had. */
  async startAnother(error: unknown, task: StartTask): Promise<StartedInstead> {
    const { wanted, avoid } = task;
    if (wanted === "automatic") return this.#startUsual(error, task);
    const avoided = [...avoid, { name: wanted, reason: obstacleOf(error) }];
    try {
      return await this.start({ ...task, wanted: "automatic", avoid: avoided });
    } catch (second) {
      return this.#startUsual(second, task);
    }
  }

  /** The usual network takes the place of an untrained one that is too large for every engine. */
  async #startUsual(error: unknown, task: StartTask): Promise<StartedInstead> {
    const reason = tooLargeOf(obstacleOf(error));
    if (reason === null || task.from || task.signal.aborted) throw error;
    const usual = await this.start({
      ...task,
      experiment: experimentOn(task.dataset, task.experiment.data),
      wanted: "automatic",
      from: undefined,
    }).catch(() => {
      throw error;
    });
    return { ...usual, refusal: { code: "networkTooLarge", consequence: "refused", reason } };
  }

  /**
   * Starts the wanted engine with a model on it; `told` is said of why it is that one, where another knows better.
   * @throws EngineUnavailable where it cannot be had, the signal's reason where that is aborted
   */
  async start(task: StartTask, told?: Omit<Started, "engine">): Promise<StartedModel> {
    const { dataset, experiment, from, signal } = task;
    let description: EngineInUse | null = null;
    const onHardware = (hardware: Hardware) => {
      if (description !== null && description === this.#description) {
        description = this.#description = { ...description, hardware };
        this.#events.onChanged(description);
      }
    };
    const { engine, because, passedOver } = await unlessAborted(this.#createEngine(task, onHardware), signal, (late) =>
      late.engine.dispose(),
    );
    const trainer = await unlessAborted(Trainer.start(engine, dataset, experiment, from), signal).catch(
      disposeAnd(engine),
    );
    const { now = () => performance.now() } = this.#services;
    const cost = await unlessAborted(stepCostOf(engine, this.#setup(dataset, experiment, signal), now), signal).catch(
      disposeAnd(engine),
    );
    const { name, hardware } = engine;
    description = { ...noEngineYet, name, hardware, because, passedOver, cost, ...told };
    this.#description = description;
    return { trainer, dataset, engine: description };
  }

  /** The wanted engine, or the fastest that can be had. */
  async #createEngine(task: StartTask, onHardware: (hardware: Hardware) => void): Promise<Started> {
    const { dataset, experiment, wanted, avoid, engines, signal } = task;
    const setup = { ...this.#setup(dataset, experiment, signal), onHardware };
    const create: Services["createEngine"] = async (name, asked) => {
      // Should the worker die of it, the page knows of which.
      asked.onProgress({ activity: { code: "startingEngine", name }, fraction: 0 });
      try {
        return await this.#services.createEngine(name, asked);
      } catch (error) {
        if (error instanceof EngineUnavailable && error.obstacle.code === "computesWrongly")
          this.#events.onWrong(error.obstacle);
        throw error;
      }
    };
    if (wanted !== "automatic" && !avoid.some(({ name }) => name === wanted)) {
      return { engine: await create(wanted, setup), because: { code: "chosenByUser" }, passedOver: avoid };
    }
    return startFastest(await engines, avoid, setup, create);
  }

  /** An engine that starts too late, after all, is not heard. */
  #setup({ train }: Dataset, { architecture, hyperparameters, seed }: Experiment, signal: AbortSignal): EngineSetup {
    const { labelHead } = architecture;
    return {
      architecture,
      batchSize: hyperparameters.batchSize,
      trainImages: train.images,
      trainLabels: labelHead && train.labels ? knownLabels(train.labels, labelHead.labels, seed) : train.labels,
      onProgress: ({ activity, fraction }) => {
        if (!signal.aborted) this.#services.report({ kind: "progressed", activity, fraction });
      },
      onLost: (loss) => {
        if (!signal.aborted) this.#events.onLost(loss);
      },
      signal,
    };
  }
}

/** Frees an engine whose start failed, and throws the error on. */
function disposeAnd(engine: Engine): (error: unknown) => never {
  return (error) => {
    engine.dispose();
    throw error;
  };
}
