import type { Likelihood } from "../experiment/objective";
import type { Dataset, LabelledImages } from "./dataset";

/** Reconstruction loss on the held-out images, in nats per image, of three decoders that know no code. */
export interface ReferenceLevels {
  /** Always the mean of the images: where posterior collapse ends up. */
  readonly meanImage: number;
  /** The mean of the images of the right class. */
  readonly classMeans: number;
  /** A perfect reconstruction. */
  readonly floor: number;
}

/** Sums over some images, pixel by pixel: all that the losses of a constant prediction depend on. */
interface PixelSums {
  count: number;
  /** Of x, 0 to 1 each, [pixels]. */
  readonly first: Float64Array;
  /** Of x², [pixels]. */
  readonly second: Float64Array;
}

/** Keeps predicted means off 0 and 1, where a Bernoulli log-likelihood has no value. */
const SMALLEST_MEAN = 1e-6;

/** The reference levels of a data set under each likelihood. */
export function referenceLevels({ test, classNames }: Dataset): Record<Likelihood, ReferenceLevels> {
  const classes = sumsByClass(test, classNames.length);
  const all = total(classes);
  const average = (loss: ConstantLoss): Omit<ReferenceLevels, "floor"> => ({
    meanImage: loss(all, meanOf(all)) / test.count,
    classMeans: classes.reduce((sum, own) => sum + loss(own, meanOf(own)), 0) / test.count,
  });
  return {
    bernoulli: { ...average(bernoulliLoss), floor: greyLevelEntropy(test) },
    gaussian: { ...average(gaussianLoss), floor: 0 },
  };
}

/** Loss in nats, summed over images and pixels, of predicting `mean` [pixels] for every image. */
type ConstantLoss = (sums: PixelSums, mean: Float64Array) => number;

function bernoulliLoss({ count, first }: PixelSums, mean: Float64Array): number {
  return first.reduce((loss, sum, pixel) => {
    const p = Math.min(1 - SMALLEST_MEAN, Math.max(SMALLEST_MEAN, mean[pixel] as number));
    return loss - sum * Math.log(p) - (count - sum) * Math.log(1 - p);
  }, 0);
}

function gaussianLoss({ count, first, second }: PixelSums, mean: Float64Array): number {
  return first.reduce((loss, sum, pixel) => {
    const m = mean[pixel] as number;
    return loss + ((second[pixel] as number) - 2 * m * sum + count * m * m) / 2;
  }, 0);
}

/** Entropy in nats of grey levels read as Bernoulli probabilities, summed over pixels, averaged over images. */
function greyLevelEntropy({ images, count }: LabelledImages): number {
  const entropies = Float64Array.from({ length: 256 }, (_, level) => bernoulliEntropy(level / 255));
  return images.reduce((sum, level) => sum + (entropies[level] as number), 0) / count;
}

function bernoulliEntropy(p: number): number {
  return p === 0 || p === 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p);
}

function sumsByClass({ images, labels, count }: LabelledImages, classes: number): PixelSums[] {
  const pixels = images.length / count;
  const sums = Array.from({ length: classes }, () => emptySums(pixels));
  for (let image = 0; image < count; image++) {
    const own = sums[labels[image] as number] as PixelSums;
    own.count += 1;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const x = (images[image * pixels + pixel] as number) / 255;
      (own.first[pixel] as number) += x;
      (own.second[pixel] as number) += x * x;
    }
  }
  return sums;
}

function emptySums(pixels: number): PixelSums {
  return { count: 0, first: new Float64Array(pixels), second: new Float64Array(pixels) };
}

function total(sums: readonly PixelSums[]): PixelSums {
  const all = emptySums(sums[0]?.first.length ?? 0);
  for (const { count, first, second } of sums) {
    all.count += count;
    for (let pixel = 0; pixel < first.length; pixel++) {
      (all.first[pixel] as number) += first[pixel] as number;
      (all.second[pixel] as number) += second[pixel] as number;
    }
  }
  return all;
}

function meanOf({ first, count }: PixelSums): Float64Array {
  return first.map((sum) => sum / Math.max(1, count));
}
