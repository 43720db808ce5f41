import { loadMnist } from "../../src/data/sources/mnist";
import { createEngine } from "../../src/engine/choose";
import type { Engine, EngineSetup } from "../../src/engine/engine";
import type { EngineName } from "../../src/engine/engineReport";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { WasmEngine } from "../../src/engine/wasm/engine";
import { defaultExperiment, type Experiment, lossSizesOf } from "../../src/experiment/experiment";
import type { Losses } from "../../src/experiment/objective";
import { totalLoss } from "../../src/model/objective";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { hardwareText } from "../../src/words/engines";
import type { Contestant } from "./contestant";
import { describeCode } from "./heldOut";
import { profileEntries } from "./profile";
import type { HeldOut, Profile, Task } from "./protocol";

/** The engines of this project by the bench's names. */
export const ourEngines: Readonly<Partial<Record<Task["name"], EngineName>>> = {
  wasm: "WASM",
  webgpu: "WebGPU",
  "reference-webgpu": "TensorFlow.js WebGPU",
  "reference-webgl": "TensorFlow.js WebGL",
  "reference-cpu": "TensorFlow.js CPU",
};

/** An engine of ours under the trainer of the page. */
export async function startOurs(name: EngineName, { batchSize, threads, objective }: Task): Promise<Contestant> {
  const dataset = await loadMnist(new URL("/data/mnist/", self.location.origin));
  const experiment: Experiment = {
    ...defaultExperiment,
    objective,
    hyperparameters: { ...defaultExperiment.hyperparameters, batchSize },
  };
  const engine = await startEngine(name, threads, {
    architecture: experiment.architecture,
    batchSize,
    trainImages: dataset.train.images,
    onProgress: () => undefined,
    onLost: (reason) => console.error(reason),
  });
  return contestant(await Trainer.start(engine, dataset, experiment));
}

/** The engine `name`, on `threads` threads where it has threads. */
export function startEngine(name: EngineName, threads: number, setup: EngineSetup): Promise<Engine> {
  return name === "WASM" ? createWasmEngine(setup, { threads }) : createEngine(name, setup);
}

function contestant(trainer: Trainer): Contestant {
  return {
    hardware: hardwareText(trainer.engine.hardware),
    train: async () => {
      await trainer.advance();
      const losses = (await trainer.readLosses()).at(-1);
      return losses ? totalLoss(losses, trainer.experiment.objective, lossSizesOf(trainer.experiment)) : Number.NaN;
    },
    evaluate: async (count) => ({
      losses: await heldOutLosses(trainer, count),
      ...(await heldOutCode(trainer, count)),
    }),
    ...(trainer.engine instanceof WasmEngine ? { profile: profiler(trainer, trainer.engine) } : {}),
  };
}

function profiler(trainer: Trainer, engine: WasmEngine): (count: number) => Promise<Profile> {
  return async (count) => {
    const { batchSize } = trainer.experiment.hyperparameters;
    engine.measure(true);
    const began = performance.now();
    for (let step = 0; step < count; step++) {
      await trainer.advance();
      await trainer.readLosses();
    }
    const stepMs = (performance.now() - began) / count;
    return { stepMs, entries: profileEntries(engine.times, count, batchSize) };
  };
}

async function heldOutLosses(trainer: Trainer, count: number): Promise<Losses> {
  let reconstruction = 0;
  let kl = 0;
  for (let start = 0; start < count; start += CHUNK) {
    const share = Math.min(CHUNK, count - start) / count;
    const losses = await trainer.evaluateHeldOut(start, count);
    reconstruction += share * losses.reconstruction;
    kl += share * losses.kl;
  }
  return { reconstruction, kl };
}

async function heldOutCode(trainer: Trainer, count: number): Promise<Omit<HeldOut, "losses">> {
  const mu: number[] = [];
  const logVar: number[] = [];
  for (let start = 0; start < count; start += CHUNK) {
    const posterior = await trainer.encodeHeldOut(start, count);
    mu.push(...posterior.mu);
    logVar.push(...posterior.logVar);
  }
  return describeCode(mu, logVar, trainer.experiment.architecture.latentDim);
}
