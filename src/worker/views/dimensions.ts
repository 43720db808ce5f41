import type { Dataset } from "../../data/dataset";
import { sizeOf } from "../../experiment/architecture";
import { neighbourVotes } from "../../model/latent/neighbourVotes";
import { principalPlane } from "../../model/latent/principalAxes";
import { projectedCodes } from "../../model/latent/projection";
import { neighbourRanks, trustworthiness } from "../../model/latent/trustworthiness";
import { coordinates, principalComponents, projectionErrors } from "../../model/principalComponents";
import { CHUNK, type Trainer } from "../../training/trainer";
import type { Look, View } from "./view";

/** How well codes of so many dimensions stand for the images that they are of. */
export interface CodeQuality {
  readonly dimensions: number;
  /** ‖x − x̂‖² of a held-out image, x from 0 to 1, on average. */
  readonly error: number;
  /** Of ten neighbours, 0 to 1. */
  readonly trustworthiness: number;
  /** Share, 0 to 1, whose class ten neighbours tell; null of images without classes. */
  readonly neighbourAccuracy: number | null;
}

/** A model beside principal component analysis of the same images. */
interface Dimensions {
  /** Errors of PCA by 0, 1, … dimensions. */
  readonly errors: readonly number[];
  readonly model: CodeQuality;
  /** PCA of as many dimensions as the model has, or nearly where there are not so many. */
  readonly pca: CodeQuality;
  /** PCA of two. */
  readonly pcaOfTwo: CodeQuality;
  /** Held-out images on the plane of the two first components of their μ, and of their pixels, each [count, 2]. */
  readonly modelMap: Float32Array;
  readonly pcaMap: Float32Array;
}

/** Training images at most that the components are of, and held-out ones at most that are looked at. */
const TRAINED = 2000;
const LOOKED_AT = 1000;
/** Most numbers of the training images: fewer of these are taken where they are large. */
const MOST_NUMBERS = 4e6;
/** Most dimensions of PCA: as many as a model can have. */
const MOST = 32;
const NEIGHBOURS = 10;

/** What PCA makes of a data set, which changes with no model. */
interface Linear {
  /** The held-out images, x from 0 to 1, [count, size]. */
  readonly images: Float32Array;
  readonly ranks: Uint16Array;
  readonly errors: readonly number[];
  /** Their coordinates, [count, components]. */
  readonly codes: Float32Array;
  readonly components: number;
}

/** By data set, as long as it is there. */
const known = new WeakMap<Dataset, Linear>();

/** How few numbers an image can be told by: a model beside PCA. */
export const dimensions: View<true, Dimensions> = {
  taken: "pieces",
  everyGlances: 2,
  async *look(_, { trainer, dataset }) {
    const linear = known.get(dataset) ?? (yield* linearOf(dataset));
    known.set(dataset, linear);
    const { latentDim } = trainer.experiment.architecture;
    const { mu, error } = yield* throughModel(trainer, linear.images.length / sizeOf(dataset.imageShape));
    const { components } = linear;
    const sameSize = Math.min(latentDim, components);
    const two = Math.min(2, components);
    const pcaCodes = (dims: number) => firstColumns(linear.codes, components, dims);
    const judge = (codes: Float32Array, dims: number, of: number) => quality(dataset, linear, codes, dims, of);
    return {
      errors: linear.errors,
      model: yield* judge(mu, latentDim, error),
      pca: yield* judge(pcaCodes(sameSize), sameSize, linear.errors[sameSize] ?? Number.NaN),
      pcaOfTwo: yield* judge(pcaCodes(two), two, linear.errors[two] ?? Number.NaN),
      modelMap: projectedCodes(mu, latentDim, principalPlane(mu, latentDim)),
      pcaMap: onPlane(pcaCodes(two), two),
    };
  },
  transfers: ({ modelMap, pcaMap }) => [modelMap.buffer, pcaMap.buffer],
};

function* linearOf({ train, test, imageShape }: Dataset): Generator<void, Linear, void> {
  const size = sizeOf(imageShape);
  const trained = Math.min(TRAINED, train.count, Math.floor(MOST_NUMBERS / size));
  const points = xOf(train.images.subarray(0, trained * size));
  const images = xOf(test.images.subarray(0, Math.min(LOOKED_AT, test.count) * size));
  const found = yield* principalComponents(points, size, MOST);
  const ranks = yield* neighbourRanks(images, size);
  const errors = projectionErrors(images, found);
  return { images, ranks, errors, codes: coordinates(images, found), components: found.directions.length };
}

/** Means of the first held-out images, and the mean squared error of what the decoder makes of them. */
async function* throughModel(trainer: Trainer, count: number): Look<{ mu: Float32Array; error: number }> {
  const { latentDim } = trainer.experiment.architecture;
  const mu = new Float32Array(count * latentDim);
  let squares = 0;
  for (let start = 0; start < count; start += CHUNK) {
    const images = trainer.heldOut(start, count);
    const labels = trainer.heldOutLabels(start, count);
    const posterior = await trainer.encode(images, labels);
    mu.set(posterior.mu, start * latentDim);
    const means = await trainer.decode(posterior.mu, labels, images);
    for (const [place, level] of images.entries()) squares += (level / 255 - (means[place] as number)) ** 2;
    yield;
  }
  return { mu, error: squares / count };
}

function* quality(
  { test }: Dataset,
  { ranks }: Linear,
  codes: Float32Array,
  dims: number,
  error: number,
): Generator<void, CodeQuality, void> {
  const votes = test.labels && (yield* neighbourVotes(codes, test.labels, dims));
  const trust = trustworthiness(ranks, codes, dims, NEIGHBOURS);
  yield;
  return { dimensions: dims, error, trustworthiness: trust, neighbourAccuracy: votes?.accuracy ?? null };
}

/** The first columns of a table [count, columns]. */
function firstColumns(table: Float32Array, columns: number, wanted: number): Float32Array {
  return Float32Array.from({ length: (table.length / columns) * wanted }, (_, place) => {
    return table[Math.floor(place / wanted) * columns + (place % wanted)] as number;
  });
}

/** Codes of one or two dimensions as places on a plane, [count, 2]. */
function onPlane(codes: Float32Array, dims: number): Float32Array {
  if (dims === 2) return codes.slice();
  return Float32Array.from({ length: 2 * codes.length }, (_, place) =>
    place % 2 === 0 ? (codes[place >> 1] ?? 0) : 0,
  );
}

/** x = level / 255. */
function xOf(images: Uint8Array): Float32Array {
  return Float32Array.from(images, (level) => level / 255);
}
