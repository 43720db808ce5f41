import { BatchOrder } from "../../src/data/batches";
import { type Batch, plainBatch } from "../../src/engine/batch";
import { type Engine, type EngineSetup, LOSSES_KEPT } from "../../src/engine/engine";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { createWebGpuEngine } from "../../src/engine/webgpu/create";
import { defaultExperiment } from "../../src/experiment/experiment";
import { negativeElbo } from "../../src/model/objective";
import { Purpose } from "../../src/model/random";
import { initialState } from "../../src/model/state";
import type { Round, Runner } from "./runner";

const { architecture, seed, hyperparameters, objective } = defaultExperiment;

/** Our WebGPU engine, driven as the page's trainer drives it. */
export async function startOurs(gpu: GPU, trainImages: Uint8Array, batchSize: number): Promise<Runner> {
  const engine = await createWebGpuEngine(setupFor(trainImages, batchSize), gpu);
  return runnerOf("Latent Playground, WebGPU", engine, trainImages, batchSize);
}

/** Our WASM engine on one thread, whose losses everybody's are held against. */
export async function startReference(trainImages: Uint8Array, batchSize: number): Promise<Runner> {
  const engine = await createWasmEngine(setupFor(trainImages, batchSize), { threads: 1 });
  return runnerOf("Latent Playground, WASM", engine, trainImages, batchSize);
}

/** How far the first step's gradient is from the WASM engine's, as a share of its length. */
export async function gradientDifference(gpu: GPU, trainImages: Uint8Array, batchSize: number): Promise<number> {
  const setup = setupFor(trainImages, batchSize);
  const [ours, theirs] = [await createWebGpuEngine(setup, gpu), await createWasmEngine(setup, { threads: 1 })];
  const batch = batchOf(new BatchOrder(trainImages.length / PIXELS, batchSize, seed), 0);
  const gradients = [];
  for (const engine of [ours, theirs]) {
    await engine.writeState(initialState(architecture, seed));
    gradients.push(await engine.gradients(batch, objective));
    engine.dispose();
  }
  const [one = new Float32Array(), other = new Float32Array()] = gradients;
  return lengthOf(one.map((value, index) => value - (other[index] ?? Number.NaN))) / lengthOf(other);
}

const PIXELS = 784;

async function runnerOf(name: string, engine: Engine, images: Uint8Array, batchSize: number): Promise<Runner> {
  await engine.writeState(initialState(architecture, seed));
  const order = new BatchOrder(images.length / PIXELS, batchSize, seed);
  let step = 0;
  const train = async (steps: number): Promise<Round> => {
    const losses: number[] = [];
    const read = async () => losses.push(...(await engine.readLosses()).map(negativeElbo));
    const began = performance.now();
    for (let taken = 1; taken <= steps; taken++) {
      await engine.trainStep(batchOf(order, step++), objective, hyperparameters.learningRate);
      if (taken % LOSSES_KEPT === 0) await read();
    }
    await read();
    return { msPerStep: (performance.now() - began) / steps, losses };
  };
  return { name, batchSize, train, stop: () => engine.dispose() };
}

function batchOf(order: BatchOrder, step: number): Batch {
  return plainBatch(order.indices(step), { seed, counter: step, purpose: Purpose.epsilon });
}

function setupFor(trainImages: Uint8Array, batchSize: number): EngineSetup {
  return {
    architecture,
    batchSize,
    trainImages,
    onProgress: () => undefined,
    onLost: ({ code }) => {
      throw new Error(code);
    },
  };
}

function lengthOf(numbers: Float32Array): number {
  return Math.sqrt(numbers.reduce((sum, value) => sum + value ** 2, 0));
}
