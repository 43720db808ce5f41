import { sizeOf } from "../../experiment/architecture";
import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** Some codes, and of how many dimensions each is: their numbers alone could be fewer codes of more dimensions. */
export interface LatentCodes {
  /** [count, latentDim]. */
  readonly z: Float32Array;
  readonly latentDim: number;
}

/** What the decoder makes of some codes; of more than 50, some images may be of the steps just before. */
interface Sheet extends LatentCodes {
  /** Decoded means, grey levels 0 to 255, [count, pixels]. */
  readonly images: Uint8ClampedArray;
}

/** Codes that are decoded, a turn's images at a time. */
export const sheet: View<LatentCodes, Sheet> = {
  taken: "turns",
  fits: ({ z, latentDim }, architecture) =>
    latentDim === architecture.latentDim && z.length > 0 && z.length % latentDim === 0,
  images: countOf,
  async *look(codes, { trainer, budget }) {
    const { z, latentDim } = codes;
    const count = countOf(codes);
    const pixels = sizeOf(trainer.experiment.architecture.imageShape);
    const images = new Uint8ClampedArray(count * pixels);
    for (let first = 0; ; ) {
      const some = budget.take(count - first);
      const means = await trainer.engine.decode(z.subarray(first * latentDim, (first + some) * latentDim));
      images.set(greyLevels(means), first * pixels);
      first += some;
      if (first >= count) return { z: z.slice(), latentDim, images };
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
