import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { BatchOrder } from "../../src/data/batches";
import type { Dataset, ImageSet } from "../../src/data/dataset";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { type Experiment, experimentOn } from "../../src/experiment/experiment";
import { dataSets } from "../../src/experiment/knownDataSets";
import { presets } from "../../src/experiment/presets";
import { drawNormals, Purpose } from "../../src/model/random";
import { initialState } from "../../src/model/state";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { trainTo } from "../digitsRun";

/** Nats per held-out image. */
export interface HeldOutLosses {
  readonly reconstruction: number;
  readonly kl: number;
}

/** A run on a packed data set. */
export interface PackedRun {
  readonly dataset: Dataset;
  readonly experiment: Experiment;
}

/** A packed data set as it is committed, with the named network at the latent size that is proposed for it. */
export function packedRun(name: string, presetName: string, seed: number): PackedRun {
  const description = dataSets.find((each) => each.name === name);
  if (!description) throw new Error(`There is no data set ${name}.`);
  const preset = presets.find((each) => each.name === presetName);
  if (!preset) throw new Error(`There is no preset ${presetName}.`);
  const { imageShape, latentDim } = description;
  const architecture = preset.build({ imageShape, latentDim, batchNormalization: true });
  const dataset = { ...description, train: read(name, "train"), test: read(name, "test") };
  return { dataset, experiment: { ...experimentOn(description), architecture, seed } };
}

function read(name: string, part: "train" | "test"): ImageSet {
  const file = (kind: string) =>
    gunzipSync(readFileSync(fileURLToPath(new URL(`../../public/data/${name}/${part}-${kind}.bin`, import.meta.url))));
  const images = file("images");
  const labels = Uint8Array.from(file("labels").subarray(8));
  return { count: labels.length, images: Uint8Array.from(images.subarray(4 + 4 * (images[3] ?? 0))), labels };
}

/** Writes what `compare.py` trains on: images, initial weights, the rows and the noise of each step, and that of held-out images. */
export function writeRun({ dataset, experiment }: PackedRun, steps: number, folder: string): void {
  const { architecture, hyperparameters, seed } = experiment;
  const order = new BatchOrder(dataset.train.count, hyperparameters.batchSize, seed);
  const rows = Array.from({ length: steps }, (_, step) => order.indices(step).slice());
  const epsilon = rows.map(({ length }, counter) =>
    drawNormals(length * architecture.latentDim, { seed, counter, purpose: Purpose.epsilon }),
  );
  mkdirSync(folder, { recursive: true });
  const write = (name: string, arrays: readonly ArrayBufferView[]) =>
    writeFileSync(
      join(folder, name),
      Buffer.concat(arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))),
    );
  write("train.u8", [dataset.train.images]);
  write("test.u8", [dataset.test.images]);
  write("parameters.f32", [initialState(architecture, seed).parameters]);
  write("rows.u32", rows);
  write("lengths.u32", [Uint32Array.from(rows, ({ length }) => length)]);
  write("epsilon.f32", epsilon);
  write("test-epsilon.f32", heldOutNoise(dataset.test.count, architecture.latentDim, seed));
}

/** The noise that our evaluation draws, a chunk at a time. */
function heldOutNoise(count: number, latentDim: number, seed: number): Float32Array[] {
  return Array.from({ length: Math.ceil(count / CHUNK) }, (_, chunk) =>
    drawNormals(Math.min(CHUNK, count - chunk * CHUNK) * latentDim, {
      seed,
      counter: chunk * CHUNK,
      purpose: Purpose.heldOutEpsilon,
    }),
  );
}

/** Trains the same on our WASM engine, and tells the held-out losses at each of the steps, ascending. */
export async function* trainOurs(
  { dataset, experiment }: PackedRun,
  steps: readonly number[],
  threads: number,
): AsyncGenerator<HeldOutLosses> {
  const { architecture, hyperparameters } = experiment;
  const setup = { architecture, batchSize: hyperparameters.batchSize, trainImages: dataset.train.images };
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const engine = await createWasmEngine({ ...setup, ...calls }, { threads, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  for (const step of steps) {
    await trainTo(trainer, step);
    yield await heldOutLosses(trainer, dataset.test.count);
  }
  engine.dispose();
}

async function heldOutLosses(trainer: Trainer, count: number): Promise<HeldOutLosses> {
  let [reconstruction, kl] = [0, 0];
  for (let start = 0; start < count; start += CHUNK) {
    const share = Math.min(CHUNK, count - start) / count;
    const losses = await trainer.evaluateHeldOut(start, count);
    reconstruction += share * losses.reconstruction;
    kl += share * losses.kl;
  }
  return { reconstruction, kl };
}
