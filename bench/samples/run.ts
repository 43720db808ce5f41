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

/** Trains a model at the latent size that is proposed, and decodes `count` codes drawn from the prior. */
export async function samplesOf(
  { source, preset, steps, seed, threads }: SampledRun,
  count: number,
  onStep: (step: number) => void,
): Promise<Sampled> {
  const description = descriptionOf({ source });
  if (!description) throw new Error(`There is no data set ${source}.`);
  const { imageShape, latentDim } = description;
  const network = preset ? presets.find(({ name }) => name === preset) : presetFor(imageShape);
  if (!network) throw new Error(`There is no preset ${preset}.`);
  const architecture = network.build({ imageShape, latentDim, batchNormalization: true });
  const experiment = { ...experimentOn(description, { source }), architecture, seed };
  const signal = new AbortController().signal;
  const dataset = await loadDataset(
    { source },
    { site: new URL("http://localhost/"), onProgress: () => undefined, signal },
  );
  const setup = {
    architecture,
    batchSize: experiment.hyperparameters.batchSize,
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
