import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** What the decoder makes of one code. */
interface Point {
  /** [latentDim]. */
  readonly z: Float32Array;
  /** Its decoded mean, grey levels 0 to 255, [pixels]. */
  readonly image: Uint8ClampedArray;
}

/** The user's own point in latent space, z [latentDim], decoded. */
export const point: View<Float32Array, Point> = {
  taken: "turns",
  followsToldClass: true,
  amidSteps: true,
  fits: (z, { latentDim }) => z.length === latentDim,
  async look(asked, { trainer }) {
    const z = asked.slice();
    return { z, image: greyLevels(await trainer.decode(z)) };
  },
  transfers: ({ z, image }) => [z.buffer, image.buffer],
};
