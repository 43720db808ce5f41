import type { Likelihood, Losses, Objective } from "../../experiment/objective";
import type { Posteriors } from "../../model/posterior";
import type { DrawKey } from "../../model/random";
import type { ModelState } from "../../model/state";
import type { Batch } from "../batch";
import type { Activations, Engine, EngineSetup, Labels } from "../engine";
import type { Hardware } from "../reasons";
import { createWasmEngine, planWithinBudget } from "./create";
import type { WasmEngine } from "./engine";
import type { WasmOptions } from "./options";
import { ThreadLost } from "./threads";

/** Training steps after which the state is read of its own accord, so that no more need be taken again. */
const MOST_REPEATED = 256;

/** Ms in which a thread that failed can say why. */
const LAST_WORDS = 50;

type Step = readonly [batch: Batch, objective: Objective, learningRate: number];

/** What the engine under this one can be asked to compute. */
type Compute<Result> = (engine: WasmEngine) => Promise<Result>;

/**
 * The engine of this page for processors, which outlives its threads: where one is lost it goes on with half as many, down
 * to one. Nothing is lost with it: the last state that was written or read is taken up, and the steps since then are taken
 * again, which leave the same bits on any number of threads. Memory that a lost thread may have written to is given up.
 * @throws EngineUnavailable where WebAssembly or memory is missing
 * @throws ArchitectureError where layers do not fit together
 */
export async function createSteadyWasmEngine(setup: EngineSetup, options: WasmOptions = {}): Promise<Engine> {
  const planned = { ...options, plan: options.plan ?? planWithinBudget(setup, options.threads) };
  return new SteadyWasmEngine(setup, planned, await createWasmEngine(setup, planned));
}

class SteadyWasmEngine implements Engine {
  readonly name = "WASM";
  readonly #setup: EngineSetup;
  readonly #options: WasmOptions;
  #engine: WasmEngine;
  #moment: ModelState | null = null;
  /** The steps since that moment. */
  #steps: Step[] = [];
  #losses: Losses[] = [];
  #disposed = false;

  constructor(setup: EngineSetup, options: WasmOptions, engine: WasmEngine) {
    this.#setup = setup;
    this.#options = options;
    this.#engine = engine;
  }

  get hardware(): Hardware {
    return this.#engine.hardware;
  }

  get byteLength(): number {
    return this.#engine.byteLength;
  }

  async writeState(state: ModelState): Promise<void> {
    this.#remember(state);
    await this.#compute((engine) => engine.writeState(state));
  }

  async readState(): Promise<ModelState> {
    const state = await this.#compute((engine) => engine.readState());
    this.#remember(state);
    return state;
  }

  async trainStep(batch: Batch, objective: Objective, learningRate: number, between?: () => Promise<void>) {
    if (this.#steps.length >= MOST_REPEATED) await this.readState();
    const losses = await this.#compute(async (engine) => {
      await engine.trainStep(batch, objective, learningRate, between);
      return engine.readLosses();
    });
    if (this.#engine.hardware.count > 1) this.#steps.push([batch, objective, learningRate]);
    this.#losses.push(...losses);
  }

  async readLosses(): Promise<Losses[]> {
    return this.#losses.splice(0);
  }

  gradients(batch: Batch, objective: Objective, between?: () => Promise<void>): Promise<Float32Array> {
    return this.#compute((engine) => engine.gradients(batch, objective, between));
  }

  encode(images: Uint8Array, labels?: Labels): Promise<Posteriors> {
    return this.#compute((engine) => engine.encode(images, labels));
  }

  decode(z: Float32Array, labels?: Labels, images?: Uint8Array): Promise<Float32Array> {
    return this.#compute((engine) => engine.decode(z, labels, images));
  }

  evaluate(images: Uint8Array, objective: Objective, epsilon: DrawKey, labels?: Labels): Promise<Losses> {
    return this.#compute((engine) => engine.evaluate(images, objective, epsilon, labels));
  }

  latentGradients(images: Uint8Array, z: Float32Array, likelihood: Likelihood, labels?: Labels): Promise<Float32Array> {
    return this.#compute((engine) => engine.latentGradients(images, z, likelihood, labels));
  }

  activations(image: Uint8Array, z: Float32Array, labels?: Labels): Promise<Activations> {
    return this.#compute((engine) => engine.activations(image, z, labels));
  }

  yieldCore(ms: number): void {
    this.#engine.yieldCore(ms);
  }

  dispose(): void {
    this.#disposed = true;
    this.#engine.dispose();
  }

  #remember(state: ModelState): void {
    this.#moment = state;
    this.#steps = [];
  }

  /** What an engine computes with all its threads; begun anew wherever one is lost, or was lost in the midst of it. */
  async #compute<Result>(compute: Compute<Result>): Promise<Result> {
    for (;;) {
      const engine = this.#engine;
      try {
        const result = await compute(engine);
        if (engine === this.#engine) return result;
      } catch (error) {
        if (!(error instanceof ThreadLost) || this.#disposed) throw error;
        if (engine === this.#engine) await this.#replace(engine, error);
      }
    }
  }

  /** Puts an engine on fewer threads in the place of one that has lost a thread. */
  async #replace(lost: WasmEngine, error: ThreadLost): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, LAST_WORDS));
    lost.dispose();
    const wanted = lost.hardware.fewer?.wanted ?? lost.hardware.count;
    const fewer = { wanted, reason: error.fault };
    const threads = Math.max(1, Math.floor(lost.hardware.count / 2));
    const setup = { ...this.#setup, onProgress: () => undefined };
    this.#engine = await createWasmEngine(setup, { ...this.#options, threads, fewer });
    if (this.#disposed) return this.#engine.dispose();
    this.#setup.onHardware?.(this.#engine.hardware);
    await this.#takeUp();
  }

  async #takeUp(): Promise<void> {
    const [moment, steps] = [this.#moment, this.#steps];
    await this.#compute(async (engine) => {
      if (moment) await engine.writeState(moment);
      for (const step of steps) await engine.trainStep(...step);
      await engine.readLosses();
    });
  }
}
