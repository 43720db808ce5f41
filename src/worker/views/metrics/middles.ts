import { CHUNK, type Trainer } from "../../../training/trainer";
import { meanDistance } from "../sampleDistances";
import type { Look, Subject } from "../view";
import type { MetricsOf } from "./group";

/** Classes whose images are joined by paths, and at most how many pairs. */
const classes = [3, 8] as const;
const PAIRS = 60;
/** Training images that what is decoded is held against. */
const REFERENCES = 2000;

/**
 * How far images lie from the nearest of 2,000 training images, ‖x − x′‖ with x from 0 to 1, on average over 60 pairs of a
 * held-out 3 and a held-out 8: both decoded, decoded halfway between their μ, and blended pixel by pixel without a model.
 */
export async function* middleMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"middles">> {
  const { labels, images, count } = dataset.test;
  if (!labels || dataset.classNames.length <= Math.max(...classes)) return {};
  const size = images.length / count;
  const [from, to] = classes.map((label) => rowsOf(labels, label));
  const pairs = Math.min(PAIRS, from?.length ?? 0, to?.length ?? 0);
  const at = (rows: readonly number[] | undefined) => imagesAt(images, size, rows?.slice(0, pairs) ?? []);
  const [first, last] = [at(from), at(to)];
  const [start, end] = [yield* codesOf(trainer, first, size), yield* codesOf(trainer, last, size)];
  const ends = [...(yield* decoded(trainer, start)), ...(yield* decoded(trainer, end))];
  const middles = yield* decoded(trainer, halfway(start, end));
  const references = Float32Array.from(dataset.train.images.subarray(0, REFERENCES * size), (level) => level / 255);
  const blends = halfway(first, last).map((level) => level / 255);
  return {
    endsFar: yield* meanDistance(Float32Array.from(ends), references, size),
    middlesFar: yield* meanDistance(middles, references, size),
    blendsFar: yield* meanDistance(blends, references, size),
  };
}

function rowsOf(labels: Uint8Array, label: number): readonly number[] {
  return Array.from(labels.keys()).filter((row) => labels[row] === label);
}

function imagesAt(images: Uint8Array, size: number, rows: readonly number[]): Uint8Array {
  return Uint8Array.from(rows.flatMap((row) => [...images.subarray(row * size, (row + 1) * size)]));
}

async function* codesOf(trainer: Trainer, images: Uint8Array, size: number): Look<Float32Array> {
  const found: number[] = [];
  for (let place = 0; place < images.length; place += CHUNK * size) {
    found.push(...(await trainer.encode(images.subarray(place, place + CHUNK * size))).mu);
    yield;
  }
  return Float32Array.from(found);
}

async function* decoded(trainer: Trainer, codes: Float32Array): Look<Float32Array> {
  const found: number[] = [];
  const length = CHUNK * trainer.experiment.architecture.latentDim;
  for (let place = 0; place < codes.length; place += length) {
    found.push(...(await trainer.decode(codes.slice(place, place + length))));
    yield;
  }
  return Float32Array.from(found);
}

function halfway(one: ArrayLike<number>, other: ArrayLike<number>): Float32Array {
  return Float32Array.from(one, (value, place) => (value + (other[place] ?? 0)) / 2);
}
