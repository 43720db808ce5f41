import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BatchOrder } from "../src/data/batches";
import { defaultExperiment } from "../src/experiment/experiment";
import { drawNormals, Purpose } from "../src/model/random";
import { initialState } from "../src/model/state";

/** Most steps of input written for PyTorch; it begins anew after them. */
const STEPS = 32;
const PIXELS = 784;

/** Writes what `pytorch.py` reads: our initial weights, batches and noise, drawn from `trainImages` [count, 784]. */
export async function writeInputs(folder: string, trainImages: Uint8Array, batchSize: number): Promise<void> {
  const { seed, architecture } = defaultExperiment;
  const count = trainImages.length / PIXELS;
  const order = new BatchOrder(count, batchSize, seed);
  const images: Uint8Array[] = [];
  const epsilon: Float32Array[] = [];
  for (let step = 0; step < Math.min(STEPS, Math.floor(count / batchSize)); step++) {
    for (const index of order.indices(step)) images.push(trainImages.subarray(index * PIXELS, (index + 1) * PIXELS));
    epsilon.push(drawNormals(batchSize * architecture.latentDim, { seed, counter: step, purpose: Purpose.epsilon }));
  }
  await mkdir(folder, { recursive: true });
  const write = (name: string, arrays: readonly ArrayBufferView[]) => {
    const parts = arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
    return writeFile(join(folder, name), Buffer.concat(parts));
  };
  await write("parameters.f32", [initialState(architecture, seed).parameters]);
  await write("images.u8", images);
  await write("epsilon.f32", epsilon);
}
