import { heldOutImages, stripRows } from "../../data/dataset";
import { greyLevels } from "./greyLevels";
import type { View } from "./view";

/** What a model makes of the strip's images. */
interface Reconstructions {
  /** Decoded posterior means, grey levels 0 to 255, [strip.length, pixels]. */
  readonly images: Uint8ClampedArray;
}

/** The strip's held-out images, encoded and decoded. */
export const reconstructions: View<true, Reconstructions> = {
  taken: "pieces",
  unasked: true,
  async look(_, { trainer, dataset }) {
    const rows = stripRows(dataset);
    const { labels } = dataset.test;
    const told = labels && Uint8Array.from(rows, (row) => labels[row] ?? 0);
    const images = heldOutImages(dataset, rows);
    const { mu } = await trainer.encode(images, told);
    return { images: greyLevels(await trainer.decode(mu, told, images)) };
  },
  transfers: ({ images }) => [images.buffer],
};
