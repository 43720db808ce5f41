import { heldOutImages, stripRows } from "../../data/dataset";
import { sizeOf } from "../../experiment/architecture";
import { hasSkips } from "../../experiment/skips";
import { nearestRow } from "../../model/latent/neighbours";
import { priorCodes } from "../../model/latent/samples";
import { reconstructionLosses } from "../../model/likelihood";
import { NonFinite } from "../../model/nonFinite";
import { isFiniteArray } from "../../model/state";
import { CHUNK } from "../../training/trainer";
import { greyLevels } from "./greyLevels";
import { type SampleDistances, sampleDistances } from "./sampleDistances";
import type { Look, Subject, View } from "./view";

/** What a model rebuilds of images, and what it makes of codes of the prior; grey levels, [count, pixels] each. */
interface Blur {
  readonly count: number;
  /** Whether the decoder sees more than z. */
  readonly skips: boolean;
  /** The first of the strip. */
  readonly images: Uint8Array;
  /** Their reconstructions at z = μ. */
  readonly reconstructions: Uint8ClampedArray;
  readonly samples: Uint8ClampedArray;
  /** The held-out image that is nearest to each sample. */
  readonly nearest: Uint8Array;
  /** Mean −log p(x | z = μ) of held-out images, nats. */
  readonly reconstruction: number;
  readonly distances: SampleDistances;
}

/** Images of a kind that are shown, and held-out ones whose loss is averaged and that are near or far. */
const SHOWN = 8;
const SCORED = 500;
const NEAR = 2000;

/** How sharp a model copies, and what it makes up by itself. */
export const blur: View<true, Blur> = {
  taken: "pieces",
  followsToldClass: true,
  everyGlances: 2,
  async *look(_, subject) {
    const { trainer, dataset } = subject;
    const size = sizeOf(dataset.imageShape);
    const { latentDim } = trainer.experiment.architecture;
    const rows = stripRows(dataset).slice(0, SHOWN);
    const images = heldOutImages(dataset, rows);
    const labels = dataset.test.labels && Uint8Array.from(rows, (row) => dataset.test.labels?.[row] ?? 0);
    const { mu } = await trainer.encode(images, labels);
    const reconstructions = greyLevels(await trainer.decode(mu, labels, images));
    const made = await trainer.decode(priorCodes(rows.length, latentDim, trainer.experiment.seed));
    yield;
    const references = Float32Array.from(dataset.test.images.subarray(0, NEAR * size), (level) => level / 255);
    const nearest: number[] = [];
    for (let at = 0; at < made.length; at += size) {
      nearest.push(nearestRow(references, made.subarray(at, at + size)));
      yield;
    }
    return {
      count: rows.length,
      skips: hasSkips(trainer.experiment.architecture),
      images,
      reconstructions,
      samples: greyLevels(made),
      nearest: heldOutImages(dataset, nearest),
      reconstruction: yield* meanReconstruction(subject),
      distances: yield* sampleDistances(trainer, dataset),
    };
  },
  transfers: ({ images, reconstructions, samples, nearest }) =>
    [images, reconstructions, samples, nearest].map(({ buffer }) => buffer),
};

/** @throws NonFinite */
async function* meanReconstruction({ trainer, dataset }: Subject): Look<number> {
  const { architecture, objective } = trainer.experiment;
  const count = Math.min(SCORED, dataset.test.count);
  let sum = 0;
  for (let start = 0; start < count; start += CHUNK) {
    const [images, labels] = [trainer.heldOut(start, count), trainer.heldOutLabels(start, count)];
    const { mu } = await trainer.encode(images, labels);
    const means = await trainer.decode(mu, labels, images);
    const losses = reconstructionLosses(objective.likelihood, means, images, mu.length / architecture.latentDim);
    if (!isFiniteArray(losses)) throw new NonFinite("imageLoss");
    sum += losses.reduce((total, loss) => total + loss, 0);
    yield;
  }
  return sum / count;
}
