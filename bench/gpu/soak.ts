import { plainBatch } from "../../src/engine/batch";
import type { EngineLoss } from "../../src/engine/reasons";
import { createWebGpuEngine } from "../../src/engine/webgpu/create";
import type { Architecture } from "../../src/experiment/architecture";
import { readLayers } from "../../src/experiment/notation";
import { negativeElboObjective } from "../../src/experiment/objective";
import { Purpose } from "../../src/model/random";
import { initialState } from "../../src/model/state";
import type { Calls } from "./calls";

/** Steps between two looks at the losses and a decode, as a page would have them. */
const LOOK = 20;
const BATCH = 16;
const LOOKS_TOLD = 10;

const small: Architecture = {
  imageShape: [28, 28, 1],
  latentDim: 2,
  encoder: readLayers("conv2s2r.bn.flat.dense8r"),
  decoder: readLayers("dense98r.to7x7x2.convT2s2r.convT1s2"),
};

/** What is held after some steps. */
export interface Held {
  readonly step: number;
  readonly buffers: number;
  readonly bytes: number;
  /** Of this process, which may hold the device's memory too. */
  readonly residentMegabytes: number;
}

/** Trains a small network, reads and decodes as a page would, and tells what is held along the way. */
export async function soak(gpu: GPU, images: Uint8Array, steps: number, calls: Calls): Promise<Held[]> {
  const setup = { architecture: small, batchSize: BATCH, trainImages: images, onProgress: () => undefined };
  const engine = await createWebGpuEngine({ ...setup, onLost: fail }, gpu);
  await engine.writeState(initialState(small, 1));
  const held: Held[] = [];
  const every = LOOK * Math.max(1, Math.floor(steps / LOOK / LOOKS_TOLD));
  for (let step = 1; step <= steps; step++) {
    const rows = Uint32Array.from({ length: BATCH }, (_, row) => (step * BATCH + row) % (images.length / 784));
    const epsilon = { seed: 1, counter: step, purpose: Purpose.epsilon };
    await engine.trainStep(plainBatch(rows, epsilon), negativeElboObjective, 0.001);
    if (step % LOOK !== 0 && step !== 1) continue;
    await engine.readLosses();
    await engine.decode(Float32Array.of(0, 0));
    if (step === 1 || step === LOOK || step % every === 0) held.push(heldAt(step, calls));
  }
  engine.dispose();
  held.push(heldAt(steps, calls));
  return held;
}

function heldAt(step: number, { buffers, bytes }: Calls): Held {
  const held = { step, buffers, bytes, residentMegabytes: Math.round(process.memoryUsage().rss / 1e6) };
  console.error(JSON.stringify(held));
  return held;
}

function fail({ code }: EngineLoss): void {
  throw new Error(code);
}
