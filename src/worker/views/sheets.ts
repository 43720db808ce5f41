import { conditionSize, sizeOf } from "../../experiment/architecture";
import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** Some codes, and of how many dimensions each is: their numbers alone could be fewer codes of more dimensions. */
export interface LatentCodes {
  /** [count, latentDim]. */
  readonly z: Float32Array;
  readonly latentDim: number;
  /** As which class a conditional network decodes each, [count]; all as the told one where left out. */
  readonly labels?: Uint8Array;
}

/** What the decoder makes of some codes; of more than 50, some images may be of the steps just before. */
interface Sheet extends LatentCodes {
  /** Decoded means, grey levels 0 to 255, [count, pixels]. */
  readonly images: Uint8ClampedArray;
}

/** Codes that are decoded, a turn's images at a time. */
export const sheet: View<LatentCodes, Sheet> = {
  taken: "turns",
  followsToldClass: true,
  fits: ({ z, latentDim, labels }, architecture) =>
    latentDim === architecture.latentDim &&
    z.length > 0 &&
    z.length % latentDim === 0 &&
    (labels?.every((label) => label < conditionSize(architecture)) ?? true),
  images: countOf,
  async *look(codes, { trainer, budget }) {
    const { z, latentDim, labels } = codes;
    const count = countOf(codes);
    const pixels = sizeOf(trainer.experiment.architecture.imageShape);
    const images = new Uint8ClampedArray(count * pixels);
    for (let first = 0; ; ) {
      const some = budget.take(count - first);
      const codesNow = z.subarray(first * latentDim, (first + some) * latentDim);
      const means = await trainer.decode(codesNow, labels?.subarray(first, first + some));
      images.set(greyLevels(means), first * pixels);
      first += some;
      if (first >= count) return { z: z.slice(), latentDim, ...(labels && { labels: labels.slice() }), images };
      yield;
    }
  },
  transfers: ({ z, images }) => [z.buffer, images.buffer],
};

/** A sheet of so many images that it is renewed at every other glance alone. */
export const largeSheet: View<LatentCodes, Sheet> = { ...sheet, everyGlances: 2 };

function countOf({ z, latentDim }: LatentCodes): number {
  return z.length / latentDim;
}
