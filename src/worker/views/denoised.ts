import { sizeOf } from "../../experiment/architecture";
import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** Corrupted images, grey levels [count, pixels]. */
interface Asked {
  readonly images: Uint8Array;
  /** The class of each for a conditional network, [count]; the told one where left out. */
  readonly labels?: Uint8Array;
}

/** What a model makes of them at z = μ: decoded means, grey levels 0 to 255, [count, pixels]. */
interface Denoised extends Asked {
  readonly reconstructions: Uint8ClampedArray;
}

/** Images that the page has corrupted, encoded and decoded. */
export const denoised: View<Asked, Denoised> = {
  taken: "turns",
  followsToldClass: true,
  fits: ({ images }, { imageShape }) => images.length % sizeOf(imageShape) === 0,
  images: ({ images }, { imageShape }) => images.length / sizeOf(imageShape),
  async look({ images, labels }, { trainer }) {
    const { mu } = await trainer.encode(images, labels);
    return { images, reconstructions: greyLevels(await trainer.decode(mu, labels, images)) };
  },
  transfers: ({ reconstructions }) => [reconstructions.buffer],
};
