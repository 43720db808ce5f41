import { usualAndStrange } from "../../data/strangers";
import { sizeOf } from "../../experiment/architecture";
import type { AnomalyScoreName, AnomalyScores } from "../../model/anomalyScores";
import { klOfImages } from "../../model/kl";
import { norms } from "../../model/latent/means";
import { distancesToNearest } from "../../model/latent/neighbours";
import { reconstructionLosses } from "../../model/likelihood";
import { NonFinite } from "../../model/nonFinite";
import { negativeElbo } from "../../model/objective";
import type { Posteriors } from "../../model/posterior";
import { isFiniteArray } from "../../model/state";
import type { Stranger } from "../../model/strangers";
import { CHUNK, type Trainer } from "../../training/trainer";
import type { Look, View } from "./view";

/** What strangers are to be told from the held-out images, and how many of either are looked at, at most. */
interface Asked {
  readonly stranger: Stranger;
  readonly count: number;
}

/** Scores of held-out images and of strangers among them; the higher, the more unusual. */
interface Anomalies extends Asked {
  /** Of the first held-out images. */
  readonly usual: AnomalyScores;
  readonly unusual: AnomalyScores;
  /** The strangers themselves, levels 0 to 255, [count, pixels]. */
  readonly unusualImages: Uint8Array;
}

/** Training images at most whose codes, and themselves, what is looked at is compared with. */
const REFERENCES = 1000;
/** Images whose nearest training image is looked for between two pauses. */
const PIECE = 10;

/** How well a model's scores tell images from those of another kind. */
export const anomalyScores: View<Asked, Anomalies> = {
  taken: "pieces",
  followsToldClass: true,
  everyGlances: 2,
  async *look({ stranger, count }, { trainer, dataset }) {
    const { usual, strange } = await usualAndStrange(dataset, stranger, count);
    const size = sizeOf(dataset.imageShape);
    const compared = Math.min(REFERENCES, dataset.train.count, 2 * count);
    const training = dataset.train.images.subarray(0, compared * size);
    const codes = yield* codesOf(trainer, training, size);
    const references = { codes, pixels: xOf(training) };
    return {
      stranger,
      count,
      usual: yield* scoresOf(trainer, usual, references),
      unusual: yield* scoresOf(trainer, strange, references),
      unusualImages: strange.slice(),
    };
  },
  transfers: ({ usual, unusual, unusualImages }) => [
    ...[usual, unusual].flatMap((scores) => Object.values(scores).map(({ buffer }) => buffer)),
    unusualImages.buffer,
  ],
};

/** Posterior means of images, levels [count, size]. */
async function* codesOf(trainer: Trainer, images: Uint8Array, size: number): Look<Float32Array> {
  const { latentDim } = trainer.experiment.architecture;
  const mu = new Float32Array((images.length / size) * latentDim);
  for (let start = 0; start * size < images.length; start += CHUNK) {
    mu.set((await trainer.encode(images.subarray(start * size, (start + CHUNK) * size))).mu, start * latentDim);
    yield;
  }
  return mu;
}

/** Training images, as codes [count, latentDim] and as x [count, pixels]. */
interface References {
  readonly codes: Float32Array;
  readonly pixels: Float32Array;
}

async function* scoresOf(trainer: Trainer, images: Uint8Array, references: References): Look<AnomalyScores> {
  const size = sizeOf(trainer.experiment.architecture.imageShape);
  const count = images.length / size;
  const scores = emptyScores(count);
  for (let start = 0; start < count; start += CHUNK) {
    const some = images.subarray(start * size, (start + CHUNK) * size);
    const posteriors = await trainer.encode(some);
    const reconstruction = await reconstructed(trainer, some, posteriors);
    for (const [name, values] of Object.entries(ofCodes(trainer, posteriors, reconstruction, references.codes))) {
      scores[name as keyof typeof scores].set(values, start);
    }
    yield;
  }
  for (let start = 0; start < count; start += PIECE) {
    const some = xOf(images.subarray(start * size, (start + PIECE) * size));
    scores.nearestImage.set(distancesToNearest(some, references.pixels, size), start);
    yield;
  }
  return scores;
}

function ofCodes(
  { experiment }: Trainer,
  posteriors: Posteriors,
  reconstruction: Float32Array,
  codes: Float32Array,
): Omit<AnomalyScores, "nearestImage"> {
  const { latentDim } = experiment.architecture;
  const kl = klOfImages(posteriors, latentDim, experiment.objective.noise);
  return {
    negativeElbo: kl.map((each, row) => negativeElbo({ reconstruction: reconstruction[row] as number, kl: each })),
    reconstruction,
    kl,
    norm: norms(posteriors.mu, latentDim),
    nearestCode: distancesToNearest(posteriors.mu, codes, latentDim),
  };
}

/**
 * −log p(x | z = μ) of images, nats, [count].
 * @throws NonFinite
 */
async function reconstructed(trainer: Trainer, images: Uint8Array, { mu }: Posteriors): Promise<Float32Array> {
  const { architecture, objective } = trainer.experiment;
  const means = await trainer.decode(mu, null, images);
  const losses = reconstructionLosses(objective.likelihood, means, images, mu.length / architecture.latentDim);
  if (!isFiniteArray(losses)) throw new NonFinite("imageLoss");
  return losses;
}

function emptyScores(count: number): Record<AnomalyScoreName, Float32Array> {
  return {
    negativeElbo: new Float32Array(count),
    reconstruction: new Float32Array(count),
    kl: new Float32Array(count),
    norm: new Float32Array(count),
    nearestCode: new Float32Array(count),
    nearestImage: new Float32Array(count),
  };
}

/** x = level / 255. */
function xOf(images: Uint8Array): Float32Array {
  return Float32Array.from(images, (level) => level / 255);
}
