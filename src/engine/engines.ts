import { engineDetector, examineEngine, type Kept, prepareEngine, type StartEngine } from "./choose";
import type { DetectEngines } from "./detector";
import { type Engine, type EngineSetup, EngineUnavailable } from "./engine";
import type { EngineName, EngineReport } from "./engineReport";
import type { WrongAnswer } from "./reasons";

/** How engines are looked for, examined and prepared; as `choose.ts` does where left out. */
export interface EngineServices {
  readonly detect: DetectEngines;
  readonly examine: (name: EngineName) => Promise<Kept>;
  readonly prepare: (name: EngineName, setup: EngineSetup) => Promise<StartEngine>;
}

function servicesHere(): EngineServices {
  return { detect: engineDetector(), examine: examineEngine, prepare: prepareEngine };
}

/**
 * The engines of one worker: each is examined once before its first model, and one that computes wrongly is never started.
 * An examination that could not be held, for want of a device or of its answer, is held anew the next time.
 */
export class Engines {
  readonly #services: EngineServices;
  readonly #examinations = new Map<EngineName, Promise<void>>();
  readonly #kept = new Map<EngineName, Kept>();
  readonly #wrong = new Map<EngineName, WrongAnswer>();
  /** The first models of engines whose examination ends on their own back end, until that is over. */
  readonly #underExamination = new Map<EngineName, Promise<unknown>>();

  constructor(services: EngineServices = servicesHere()) {
    this.#services = services;
  }

  /** What can run here: what computes wrongly cannot. */
  readonly detect: DetectEngines = async (tell) =>
    this.#judged(await this.#services.detect((engines) => tell?.(this.#judged(engines))));

  /**
   * Examines an engine, unless that has been done.
   * @throws EngineUnavailable where it does not start or computes wrongly
   */
  readonly examine = (name: EngineName): Promise<void> => {
    const known = this.#examinations.get(name);
    if (known) return known;
    const examination = this.#examineNow(name);
    this.#examinations.set(name, examination);
    return examination;
  };

  /**
   * Starts an engine that has been examined, where the network is not too large for it. Where the first model's start is
   * what ends the examination, others wait for that.
   * @throws EngineUnavailable where it is, and where the engine does not start or computes wrongly
   */
  readonly create = async (name: EngineName, setup: EngineSetup): Promise<Engine> => {
    const start = await this.#services.prepare(name, setup);
    setup.onProgress({ activity: { code: "checking", name }, fraction: 0 });
    for (;;) {
      await this.examine(name);
      const underExamination = this.#underExamination.get(name);
      // From here to the start of the first model nothing is waited for, so that no second one comes in between.
      if (!underExamination) break;
      await underExamination.catch(() => undefined);
    }
    setup.signal?.throwIfAborted();
    const kept = this.#kept.get(name);
    this.#kept.delete(name);
    const creation = start(kept);
    if (typeof kept === "function") this.#underExamination.set(name, creation);
    try {
      return await creation;
    } catch (error) {
      if (kept) this.#examinations.delete(name);
      this.#note(name, error);
      throw error;
    } finally {
      if (this.#underExamination.get(name) === creation) this.#underExamination.delete(name);
    }
  };

  async #examineNow(name: EngineName): Promise<void> {
    try {
      this.#kept.set(name, await this.#services.examine(name));
    } catch (error) {
      this.#examinations.delete(name);
      this.#note(name, error);
      throw error;
    }
  }

  /** Remembers a wrong answer, and does not ask again. */
  #note(name: EngineName, error: unknown): void {
    if (!(error instanceof EngineUnavailable) || error.obstacle.code !== "computesWrongly") return;
    this.#wrong.set(name, error.obstacle);
    const refusal = Promise.reject<void>(error);
    refusal.catch(() => undefined);
    this.#examinations.set(name, refusal);
  }

  #judged(engines: readonly EngineReport[]): readonly EngineReport[] {
    return engines.map((engine) => {
      const reason = this.#wrong.get(engine.name);
      return reason ? { ...engine, available: false, reason } : engine;
    });
  }
}
