import type { Corruption, CorruptionKind } from "../../experiment/corruption";
import { corruptedLevels } from "../../model/corruption";
import { estimateOf } from "../../model/estimate";
import { reconstructionLosses } from "../../model/likelihood";
import { NonFinite } from "../../model/nonFinite";
import { meanSquaredError, peakSignalToNoise } from "../../model/psnr";
import { Purpose } from "../../model/random";
import { isFiniteArray } from "../../model/state";
import { CHUNK, type Trainer } from "../../training/trainer";
import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** How images are corrupted, and how many of the held-out ones are, at most. */
interface Asked {
  readonly kind: CorruptionKind;
  readonly count: number;
}

/** What is left of images that are corrupted at one strength. */
export interface DenoisingPoint {
  readonly strength: number;
  /** Peak signal-to-noise ratios of the mean squared error over all images, dB. */
  readonly corrupted: number;
  readonly denoised: number;
  /** Mean −log p(x | z) of the clean images at the corrupted ones' μ, nats. */
  readonly reconstruction: number;
}

/** How well a model takes a corruption away, by its strength. */
interface DenoisingCurve extends Asked {
  readonly points: readonly DenoisingPoint[];
}

const strengths = [0.1, 0.2, 0.35, 0.5, 0.7, 0.9];

/** Held-out images corrupted ever more strongly, before a model and after it. */
export const denoisingCurve: View<Asked, DenoisingCurve> = {
  taken: "pieces",
  everyGlances: 2,
  followsObjective: true,
  async *look({ kind, count }, { trainer, dataset }) {
    const points: DenoisingPoint[] = [];
    for (const strength of strengths) {
      points.push(yield* pointOf(trainer, { kind, strength }, Math.min(count, dataset.test.count)));
    }
    return { kind, count, points };
  },
  transfers: () => [],
};

async function* pointOf(trainer: Trainer, corruption: Corruption, count: number) {
  const { architecture, objective, seed } = trainer.experiment;
  const errors: { readonly corrupted: number; readonly denoised: number }[] = [];
  const losses: number[] = [];
  for (let first = 0; first < count; first += CHUNK) {
    const clean = trainer.heldOut(first, count);
    const key = { seed, counter: first, purpose: Purpose.heldOutCorruption };
    const corrupted = corruptedLevels(clean, architecture.imageShape, corruption, key);
    const labels = trainer.heldOutLabels(first, count);
    const { mu } = await trainer.encode(corrupted, labels);
    const means = await trainer.decode(mu, labels, corrupted);
    const rows = mu.length / architecture.latentDim;
    const ofImages = reconstructionLosses(objective.likelihood, means, clean, rows);
    if (!isFiniteArray(ofImages)) throw new NonFinite("imageLoss");
    losses.push(...ofImages);
    const [before, after] = [corrupted, greyLevels(means)].map((levels) => rows * meanSquaredError(levels, clean));
    errors.push({ corrupted: before ?? 0, denoised: after ?? 0 });
    yield;
  }
  const ratioOf = (of: "corrupted" | "denoised") => {
    return peakSignalToNoise(errors.reduce((sum, each) => sum + each[of], 0) / losses.length);
  };
  return {
    strength: corruption.strength,
    corrupted: ratioOf("corrupted"),
    denoised: ratioOf("denoised"),
    reconstruction: estimateOf(losses).mean,
  };
}
