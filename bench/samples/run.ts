import { loadDataset } from "../../src/data/sources";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { sizeOf } from "../../src/experiment/architecture";
import { descriptionOf } from "../../src/experiment/dataSets";
import { experimentOn } from "../../src/experiment/experiment";
import { presetFor, presets } from "../../src/experiment/presets";
import { drawNormals, Purpose } from "../../src/model/random";
import { CHUNK, Trainer } from "../../src/training/trainer";

/** What is trained, and how long. */
export interface SampledRun {
  /** The name of a drawn data set. */
  readonly source: string;
  /** The name of a preset of the network; the proposed one where left out. */
  readonly preset?: string;
  /** The latent size; the proposed one where left out. */
  readonly latentDim?: number;
  readonly lambda: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly steps: number;
  readonly seed: number;
  readonly threads: number;
}

/** Images side by side: their levels, [count, side, side, channels]. */
export interface Sampled {
  readonly images: Uint8Array;
  readonly side: number;
  readonly channels: number;
}

/** Trains a model and decodes `count` codes drawn from the prior. */
export async function samplesOf(
  { source, preset, steps, seed, threads, lambda, batchSize, learningRate, ...wanted }: SampledRun,
  count: number,
  onStep: (step: number) => void,
): Promise<Sampled> {
  const description = descriptionOf({ source });
  if (!description) throw new Error(`There is no data set ${source}.`);
  const { imageShape } = description;
  const latentDim = wanted.latentDim ?? description.latentDim;
  const network = preset ? presets.find(({ name }) => name === preset) : presetFor(imageShape);
  if (!network) throw new Error(`There is no preset ${preset}.`);
  const architecture = network.build({ imageShape, latentDim, batchNormalization: true });
  const usual = experimentOn(description, { source });
  const experiment = {
    ...usual,
    architecture,
    objective: { ...usual.objective, lambda },
    hyperparameters: { batchSize, learningRate },
    seed,
  };
  const signal = new AbortController().signal;
  const dataset = await loadDataset(
    { source },
    { site: new URL("http://localhost/"), onProgress: () => undefined, signal },
  );
  const setup = {
    architecture,
    batchSize,
    trainImages: dataset.train.images,
    onProgress: () => undefined,
    onLost: () => undefined,
  };
  const engine = await createWasmEngine(setup, { threads, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  while (trainer.step < steps) {
    await trainer.advance();
    if (trainer.step % 20 > 0) continue;
    await trainer.readLosses();
    onStep(trainer.step);
  }
  await trainer.readLosses();
  const z = drawNormals(count * latentDim, { seed, counter: 0, purpose: Purpose.prior });
  const images = new Uint8Array(count * sizeOf(imageShape));
  for (let start = 0; start < count; start += CHUNK) {
    const some = z.slice(start * latentDim, Math.min(count, start + CHUNK) * latentDim);
    const means = await engine.decode(some);
    images.set(
      means.map((mean) => Math.round(255 * mean)),
      start * sizeOf(imageShape),
    );
  }
  engine.dispose();
  return { images, side: imageShape[0], channels: imageShape[2] };
}
