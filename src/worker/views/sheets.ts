import { type Architecture, sizeOf } from "../../experiment/architecture";
import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** What the decoder makes of some codes; of more than 50, some images may be of the steps just before. */
interface Sheet {
  /** [count, latentDim]. */
  readonly z: Float32Array;
  /** Decoded means, grey levels 0 to 255, [count, pixels]. */
  readonly images: Uint8ClampedArray;
}

/** Codes z [count, latentDim] that are decoded, a turn's images at a time. */
export const sheet: View<Float32Array, Sheet> = {
  taken: "turns",
  fits: (z, { latentDim }) => z.length > 0 && z.length % latentDim === 0,
  images: countOf,
  async *look(z, { trainer, budget }) {
    const { architecture } = trainer.experiment;
    const { latentDim } = architecture;
    const count = countOf(z, architecture);
    const pixels = sizeOf(architecture.imageShape);
    const images = new Uint8ClampedArray(count * pixels);
    for (let first = 0; ; ) {
      const some = budget.take(count - first);
      const means = await trainer.engine.decode(z.subarray(first * latentDim, (first + some) * latentDim));
      images.set(greyLevels(means), first * pixels);
      first += some;
      if (first >= count) return { z: z.slice(), images };
      yield;
    }
  },
  transfers: ({ z, images }) => [z.buffer, images.buffer],
};

/** A sheet of so many images that it is renewed at every other glance alone. */
export const largeSheet: View<Float32Array, Sheet> = { ...sheet, everyGlances: 2 };

function countOf(z: Float32Array, { latentDim }: Architecture): number {
  return z.length / latentDim;
}
