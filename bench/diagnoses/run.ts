import type { Dataset, ImageSet } from "../../src/data/dataset";
import { type Experiment, experimentOn } from "../../src/experiment/experiment";
import { readLayers } from "../../src/experiment/notation";
import { largestMagnitude, spreadOfMeans } from "../../src/model/latent/means";
import { sigmasOf } from "../../src/model/posterior";
import { median } from "../../src/model/quantiles";
import type { Diagnosis } from "../../src/state/run/diagnosis/diagnosis";
import type { State } from "../../src/state/state";
import { stripes } from "../../src/testing/dataSets";
import { SameThreadModel } from "../../src/testing/sameThreadModel";
import { mnistDigits } from "../digits";
import type { DiagnosedCase, Outcome } from "./grid";

/** Images that a grid is trained on: stripes of four by four pixels, or digits whose sides are halved. */
export type GridImages = "stripes" | "digits";

const networks = {
  stripes: {
    dense: { encoder: "flat.dense8r.bn", decoder: "dense8r.bn.dense16.to4x4x1" },
    conv: { encoder: "conv4s2r.bn.flat.dense8r.bn", decoder: "dense16r.bn.to2x2x4.convT4s2r.bn.convT1s1" },
  },
  digits: {
    dense: { encoder: "flat.dense32r.bn", decoder: "dense32r.bn.dense196.to14x14x1" },
    conv: { encoder: "conv4s2r.bn.flat.dense16r.bn", decoder: "dense196r.bn.to7x7x4.convT4s2r.bn.convT1s1" },
  },
} as const;

/** Trains a case for so many steps as the page would, and tells what it comes to and what was said of it. */
export async function diagnose(asked: DiagnosedCase, on: GridImages, steps: number): Promise<Outcome> {
  const ever: Partial<Record<Diagnosis["name"], number>> = {};
  const dataset = withFew(on === "stripes" ? stripes : smallDigits(), asked.trainCount);
  const training = new SameThreadModel(dataset, experimentOf(asked, dataset, on), ({ diagnoses, step }) => {
    for (const { name } of diagnoses) ever[name] ??= step;
  });
  const state = await training.to(steps);
  training.model.connection.end();
  return { ...outcomeOf(state), ever };
}

/** Trained on the first of its images; null leaves all. */
function withFew(dataset: Dataset, count: number | null): Dataset {
  const { train } = dataset;
  if (count === null) return dataset;
  const images = train.images.slice(0, (count * train.images.length) / train.count);
  return { ...dataset, trainCount: count, train: { count, images, labels: null } };
}

function experimentOf(asked: DiagnosedCase, dataset: Dataset, on: GridImages): Experiment {
  const { network, latentDim, objective, learningRate } = asked;
  const { encoder, decoder } = networks[on][network];
  const { imageShape } = dataset;
  const architecture = { imageShape, latentDim, encoder: readLayers(encoder), decoder: readLayers(decoder) };
  const hyperparameters = { batchSize: on === "stripes" ? 16 : 64, learningRate };
  return { ...experimentOn(dataset), architecture, objective, hyperparameters };
}

function outcomeOf({ experiment, heldOut, data, views, diagnoses, step }: State): Omit<Outcome, "ever"> {
  const { survey, reconstructions } = views;
  if (!heldOut || !data || !survey || !reconstructions) throw new Error("The run was not looked at.");
  const { likelihood, noise } = experiment.objective;
  const pixels = data.imageShape.reduce((product, side) => product * side, 1);
  return {
    step,
    reconstruction: heldOut.losses.reconstruction,
    kl: heldOut.losses.kl,
    meanImage: data.levels[likelihood].meanImage,
    variety: varianceOver(reconstructions.images, pixels) / varianceOver(data.stripImages, pixels),
    largestMean: largestMagnitude(survey.mu),
    medianSigma: median(sigmasOf(survey.logVar, noise)),
    spread: spreadOfMeans(survey.mu, experiment.architecture.latentDim),
    names: diagnoses.map(({ name }) => name),
  };
}

/** Variance of each pixel over images, summed over the pixels. */
function varianceOver(images: ArrayLike<number>, pixels: number): number {
  const count = images.length / pixels;
  let sum = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const levels = Array.from({ length: count }, (_, row) => images[row * pixels + pixel] ?? 0);
    const mean = levels.reduce((total, level) => total + level, 0) / count;
    for (const level of levels) sum += (level - mean) ** 2 / count;
  }
  return sum;
}

/** MNIST's first images, four pixels of which are averaged to one. */
function smallDigits(): Dataset {
  const digits = mnistDigits(5000, 300);
  const halved = (set: ImageSet): ImageSet => ({ ...set, images: halvedImages(set.images) });
  return { ...digits, imageShape: [14, 14, 1], train: halved(digits.train), test: halved(digits.test) };
}

function halvedImages(images: Uint8Array): Uint8Array {
  const halved = new Uint8Array(images.length / 4);
  for (let place = 0; place < halved.length; place++) {
    const [row, pixel] = [Math.floor(place / 196), place % 196];
    const corner = row * 784 + 2 * (Math.floor(pixel / 14) * 28 + (pixel % 14));
    const four = [0, 1, 28, 29].map((offset) => images[corner + offset] ?? 0);
    halved[place] = four.reduce((sum, level) => sum + level, 0) / 4;
  }
  return halved;
}
