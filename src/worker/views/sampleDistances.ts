import type { Dataset } from "../../data/dataset";
import { sizeOf } from "../../experiment/architecture";
import { distancesToNearest } from "../../model/latent/neighbours";
import { priorCodes } from "../../model/latent/samples";
import { CHUNK, type Trainer } from "../../training/trainer";
import type { Look } from "./view";

/**
 * Mean distances ‖x − x′‖, with x from 0 to 1, between 2,000 held-out images and 100 samples decoded from codes of the
 * prior; beside them those to 100 training images, which samples as good as real images would have.
 */
export interface SampleDistances {
  /** From a held-out image to the nearest sample: what is never drawn lies far. */
  readonly toSample: number;
  readonly toTraining: number;
  /** From a sample to the nearest held-out image; a blank one is near to thin strokes. */
  readonly fromSample: number;
  readonly fromTraining: number;
}

/** Codes, and training images as many. */
const CODES = 100;
const REFERENCES = 2000;
/** Images whose nearest one is looked for between two pauses. */
const PIECE = 10;

/** How far images and samples of the prior lie from each other. */
export async function* sampleDistances(trainer: Trainer, dataset: Dataset): Look<SampleDistances> {
  const { architecture, seed } = trainer.experiment;
  const { imageShape, latentDim } = architecture;
  const size = sizeOf(imageShape);
  const references = levelsOf(dataset.test.images.subarray(0, REFERENCES * size));
  const codes = priorCodes(CODES, latentDim, seed);
  const made = new Float32Array(CODES * size);
  for (let first = 0; first < CODES; first += CHUNK) {
    made.set(await trainer.decode(codes.slice(first * latentDim, (first + CHUNK) * latentDim)), first * size);
    yield;
  }
  const real = levelsOf(dataset.train.images.subarray(0, CODES * size));
  return {
    toSample: yield* meanDistance(references, made, size),
    toTraining: yield* meanDistance(references, real, size),
    fromSample: yield* meanDistance(made, references, size),
    fromTraining: yield* meanDistance(real, references, size),
  };
}

/** How far images [count, size] lie from the nearest of others on average. */
export async function* meanDistance(images: Float32Array, references: Float32Array, size: number): Look<number> {
  let sum = 0;
  for (let place = 0; place < images.length; place += PIECE * size) {
    const some = distancesToNearest(images.subarray(place, place + PIECE * size), references, size);
    sum += some.reduce((total, distance) => total + distance, 0);
    yield;
  }
  return (sum * size) / images.length;
}

function levelsOf(images: Uint8Array): Float32Array {
  return Float32Array.from(images, (level) => level / 255);
}
