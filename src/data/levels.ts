import type { Likelihood } from "../experiment/objective";
import { bernoulliFloor, lossOfConstant } from "../model/likelihood";
import type { Dataset, ImageSet } from "./dataset";

/** Reconstruction loss on the held-out images, in nats per image, of three decoders that know no code. */
export interface ReferenceLevels {
  /** Always the mean of the images: where posterior collapse ends up. */
  readonly meanImage: number;
  /** The mean of the images of the right class; null where the images have no classes. */
  readonly classMeans: number | null;
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

/** The reference levels of a data set under each likelihood. */
export function referenceLevels({ test, classNames }: Dataset): Record<Likelihood, ReferenceLevels> {
  const classes = sumsByClass(test, Math.max(1, classNames.length));
  const all = total(classes);
  const average = (likelihood: Likelihood): Omit<ReferenceLevels, "floor"> => ({
    meanImage: lossOfMean(likelihood, all) / test.count,
    classMeans: test.labels && classes.reduce((sum, own) => sum + lossOfMean(likelihood, own), 0) / test.count,
  });
  return {
    bernoulli: { ...average("bernoulli"), floor: greyLevelEntropy(test) },
    gaussian: { ...average("gaussian"), floor: 0 },
  };
}

/** Loss in nats, summed over images and pixels, of predicting their mean for each of the images. */
function lossOfMean(likelihood: Likelihood, { count, first, second }: PixelSums): number {
  let loss = 0;
  for (let pixel = 0; pixel < first.length; pixel++) {
    const [sum, squares] = [first[pixel] as number, second[pixel] as number];
    loss += lossOfConstant(likelihood, sum / Math.max(1, count), { count, sum, squares });
  }
  return loss;
}

/** Entropy in nats of grey levels read as Bernoulli probabilities, summed over pixels, averaged over images. */
function greyLevelEntropy({ images, count }: ImageSet): number {
  const entropies = Float64Array.from({ length: 256 }, (_, level) => bernoulliFloor(level / 255));
  return images.reduce((sum, level) => sum + (entropies[level] as number), 0) / count;
}

function sumsByClass({ images, labels, count }: ImageSet, classes: number): PixelSums[] {
  const pixels = images.length / count;
  const sums = Array.from({ length: classes }, () => emptySums(pixels));
  for (let image = 0; image < count; image++) {
    const own = sums[labels?.[image] ?? 0] as PixelSums;
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
