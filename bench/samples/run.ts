import { loadDataset } from "../../src/data/sources";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { sizeOf } from "../../src/experiment/architecture";
import { descriptionOf } from "../../src/experiment/dataSets";
import { type Experiment, experimentOn } from "../../src/experiment/experiment";
import { presetFor, presets } from "../../src/experiment/presets";
import { drawNormals, Purpose } from "../../src/model/random";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { trainTo } from "../digitsRun";

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
  /** When samples are taken, ascending; the run ends with the last. */
  readonly steps: readonly number[];
  readonly seed: number;
  readonly threads: number;
}

/** Images side by side: their levels, [count, side, side, channels]; and what the model is worth, in nats per held-out image. */
export interface Sampled {
  readonly step: number;
  readonly reconstruction: number;
  readonly kl: number;
  readonly images: Uint8Array;
  readonly side: number;
  readonly channels: number;
}

/** Trains a model and at each of its steps decodes `count` codes drawn from the prior, the same ones. */
export async function* samplesOf(
  run: SampledRun,
  count: number,
  onStep: (step: number) => void,
): AsyncGenerator<Sampled> {
  const { source, steps, seed, threads } = run;
  const experiment = experimentOf(run);
  const { architecture, hyperparameters } = experiment;
  const { latentDim, imageShape } = architecture;
  const signal = new AbortController().signal;
  const dataset = await loadDataset(
    { source },
    { site: new URL("http://localhost/"), onProgress: () => undefined, signal },
  );
  const setup = {
    architecture,
    batchSize: hyperparameters.batchSize,
    trainImages: dataset.train.images,
    onProgress: () => undefined,
    onLost: () => undefined,
  };
  const engine = await createWasmEngine(setup, { threads, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  const z = drawNormals(count * latentDim, { seed, counter: 0, purpose: Purpose.prior });
  for (const step of steps) {
    await trainTo(trainer, step, onStep);
    const images = new Uint8Array(count * sizeOf(imageShape));
    for (let start = 0; start < count; start += CHUNK) {
      const some = z.slice(start * latentDim, Math.min(count, start + CHUNK) * latentDim);
      const means = await engine.decode(some);
      images.set(
        means.map((mean) => Math.round(255 * mean)),
        start * sizeOf(imageShape),
      );
    }
    yield { step, ...(await heldOutLosses(trainer)), images, side: imageShape[0], channels: imageShape[2] };
  }
  engine.dispose();
}

/** Of the first thousand held-out images. */
async function heldOutLosses(trainer: Trainer): Promise<{ reconstruction: number; kl: number }> {
  const [images, sum] = [1000, { reconstruction: 0, kl: 0 }];
  for (let start = 0; start < images; start += CHUNK) {
    const { reconstruction, kl } = await trainer.evaluateHeldOut(start, images);
    sum.reconstruction += (reconstruction * CHUNK) / images;
    sum.kl += (kl * CHUNK) / images;
  }
  return sum;
}

function experimentOf({ source, preset, seed, lambda, batchSize, learningRate, latentDim }: SampledRun): Experiment {
  const description = descriptionOf({ source });
  if (!description) throw new Error(`There is no data set ${source}.`);
  const { imageShape } = description;
  const network = preset ? presets.find(({ name }) => name === preset) : presetFor(imageShape);
  if (!network) throw new Error(`There is no preset ${preset}.`);
  const usual = experimentOn(description, { source });
  return {
    ...usual,
    architecture: network.build({
      imageShape,
      latentDim: latentDim ?? description.latentDim,
      batchNormalization: true,
    }),
    objective: { ...usual.objective, lambda },
    hyperparameters: { batchSize, learningRate },
    seed,
  };
}
