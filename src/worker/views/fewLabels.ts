import type { ImageSet } from "../../data/dataset";
import { labelledRows } from "../../data/labelledRows";
import { sizeOf } from "../../experiment/architecture";
import { spreadClasses } from "../../model/latent/labelSpreading";
import { commonestClass, nearestRows } from "../../model/latent/neighbours";
import { fitLogisticRegression, type LabelledPoints, likeliestClasses } from "../../model/logisticRegression";
import { CHUNK, type Trainer } from "../../training/trainer";
import { type ConfusionCounts, confusion } from "./confusion";
import type { Look, View } from "./view";

/** A classifier's training set: so many labels, drawn by a seed, of images given as their pixels or as μ. */
interface Asked {
  readonly seed: number;
  readonly labels: number;
  readonly features: "pixels" | "mu";
}

/** What classifiers that saw few labels make of held-out images; the encoder's weights stay as they are. */
interface FewLabels extends Asked {
  readonly neighbours: ConfusionCounts;
  readonly regression: ConfusionCounts;
  /** By labels that spread over the codes of images without any; nothing is counted of pixels. */
  readonly spreading: ConfusionCounts;
  /** Whether the regression's fit ended within its tolerance. */
  readonly converged: boolean;
}

/** Held-out images at most that are classified. */
const QUERIES = 1000;
/** Training images at most that labels spread over. */
const UNLABELLED = 3000;
/** Most neighbours that vote. */
const NEIGHBOURS = 10;
/** Products of a query's and a labelled image's numbers between two pauses. */
const PRODUCTS = 4e6;

/** How well held-out images are classified by nearest neighbours and logistic regression that have seen few labels. */
export const fewLabels: View<Asked, FewLabels> = {
  taken: "pieces",
  followsToldClass: true,
  everyGlances: 2,
  async *look(asked, { trainer, dataset }) {
    const { train, test, classNames } = dataset;
    const empty = new Uint32Array(classNames.length ** 2);
    if (!train.labels || !test.labels) {
      return { ...asked, neighbours: empty, regression: empty.slice(), spreading: empty.slice(), converged: true };
    }
    const rows = labelledRows(train.labels, asked.labels, asked.seed);
    const known = imagesAt(train, rows);
    const labels = Uint8Array.from(rows, (row) => train.labels?.[row] ?? 0);
    const count = Math.min(QUERIES, test.count);
    const size = sizeOf(dataset.imageShape);
    const features = (images: Uint8Array) => featuresOf(trainer, images, size, asked.features);
    const points: LabelledPoints = {
      features: yield* features(known),
      labels,
      size: asked.features === "mu" ? trainer.experiment.architecture.latentDim : size,
      classCount: classNames.length,
    };
    const queries = yield* features(test.images.subarray(0, count * size));
    const truth = test.labels.subarray(0, count);
    const voted = yield* votes(points, queries);
    const classifier = yield* fitLogisticRegression(points);
    const regressed = yield* likeliestClasses(classifier, queries);
    const spread = asked.features === "mu" ? yield* spreadOver(points, queries) : null;
    return {
      ...asked,
      neighbours: confusion(truth, voted, classNames.length),
      regression: confusion(truth, regressed, classNames.length),
      spreading: spread ? confusion(truth, spread, classNames.length) : empty,
      converged: classifier.converged,
    };

    async function* spreadOver(known: LabelledPoints, queried: Float32Array): Look<Uint8Array> {
      const others = yield* features(train.images.subarray(0, Math.min(UNLABELLED, train.count) * size));
      return yield* spreadClasses(known, others, queried);
    }
  },
  transfers: ({ neighbours, regression, spreading }) => [neighbours.buffer, regression.buffer, spreading.buffer],
};

/** Neighbours that vote where each class has so many labels: half of them, so that a class can win. */
function neighboursOf(labels: number, classCount: number): number {
  return Math.max(1, Math.min(NEIGHBOURS, Math.ceil(labels / classCount / 2)));
}

/** The class of each query by the vote of its nearest labelled points. */
function* votes({ features, labels, size, classCount }: LabelledPoints, queries: Float32Array) {
  const count = neighboursOf(labels.length, classCount);
  const classes = new Uint8Array(queries.length / size);
  const pauseEvery = Math.max(1, Math.floor(PRODUCTS / features.length));
  for (let row = 0; row < classes.length; row++) {
    const nearest = nearestRows(features, queries.subarray(row * size, (row + 1) * size), count);
    classes[row] = commonestClass(nearest, labels)?.label ?? 0;
    if ((row + 1) % pauseEvery === 0) yield;
  }
  return classes;
}

async function* featuresOf(
  trainer: Trainer,
  images: Uint8Array,
  size: number,
  kind: Asked["features"],
): Look<Float32Array> {
  if (kind === "pixels") return Float32Array.from(images, (level) => level / 255);
  const { latentDim } = trainer.experiment.architecture;
  const mu = new Float32Array((images.length / size) * latentDim);
  for (let start = 0; start * size < images.length; start += CHUNK) {
    mu.set((await trainer.encode(images.subarray(start * size, (start + CHUNK) * size))).mu, start * latentDim);
    yield;
  }
  return mu;
}

function imagesAt({ images, count }: ImageSet, rows: readonly number[]): Uint8Array {
  const size = images.length / count;
  const picked = new Uint8Array(rows.length * size);
  for (const [place, row] of rows.entries()) picked.set(images.subarray(row * size, (row + 1) * size), place * size);
  return picked;
}
