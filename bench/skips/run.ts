import type { Dataset } from "../../src/data/dataset";
import { referenceLevels } from "../../src/data/levels";
import { withSkips } from "../../src/experiment/skips";
import { priorCodes } from "../../src/model/latent/samples";
import { CHUNK, type Trainer } from "../../src/training/trainer";
import { meanDistance, type SampleDistances, sampleDistances } from "../../src/worker/views/sampleDistances";
import { mnistDigits } from "../digits";
import { type DigitsRun, digitsExperiment, endOf, heldOutLosses, trainTo, untrained } from "../digitsRun";

/** A run on MNIST, with skip connections or without. */
export interface SkipsRun extends DigitsRun {
  readonly skips: boolean;
}

/** What a run has come to: nats per held-out image, of 2,000, and those of a perfect copy. */
export interface SkipsResult {
  readonly reconstruction: number;
  readonly kl: number;
  readonly floor: number;
  readonly distances: SampleDistances;
  /** How much unlike in shape samples are to the nearest held-out image, and training images as many; see `shapesOf`. */
  readonly unlike: { readonly sample: number; readonly training: number };
  readonly msPerStep: number;
}

const LOOKED_AT = 2000;

export async function skipsResult(run: SkipsRun): Promise<SkipsResult> {
  const dataset = mnistDigits();
  const plain = digitsExperiment(run);
  const architecture = withSkips(plain.architecture, run.skips);
  const trainer = await untrained({ ...plain, architecture }, dataset, run.threads);
  const began = performance.now();
  await trainTo(trainer, run.steps);
  const msPerStep = (performance.now() - began) / run.steps;
  const distances = await endOf(sampleDistances(trainer, dataset));
  const unlike = await unlikeness(trainer, dataset);
  const { floor } = referenceLevels(dataset).bernoulli;
  const result = { ...(await heldOutLosses(trainer, LOOKED_AT)), floor, distances, unlike, msPerStep };
  trainer.engine.dispose();
  return result;
}

/** Codes, and training images as many. */
const CODES = 100;

async function unlikeness(trainer: Trainer, { train, test }: Dataset) {
  const { latentDim } = trainer.experiment.architecture;
  const size = test.images.length / test.count;
  const references = shapesOf(test.images.subarray(0, LOOKED_AT * size), size);
  const codes = priorCodes(CODES, latentDim, trainer.experiment.seed);
  const made = new Float32Array(CODES * size);
  for (let first = 0; first < CODES; first += CHUNK) {
    made.set(await trainer.decode(codes.slice(first * latentDim, (first + CHUNK) * latentDim)), first * size);
  }
  const far = (images: ArrayLike<number>) => endOf(meanDistance(shapesOf(images, size), references, size));
  return { sample: await far(made), training: await far(train.images.subarray(0, CODES * size)) };
}

/**
 * Images [count, size] without their mean grey and of length 1, whatever their contrast: ‖s − s′‖² / 2 of two such is one less
 * their correlation, and a nearly blank image is no nearer to thin strokes than a bold one.
 */
function shapesOf(images: ArrayLike<number>, size: number): Float32Array {
  const shapes = Float32Array.from(images);
  for (let start = 0; start < shapes.length; start += size) {
    const own = shapes.subarray(start, start + size);
    const mean = own.reduce((sum, level) => sum + level, 0) / size;
    for (let place = 0; place < size; place++) own[place] = (own[place] as number) - mean;
    const length = Math.hypot(...own) || 1;
    for (let place = 0; place < size; place++) own[place] = (own[place] as number) / length;
  }
  return shapes;
}
